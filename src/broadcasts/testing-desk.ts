/** For tests only: the pages of broadcasts over a real database, with one number, two topics, and broadcasts under way. */
import { sql } from "kysely";
import { saveAccount } from "../channels/channels.ts";
import { transact } from "../db/db.ts";
import type { DeliveryState } from "../delivery/delivery.ts";
import { openSite } from "../staff/testing-site.ts";
import { saveOrganisation, unnamedOrganisation } from "../web/organisation.ts";
import { broadcastPages } from "./pages.tsx";
import type { State } from "./states.ts";

/** A delivery's state, or "failed" with the code of its failure. */
type Outcome = DeliveryState | `failed ${number}`;

/** A site with one number and two topics; Ann administers, Bob edits, Cat answers. */
export async function openDesk(publicUrl?: string) {
  const site = await openSite(publicUrl);
  const woken: string[] = [];
  const context = {
    ...site.context,
    countdownSeconds: 60,
    wakeSender: () => void woken.push("sender"),
    wakeBroadcasts: () => void woken.push("broadcasts"),
  };
  site.app.route("/", broadcastPages(context));
  const accountId = await transact(
    site.db,
    async (tx) =>
      await saveAccount(tx, context.secret, {
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
  const { rows } = await sql<{ id: number }>`
    insert into topics (key, title, position)
    values ('aktuelles', 'Aktuelle Informationen', 1), ('kultur', 'Kultur!Büro.', 2)
    returning id`.execute(site.db);
  await transact(site.db, (tx) => saveOrganisation(tx, unnamedOrganisation));
  const bob = site.browser();
  await bob.logIn("Bob");
  return {
    ...site,
    bob,
    accountId,
    kultur: String(rows[1]?.id),
    woken,
    /** A broadcast that began two minutes ago, with so many deliveries in each state; returns its id. */
    async underWay(
      counts: { readonly [outcome in Outcome]?: number },
      { state = "sending", hindrance = null }: { state?: State; hindrance?: string | null } = {},
    ): Promise<string> {
      const id = crypto.randomUUID();
      const now = site.clock.now();
      const began = new Date(now.getTime() - 120_000);
      const all = Object.values(counts).reduce<number>((sum, count) => sum + (count ?? 0), 0);
      await sql`
        insert into broadcasts (id, account_id, slug, state, title, teaser, body, audience, started_at,
          expanded_at, hindrance, created_at, updated_at)
        values (${id}, ${accountId}, ${id.slice(0, 8)}, ${state}, 'Bauarbeiten an der B62',
          'Ab Montag ist die B62 gesperrt.', 'Ab Montag ist die B62 gesperrt.', ${all}, ${began},
          ${began}, ${hindrance}, ${began}, ${began})`.execute(site.db);
      await sql`
        insert into batches (account_id, id, lane, topic_ids, outside_window, state, created_at)
        values (${accountId}, ${id}, 'broadcast', '{}',
          '{"type": "template", "name": "hinweis", "language": "de", "body": []}',
          ${state === "paused" ? (hindrance === null ? "paused" : "halted") : state === "cancelled" ? "cancelled" : "open"},
          ${began})`.execute(site.db);
      for (const [outcome, count] of Object.entries(counts))
        await addDeliveries(site.db, accountId, id, outcome, count ?? 0, now);
      return id;
    },
  };
}

export const form = (kultur: string, more: Record<string, string> = {}) => ({
  id: "11111111-1111-4111-8111-111111111111",
  version: "0",
  titel: "Lesung",
  teaser: "Am Freitag liest Eva Muster im Kulturhaus.",
  text: "Um 19:30 Uhr.",
  thema: kultur,
  wann: "jetzt",
  tun: "speichern",
  ...more,
});
export const own = "/team/aussendungen/11111111-1111-4111-8111-111111111111";
export const writing = "/team/aussendungen/neu";

async function addDeliveries(
  db: Awaited<ReturnType<typeof openSite>>["db"],
  accountId: number,
  batchId: string,
  outcome: string,
  count: number,
  now: Date,
): Promise<void> {
  const [state = "", code = null] = outcome.split(" ");
  const wasAccepted = ["accepted", "held", "sent", "delivered", "read"].includes(state);
  await sql`
    with person as (
      insert into subscribers (consent_subject)
      select gen_random_uuid()::text
      from generate_series(1, ${count}::integer)
      returning id
    ), address as (
      insert into addresses (account_id, subscriber_id, bsuid, first_seen_at, last_seen_at)
      select ${accountId}, id, 'DE.' || id, ${now}, ${now}
      from person
      returning id, subscriber_id
    )
    insert into deliveries (account_id, lane, lane_rank, batch_id, address_id, subscriber_id, state,
      not_before, created_at, accepted_at, failed_at, failure_code, sending_at)
    select ${accountId}, 'broadcast', 3, ${batchId}, id, subscriber_id, ${state}, ${now}, ${now},
      ${wasAccepted ? new Date(now.getTime() - 5_000) : null}::timestamptz,
      ${state === "failed" ? now : null}::timestamptz, ${code}::integer,
      ${state === "queued" ? null : now}::timestamptz
    from address`.execute(db);
  if (state === "queued")
    await sql`
      insert into delivery_queue (account_id, batch_id, lane_rank, not_before, first_id, last_id)
      select account_id, batch_id, lane_rank, not_before, min(id), max(id)
      from deliveries
      where batch_id = ${batchId}
        and state = 'queued'
      group by account_id, batch_id, lane_rank, not_before`.execute(db);
}
