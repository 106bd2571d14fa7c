/** What both sides say, held against each other. Pure. */
import type { Delivery } from "./county.ts";
import type { SinkReport } from "./sink-process.ts";

export type Unknown = {
  readonly deliveryId: number;
  /** What only the other side knows. */
  readonly reached: boolean;
};

export type Verdict = {
  readonly people: number;
  readonly once: number;
  readonly twice: number;
  /** Nobody's message came, though the program thinks that it did or has ended it. */
  readonly lost: number;
  readonly uncertain: readonly Unknown[];
  /** Uncertain though a status of it was taken in. */
  readonly knowable: number;
  readonly unsettled: number;
  readonly strange: number;
  /** Nothing is wrong. */
  readonly holds: boolean;
};

const known = ["accepted", "held", "sent", "delivered", "read"];

export function judge(
  phones: readonly string[],
  deliveries: readonly Delivery[],
  sink: SinkReport,
  { withhold }: { readonly withhold: boolean },
): Verdict {
  const byReference = new Map(
    sink.entries.flatMap((entry) => entry.references.map((one) => [one, entry] as const)),
  );
  const byPhone = new Map(sink.entries.map((entry) => [entry.phone, entry]));
  const counts = phones.map((phone) => byPhone.get(phone)?.references.length ?? 0);
  const uncertain = deliveries
    .filter(({ state }) => state === "uncertain")
    .map(({ id }) => ({ deliveryId: id, reached: byReference.has(String(id)) }));
  const knowable = uncertain.filter(
    ({ deliveryId }) => byReference.get(String(deliveryId))?.told === true,
  ).length;
  const lost = deliveries.filter(
    ({ id, state }) => state !== "uncertain" && !byReference.has(String(id)),
  ).length;
  const unsettled = deliveries.filter(
    ({ state }) => state !== "uncertain" && !known.includes(state),
  ).length;
  const twice = counts.filter((count) => count > 1).length;
  const once = counts.filter((count) => count === 1).length;
  const { strange } = sink;
  const wrong = twice + lost + knowable + unsettled + strange;
  const whole = deliveries.length === phones.length;
  const everybody = withhold || (once === phones.length && uncertain.length === 0);
  return {
    people: phones.length,
    once,
    twice,
    lost,
    uncertain,
    knowable,
    unsettled,
    strange,
    holds: wrong === 0 && whole && everybody,
  };
}
