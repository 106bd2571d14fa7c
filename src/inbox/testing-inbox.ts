/** For tests only: citizens who write to a county, and staff with browsers who read it. */
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import sharp from "sharp";
import {
  saveAccount,
  type CallResult,
  type Channel,
  type FileContent,
  type InboundBody,
  type MessageEvent,
} from "../channels/channels.ts";
import { transact, type Db } from "../db/db.ts";
import { openSite } from "../staff/testing-site.ts";
import { inboxPages } from "./pages.tsx";
import { receive, type Received } from "./receive.ts";

/** A site with one number; Ann administers, Bob edits, Cat answers (see the staff folder). It is Tuesday, 10:00. */
export async function openInbox() {
  const site = await openSite();
  site.clock.set(new Date("2026-11-24T09:00:00Z"));
  const mediaFolder = await mkdtemp(join(tmpdir(), "rundruf-inbox-"));
  const files = new Map<string, CallResult<FileContent>>();
  const markedRead: string[] = [];
  const context = {
    ...site.context,
    mediaFolder,
    wakeSender: () => undefined,
    channelOf: () => channelWith(files, markedRead),
  };
  site.app.route("/", inboxPages(context));
  const accountId = await addAccount(site.db, context.secret);
  let written = 0;
  return {
    ...site,
    context,
    accountId,
    /** What the channel has to hand out, by its media id. */
    files,
    /** Provider ids of messages whose reading was told. */
    markedRead,
    meets: async (name: string | null) => await insertPerson(site.db, accountId, name),
    /** A citizen's message reaches the inbox as intake would hand it over. */
    async writes(person: Person, body: InboundBody | string, more: Partial<Writing> = {}) {
      written += 1;
      const at = more.at ?? site.clock.now();
      const event: MessageEvent = {
        kind: "message",
        accountExternalId: "1065",
        providerMessageId: more.id ?? `wamid.${written}`,
        at,
        sender: { phone: "491701234567" },
        replyTo: more.replyTo,
        body: typeof body === "string" ? { kind: "text", text: body } : body,
      };
      return await transact(site.db, async (tx): Promise<Received> => {
        await sql`update addresses set last_inbound_at = greatest(last_inbound_at, ${at}::timestamptz) where id = ${person.addressId}`.execute(
          tx,
        );
        const automatic = more.automatic ?? false;
        return await receive(tx, { ...person, event, automatic, now: site.clock.now() });
      });
    },
    async [Symbol.asyncDispose]() {
      await rm(mediaFolder, { recursive: true, force: true });
      await site[Symbol.asyncDispose]();
    },
  };
}

export type Inbox = Awaited<ReturnType<typeof openInbox>>;
export type Person = {
  readonly accountId: number;
  readonly addressId: number;
  readonly subscriberId: number;
};
type Writing = {
  readonly id: string;
  readonly at: Date;
  readonly replyTo: string;
  readonly automatic: boolean;
};

/** How many files lie in the media folder, however it is laid out. */
export async function filesIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).length;
}

/** The one row of a query; a test that expects one fails loudly without it. */
export async function one<T>(
  query: { execute(db: Db): Promise<{ rows: T[] }> },
  db: Db,
): Promise<T> {
  const { rows } = await query.execute(db);
  const row = rows[0];
  if (row === undefined) throw new Error("No row");
  return row;
}

export async function logInAs(inbox: Inbox, name: string) {
  const browser = inbox.browser();
  await browser.logIn(name);
  return browser;
}

/** Dan asked something that nobody but those who answer may read. */
export async function asked(inbox: Inbox, text = "Mein Geheimnis") {
  const dan = await inbox.meets("Dan");
  const { conversationId, messageId } = await inbox.writes(dan, text);
  return {
    dan,
    id: conversationId,
    messageId: messageId ?? 0,
    path: `/team/posteingang/${conversationId}`,
  };
}

export async function picture(): Promise<Uint8Array> {
  return new Uint8Array(
    await sharp({ create: { width: 40, height: 30, channels: 3, background: "#8a1538" } })
      .withExif({ IFD0: { Copyright: "EXIF-GEHEIM" } })
      .jpeg()
      .toBuffer(),
  );
}

async function addAccount(db: Db, secret: string): Promise<number> {
  return await transact(
    db,
    async (tx) =>
      await saveAccount(tx, secret, {
        channel: "whatsapp",
        externalId: "1065",
        businessAccountId: "2",
        displayNumber: "+49 271 333 0",
        apiUrl: "http://127.0.0.1:9",
        apiVersion: "v25.0",
        accessToken: "token",
        appSecrets: ["secret"],
        verifyToken: "word",
        messagesPerSecond: 80,
        dailyRecipientLimit: null,
        flowId: null,
      }),
  );
}

let people = 0;

async function insertPerson(db: Db, accountId: number, name: string | null): Promise<Person> {
  people += 1;
  const subscriber = await one(
    sql<{ id: number }>`
      insert into subscribers (display_name, consent_subject)
      values (${name}, ${`subject-${people}`})
      returning id`,
    db,
  );
  const address = await one(
    sql<{ id: number }>`
      insert into addresses (account_id, subscriber_id, bsuid, first_seen_at, last_seen_at)
      values (${accountId}, ${subscriber.id}, ${`DE.${people}`}, '2026-11-01', '2026-11-01')
      returning id`,
    db,
  );
  return { accountId, addressId: address.id, subscriberId: subscriber.id };
}

/** The far end of the wire: only what the inbox asks a channel for. */
function channelWith(
  files: ReadonlyMap<string, CallResult<FileContent>>,
  markedRead: string[],
): Channel {
  const gone: CallResult<FileContent> = {
    kind: "refused",
    failure: { code: 100, class: "permanent", reason: "Die Datei gibt es nicht mehr." },
  };
  const channel: Pick<Channel, "name" | "download" | "markRead"> = {
    name: "whatsapp",
    download: (_, id) => Promise.resolve(files.get(id) ?? gone),
    markRead: (_, id) => {
      markedRead.push(id);
      return Promise.resolve({ kind: "done", value: true });
    },
  };
  // The inbox calls nothing else; a call to something else fails the test with a clear TypeError.
  return channel as Channel;
}
