/** For tests only: the staff pages of sources and events, a server to ask, and Bob, who edits. */
import { transact } from "../db/db.ts";
import { openSite } from "../staff/testing-site.ts";
import { sourcePages } from "./pages.tsx";
import type { DraftCorrection } from "./answer-question.ts";
import { sourcesLoop } from "./poll-loop.ts";
import { eventsOn } from "./events-on.ts";
import { noteSent } from "./mentions.ts";
import { openServer, reader } from "./testing-sources.ts";

export const wednesday = { from: "2026-11-25", to: "2026-11-25" };

export async function openDesk({
  publicUrl,
  draftCorrection = () => Promise.resolve({ href: "/team/aussendungen" }),
}: { publicUrl?: string; draftCorrection?: DraftCorrection } = {}) {
  const site = await openSite(publicUrl);
  const server = await openServer();
  let woken = 0;
  const context = {
    ...site.context,
    reader,
    allowPrivate: true,
    wakeSources: () => void (woken += 1),
    draftCorrection,
  };
  site.app.route("/", sourcePages(context));
  const loop = sourcesLoop(context);
  const { db, clock } = site;
  const bob = site.browser();
  await bob.logIn("Bob");
  return {
    ...site,
    server,
    bob,
    woken: () => woken,
    async turns() {
      while (await loop.once());
    },
    on: async () => await eventsOn(db, wednesday),
    /** Everything of Wednesday was sent. */
    async send() {
      const occurrences = await eventsOn(db, wednesday);
      const batchId = crypto.randomUUID();
      await transact(db, (tx) => noteSent(tx, { batchId, occurrences, sentAt: clock.now() }));
      clock.advance("1m");
    },
    async page(path: string): Promise<string> {
      return await (await bob.get(path)).text();
    },
    /** Posts, and reads the page that it leads to. */
    async press(path: string, fields: Record<string, string> = {}): Promise<string> {
      const answer = await bob.post(path, fields);
      const where = answer.headers.get("location");
      return where === null ? await answer.text() : await (await bob.get(where)).text();
    },
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await site[Symbol.asyncDispose]();
    },
  };
}
