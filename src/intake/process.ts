import { setTimeout as wait } from "node:timers/promises";
import { sql } from "kysely";
import {
  type Channel,
  type ChannelEvent,
  type ChannelName,
  type StatusEvent,
} from "../channels/channels.ts";
import { parseJson } from "../lib/parse-json.ts";
import { isDatabaseAway, list, transact, type Db } from "../db/db.ts";
import { loop, withoutValues, type Loop } from "../lib/loop.ts";
import type { PageContext } from "../web/context.ts";
import { dispatch } from "./dispatch.ts";
import { dispatchStatuses } from "./statuses.ts";
import { setAside } from "./set-aside.ts";

export type IntakeContext = Pick<PageContext, "db" | "clock" | "log" | "secret" | "publicUrl"> & {
  readonly channelOf: (name: ChannelName) => Channel;
  /** Told after work was queued, so that an answer leaves at once and not at the next turn of the engine. */
  readonly wakeSender: () => void;
};

const BODIES_A_TURN = 500;
/** Together; one that is larger comes alone. Read as JSON a body takes ten times its size. */
const BYTES_A_TURN = 8 * 1024 * 1024;
const LEASE_SECONDS = 60;
const gatherMs = 50;

/**
 * Takes stored bodies in, oldest first. What comes within a twentieth of a second is taken in together: at 80 messages a
 * second 240 statuses come one by one, and each alone would cost a dozen statements.
 */
export function intakeLoop(context: IntakeContext): Loop {
  let begun = Number.NEGATIVE_INFINITY;
  const rhythm = { everyMs: 1_000, clock: context.clock, log: context.log };
  const gathering = loop("intake", rhythm, async () => {
    const early = begun + gatherMs - performance.now();
    if (early > 0) await wait(early);
    begun = performance.now();
    return await takeBodiesIn(context);
  });
  return { ...gathering, once: async () => await takeBodiesIn(context) };
}

/** One turn: claims stored bodies and takes them in. True when there may be more. */
async function takeBodiesIn(context: IntakeContext): Promise<boolean> {
  const bodies = await claimBodies(context.db, context.clock.now());
  if (bodies.length === 0) return false;

  const statuses: { bodyId: number; event: StatusEvent }[] = [];
  for (const body of bodies) {
    for (const event of await readEvents(context, body)) {
      if (event.kind === "status") statuses.push({ bodyId: body.id, event });
      else await takeEventIn(context, body.id, event);
    }
  }
  // Statuses last and together: one statement for hundreds of them. Their order does not matter, they have ranks.
  await dispatchStatuses(context, statuses);
  await sql`
    update webhook_bodies
    set processed_at = ${context.clock.now()}, lease_until = null
    where id = any(${list(bodies.map(({ id }) => id))}::bigint[])`.execute(context.db);
  context.wakeSender();
  return true;
}

type StoredBody = {
  readonly id: number;
  readonly channel: string;
  readonly body: Buffer;
  readonly receivedAt: Date;
};

async function claimBodies(db: Db, now: Date): Promise<StoredBody[]> {
  const { rows } = await sql<StoredBody>`
    update webhook_bodies
    set lease_until = ${new Date(now.getTime() + LEASE_SECONDS * 1000)},
        attempts = attempts + 1
    where id in (
      select id
      from (
        select id, sum(bytes) over (order by id) - bytes as before
        from (
          select id, octet_length(body) as bytes
          from webhook_bodies
          where processed_at is null
            and (lease_until is null or lease_until < ${now})
          order by id
          limit ${BODIES_A_TURN}
          for update skip locked
        ) waiting
      ) sized
      where before < ${BYTES_A_TURN}
    )
    returning id, channel, body, received_at as "receivedAt"`.execute(db);
  return rows.sort((a, b) => a.id - b.id);
}

async function readEvents(
  context: IntakeContext,
  stored: StoredBody,
): Promise<readonly ChannelEvent[]> {
  const reading = parseJson(stored.body);
  if (reading.kind === "read")
    return context.channelOf("whatsapp").parse(reading.value, stored.receivedAt);
  await setAside(
    context.db,
    stored.id,
    { kind: "unreadable" },
    reading.reason,
    context.clock.now(),
  );
  return [];
}

async function takeEventIn(
  context: IntakeContext,
  bodyId: number,
  event: Exclude<ChannelEvent, StatusEvent>,
): Promise<void> {
  try {
    const taken = await transact(context.db, (tx) => dispatch(tx, context, event));
    if (taken.kind === "not-ours")
      await setAside(context.db, bodyId, event, taken.reason, context.clock.now());
  } catch (error) {
    // A lost connection is no fault of the event: the turn ends, the lease runs out, the body is taken again.
    if (isDatabaseAway(error)) throw error;
    context.log.error(
      { webhookBodyId: bodyId, eventKind: event.kind, err: withoutValues(error) },
      "event set aside",
    );
    await setAside(
      context.db,
      bodyId,
      event,
      "Beim Verarbeiten ist ein Fehler aufgetreten.",
      context.clock.now(),
    );
  }
}
