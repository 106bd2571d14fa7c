/** Pages over HTTP with 20,000 subscribers and 100,000 deliveries: how long the server takes, how much travels. */
import { sql } from "kysely";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { paths } from "../src/web/paths.ts";
import { percentile, type Benchmark, type Figure } from "./report.ts";
import { staff, startService, type Service } from "./service.ts";

const subscribers = 20_000;
const deliveriesEach = 5;
const rounds = 30;
const conversations = 5_000;

/** Of the first to the fifth: one is a draft to everybody, the others were sent. */
const broadcastId = (number: number) =>
  `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;

export const pages: Benchmark = async () => {
  await using service = await startService(80);
  await fill(service);
  const cookie = await logIn(service);
  const figures: Figure[] = [
    { what: "public page, bytes without fonts", value: await weight(service.url), unit: "kB" },
  ];
  const staffPages = [
    paths.team,
    paths.broadcasts,
    paths.newBroadcast,
    paths.broadcast(broadcastId(1)),
    paths.broadcast(broadcastId(2)),
    paths.inbox,
    `${paths.inbox}?stand=alle&suche=Frage`,
    paths.conversation(1),
    paths.subscribers,
    paths.subscriber(1),
    `${paths.subscribers}?suche=Person+19999`,
    paths.topics,
    paths.settings,
    paths.settingsAudit,
    paths.emergencyStop,
  ];
  for (const path of [paths.signup, paths.archive, paths.privacyNotice])
    figures.push(...(await time(service.url, path, {})));
  for (const path of staffPages) figures.push(...(await time(service.url, path, { cookie })));
  return figures;
};

async function time(
  url: string,
  path: string,
  headers: Record<string, string>,
): Promise<readonly Figure[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const begun = performance.now();
    const response = await fetch(url + path, { headers, redirect: "manual" });
    await response.arrayBuffer();
    if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
    times.push(performance.now() - begun);
  }
  return [
    { what: `${path}, median`, value: percentile(times, 0.5), unit: "ms" },
    { what: `${path}, 95 of 100 within`, value: percentile(times, 0.95), unit: "ms" },
  ];
}

/** The page and everything it links to but fonts, as it travels, in kB. */
async function weight(url: string): Promise<number> {
  const page = await fetchCompressed(url);
  const links = [...page.text.matchAll(/(?:href|src)="(\/(?:static|farbe)[^"]*)"/g)].map(
    ([, link = ""]) => link,
  );
  const parts = await Promise.all(
    links
      .filter((link) => !link.includes("woff2"))
      .map(async (link) => await fetchCompressed(url + link)),
  );
  return [page, ...parts].reduce((sum, { bytes }) => sum + bytes, 0) / 1000;
}

async function fetchCompressed(url: string): Promise<{ bytes: number; text: string }> {
  // A raw request: `fetch` would decompress and hide what travelled.
  const { request } = await import("node:http");
  return await new Promise((resolve, reject) => {
    request(url, { headers: { "accept-encoding": "br, gzip" } }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        const raw = Buffer.concat(chunks);
        const encoding = response.headers["content-encoding"];
        const plain =
          encoding === "br"
            ? brotliDecompressSync(raw)
            : encoding === "gzip"
              ? gunzipSync(raw)
              : raw;
        resolve({ bytes: raw.byteLength, text: plain.toString("utf8") });
      });
    })
      .once("error", reject)
      .end();
  });
}

/** The cookie of a member of staff. */
export async function logIn({ url }: { readonly url: string }): Promise<string> {
  const response = await fetch(url + paths.login, {
    method: "POST",
    body: new URLSearchParams(staff),
    headers: { "sec-fetch-site": "same-origin" },
    redirect: "manual",
  });
  const cookie = response.headers.getSetCookie()[0]?.split(";")[0];
  if (cookie === undefined) throw new Error(`The log-in answered ${response.status}`);
  return cookie;
}

async function fill({ db, accountId }: Service): Promise<void> {
  await sql`
    insert into subscribers (display_name, consent_subject)
    select 'Person ' || n, 'subject-' || n
    from generate_series(1, ${subscribers}) n`.execute(db);
  await sql`
    insert into addresses (account_id, subscriber_id, bsuid, phone, first_seen_at, last_seen_at, last_inbound_at)
    select ${accountId}, id, 'DE.' || id, (4915100000000 + id)::text, now(), now(), now() - id * interval '1 second'
    from subscribers`.execute(db);
  await sql`
    insert into subscriptions (topic_id, subscriber_id, state, since)
    select topics.id, subscribers.id, 'active', now()
    from subscribers, topics
    where subscribers.id % 3 <> topics.position % 3`.execute(db);
  await sql`
    insert into broadcasts (id, account_id, slug, state, title, teaser, body, started_at, expanded_at, finished_at,
      audience, created_at, updated_at)
    select ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, ${accountId}, 'nachricht-' || n,
      case when n = 1 then 'draft' else 'sent' end, 'Nachricht ' || n, 'Ein Satz.', 'Ein Text.',
      case when n > 1 then now() end, case when n > 1 then now() end, case when n > 1 then now() end,
      case when n > 1 then ${subscribers}::integer end, now(), now()
    from generate_series(1, ${deliveriesEach}) n`.execute(db);
  await sql`
    insert into broadcast_topics (broadcast_id, topic_id)
    select broadcasts.id, topics.id
    from broadcasts, topics`.execute(db);
  await sql`
    with talks as (
      insert into conversations (account_id, address_id, subscriber_id, state, waiting_since, last_message_at)
      select account_id, id, subscriber_id, case when id % 50 = 0 then 'waiting' else 'done' end,
        case when id % 50 = 0 then now() - id * interval '1 second' end, now()
      from addresses
      order by id
      limit ${conversations}
      returning id
    )
    insert into messages (conversation_id, account_id, direction, kind, text, at)
    select talks.id, ${accountId}, case when n % 2 = 0 then 'out' else 'in' end, 'text', 'Frage ' || n, now()
    from talks, generate_series(1, 10) n`.execute(db);
  await sql`
    insert into audit_log (at, actor, action)
    select now() - n * interval '1 second', 'system', 'logged in'
    from generate_series(1, 20000) n`.execute(db);
  await sql`
    insert into deliveries (account_id, lane, lane_rank, address_id, subscriber_id, state, batch_id, not_before, created_at, accepted_at, delivered_at)
    select ${accountId}, 'broadcast', 3, addresses.id, addresses.subscriber_id, 'delivered',
      ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, now(), now(), now(), now()
    from addresses, generate_series(1, ${deliveriesEach}) n`.execute(db);
  await sql`analyze`.execute(db);
}
