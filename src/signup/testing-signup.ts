/** For tests only: the sign-up on a database of its own, on a port where a real browser reaches it. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { saveAccount } from "../channels/channels.ts";
import { transact } from "../db/db.ts";
import { openSite } from "../staff/testing-site.ts";
import {
  createTopic,
  savePilot,
  type Pilot,
  type TopicValues,
} from "../subscribers/subscribers.ts";
import { saveOrganisation, unnamedOrganisation } from "../web/organisation.ts";
import type { LastPost } from "./context.ts";
import { signupPages } from "./pages.tsx";

export const number = "+49 271 3330000";

/** What the dialogue and the pages call the topics. */
export const titles = {
  aktuelles: "Aktuelle Informationen",
  kultur: "Kultur!Büro.",
  veranstaltungstipps: "Veranstaltungstipps",
};

const keys = ["aktuelles", "kultur", "veranstaltungstipps"] as const;

/** All seven ways to choose some of three topics. */
export const combinations = [1, 2, 3, 4, 5, 6, 7].map((bits) =>
  keys.filter((_, index) => (bits & (1 << index)) !== 0),
);

const organisation = {
  ...unnamedOrganisation,
  name: "Kreis Musterberg",
  shortName: "Musterberg",
  demo: true,
};

const english = { titleEn: null, descriptionEn: null, promisedFrequencyEn: null };
const countyTopics: readonly (TopicValues & { readonly key: string })[] = [
  {
    key: "aktuelles",
    title: "Aktuelle Informationen",
    titleEn: "Current information",
    description: "Was im Kreis wichtig ist: Verkehr, Wetter, Schule, Kreishaus",
    descriptionEn: "What matters in the county: traffic, weather, schools, offices",
    promisedFrequency: "einzelne Nachrichten des Tages",
    promisedFrequencyEn: "single messages when there is news",
  },
  {
    ...english,
    key: "kultur",
    title: "Kultur!Büro.",
    description: "Konzerte, Lesungen, Ausstellungen und Angebote des Kulturbüros",
    promisedFrequency: "etwa zweimal in der Woche",
  },
  {
    ...english,
    key: "veranstaltungstipps",
    title: "Veranstaltungstipps",
    description: "Was heute im Kreis los ist, jeden Morgen ausgewählt",
    promisedFrequency: "jeden Morgen gegen 7:30 Uhr",
  },
];

const posts: ReadonlyMap<string, LastPost> = new Map([
  [
    "aktuelles",
    {
      title: "B62: Vollsperrung am Wochenende",
      teaser:
        "Zwischen Netphen und Deuz wird die Fahrbahn erneuert. Eine Umleitung ist ausgeschildert.",
      slug: "b62-vollsperrung",
      at: new Date("2026-11-23T10:00:00Z"),
    },
  ],
  [
    "veranstaltungstipps",
    {
      title: "Tipps für Dienstag",
      teaser: "Adventsmarkt am Schloss, Lesung in der Stadtbibliothek und ein Konzert für Kinder.",
      slug: "tipps-24-11",
      at: new Date("2026-11-24T06:30:00Z"),
    },
  ],
]);

export type SignupOptions = {
  readonly topics?: readonly (TopicValues & { readonly key?: string })[] | undefined;
  readonly account?: boolean | undefined;
  readonly pilot?: Pilot | undefined;
  readonly withPosts?: boolean | undefined;
  readonly linkUrl?: string | undefined;
};

/** The county's site with its topics and one number; `url` is where a browser finds it. */
export async function openSignup(options: SignupOptions = {}) {
  const server = await listen();
  const site = await openSite(server.url);
  const { db, secret } = { db: site.db, secret: site.context.secret };
  await transact(db, async (tx) => {
    await saveOrganisation(tx, organisation);
    for (const topic of options.topics ?? countyTopics) await createTopic(tx, topic);
    if (options.pilot !== undefined) await savePilot(tx, options.pilot);
    if (options.account !== false) await saveAccount(tx, secret, account);
  });
  const { app } = site;
  app.route(
    "/",
    signupPages({
      ...site.context,
      linkUrl: options.linkUrl ?? "https://wa.me",
      ...(options.withPosts === true
        ? { lastPosts: () => Promise.resolve(posts), archiveFeed: true }
        : {}),
    }),
  );
  server.answer(getRequestListener(app.fetch));
  return {
    ...site,
    url: server.url,
    get: (path: string, headers: Record<string, string> = {}) =>
      app.request(`${server.url}${path}`, { headers }),
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await site[Symbol.asyncDispose]();
    },
  };
}

const account = {
  channel: "whatsapp" as const,
  externalId: "100000000000001",
  businessAccountId: "200000000000001",
  displayNumber: number,
  apiUrl: "https://graph.example",
  apiVersion: "v25.0",
  accessToken: "token",
  appSecrets: ["secret"],
  verifyToken: "word",
  messagesPerSecond: 80,
  dailyRecipientLimit: null,
  flowId: null,
};

type Listener = ReturnType<typeof getRequestListener>;

/** The port must be known before the site is made: it is part of its addresses. */
async function listen() {
  let answer: Listener | null = null;
  const server = createServer((request, response) => void answer?.(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A TCP server that listens has an address with a port.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    answer(listener: Listener) {
      answer = listener;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Somebody else's web site: one page with the given body and policy, on a host that is not ours. */
export async function openForeignSite(page: { readonly body: string; readonly policy?: string }) {
  const server = await listen();
  server.answer(
    getRequestListener(
      () =>
        new Response(
          `<!doctype html><html lang="de"><head><meta name="viewport" content="width=device-width"><title>Gemeinde</title></head><body><main>${page.body}</main></body></html>`,
          {
            headers: {
              "Content-Type": "text/html; charset=utf-8",
              ...(page.policy === undefined ? {} : { "Content-Security-Policy": page.policy }),
            },
          },
        ),
    ),
  );
  return {
    url: server.url.replace("127.0.0.1", "localhost"),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}
