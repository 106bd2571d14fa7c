/** For tests only: a database with one topic and one number, a server of any manners, and the loop that asks it. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { pino } from "pino";
import { afterAll } from "vitest";
import { testClock } from "../../test/support/clock.ts";
import { testDatabase } from "../../test/support/database.ts";
import { saveAccount } from "../channels/channels.ts";
import { transact } from "../db/db.ts";
import { createTopic } from "../subscribers/subscribers.ts";
import type { FormatName } from "./formats/formats.ts";
import { sourcesLoop } from "./poll-loop.ts";
import { openReader } from "./reader.ts";
import { addSource, readSource, type Source, type SourceValues } from "./source.ts";

export type Manners = (request: IncomingMessage, response: ServerResponse) => void;

/** A real server on this machine; what it does can be changed between polls. */
export async function openServer(manners: Manners = () => undefined) {
  const behind = { manners };
  const asked: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    asked.push(request);
    behind.manners(request, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  // A server that listens on a port has an address with one.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    behaves(next: Manners) {
      behind.manners = next;
    },
    says(body: string | Uint8Array, headers: Record<string, string> = {}) {
      behind.manners = (_, response) => void response.writeHead(200, headers).end(body);
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** It keeps nothing between jobs, and its thread takes half a second to start. */
export const reader = openReader();
afterAll(() => reader[Symbol.asyncDispose]());

const usual: SourceValues = {
  title: "Kulturkalender",
  topicId: null,
  draftsNews: false,
  onlyCities: [],
  onlyCategories: [],
  everyMinutes: 30,
};

/** Tuesday, 24 November 2026, 10:00 in Berlin. */
export async function openSources({ allowPrivate = true }: { allowPrivate?: boolean } = {}) {
  const database = await testDatabase();
  const { db } = database;
  const clock = testClock();
  const mediaFolder = await mkdtemp(join(tmpdir(), "rundruf-media-"));
  const server = await openServer();
  const log = pino({ level: "silent" });
  const publicUrl = "https://nachrichten.kreis.example";
  const context = { db, clock, log, publicUrl, mediaFolder, reader, allowPrivate };
  const loop = sourcesLoop(context);
  const topicId = await transact(db, async (tx) => {
    await saveAccount(tx, "0".repeat(64), {
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
    });
    const made = await createTopic(tx, {
      title: "Veranstaltungstipps",
      titleEn: null,
      description: "",
      descriptionEn: null,
      promisedFrequency: "",
      promisedFrequencyEn: null,
    });
    return made.kind === "created" ? made.topic.id : 0;
  });

  const stands = async (id: number): Promise<Source> => {
    const source = await readSource(db, id);
    if (source === null) throw new Error(`There is no source ${id}`);
    return source;
  };
  const turns = async (asking = loop) => {
    while (await asking.once());
  };
  return {
    ...context,
    server,
    topicId,
    loop,
    stands,
    async add(format: FormatName, values: Partial<SourceValues> & { url?: string } = {}) {
      const url = values.url ?? `${server.url}/${format}`;
      const given = { ...usual, topicId, ...values, url, format };
      const id = await transact(db, (tx) => addSource(tx, given, clock.now()));
      if (id === null) throw new Error(`There is a source at ${url} already`);
      return id;
    },
    /** Everything that is due. */
    turns,
    /** The source, asked now and read to the end; by somebody who waits no longer than `timeoutMs` where that is given. */
    async poll(id: number, timeoutMs?: number): Promise<Source> {
      await sql`update sources set due_at = ${clock.now()} where id = ${id}`.execute(db);
      await turns(sourcesLoop({ ...context, timeoutMs }));
      return await stands(id);
    },
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await rm(mediaFolder, { recursive: true });
      await database[Symbol.asyncDispose]();
    },
  };
}

export type Vevent = {
  readonly uid: string;
  /** "20261125T183000Z", "20261125" */
  readonly start: string;
  /** After the last day, as iCalendar says it: "20261128". */
  readonly end?: string;
  readonly title?: string;
  readonly place?: string;
  readonly url?: string;
  readonly status?: "CANCELLED";
};

export function calendar(...events: readonly Vevent[]): string {
  const blocks = events.map(
    ({ uid, start, end, title = `Termin ${uid}`, place = "Kulturhaus", url, status }) =>
      [
        "BEGIN:VEVENT",
        `UID:${uid}`,
        start.length === 8 ? `DTSTART;VALUE=DATE:${start}` : `DTSTART:${start}`,
        ...(end === undefined ? [] : [`DTEND;VALUE=DATE:${end}`]),
        `SUMMARY:${title}`,
        ...(place === "" ? [] : [`LOCATION:${place}`]),
        ...(url === undefined ? [] : [`URL:${url}`]),
        ...(status === undefined ? [] : [`STATUS:${status}`]),
        "END:VEVENT",
      ].join("\r\n"),
  );
  return [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Rundruf//Test//DE",
    "X-WR-CALNAME:Kulturkalender",
    ...blocks,
    "END:VCALENDAR",
    "",
  ].join("\r\n");
}

export function feed(...items: readonly { id: string; title?: string; at?: string }[]): string {
  const entries = items.map(
    ({ id, title = `Meldung ${id}`, at = "Tue, 24 Nov 2026 09:30:00 GMT" }) =>
      `<item><guid isPermaLink="false">${id}</guid><title>${title}</title><link>https://kreis.example/${id}</link><description>Der Kreis teilt mit: ${title}.</description><pubDate>${at}</pubDate></item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Presse</title><link>https://kreis.example</link><description>Meldungen</description>${entries.join("")}</channel></rss>`;
}
