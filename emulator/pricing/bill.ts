import type { Outgoing } from "../graph/outgoing.ts";
import type { Person } from "../people/person.ts";
import type { World } from "../world.ts";
import { marketOf, rateCardAt, type Market } from "./rate-cards.ts";

export type Category = "marketing" | "utility" | "authentication" | "service";

/** One delivered message and what it cost. */
export type Charge = {
  readonly at: number;
  readonly month: string;
  readonly category: Category;
  readonly market: Market;
  readonly card: string;
  readonly micros: number;
  readonly free: boolean;
};

/** Puts a delivered message on the bill: charged on delivery, by the recipient's country (reference 6.1). */
export function charge(world: World, message: Outgoing, person: Person): void {
  const card = rateCardAt(world.clock.now());
  const free = isFree(world, message);
  const market = marketOf(person.phone);
  const kind = message.category === "marketing" ? "marketing" : "utility";
  const micros = free ? 0 : card.rates[market][kind][world.settings.currency];
  world.charges.push({
    at: world.clock.milliseconds(),
    month: monthOf(world),
    category: message.category,
    market,
    card: card.validFrom,
    micros,
    free,
  });
  if (person.onDesk) world.watchers.tell({ kind: "bill" });
}

/**
 * The `pricing` object of a status. What Meta writes for the 1,000 free service messages is not documented; this says
 * `free_customer_service`, which is what free service messages were called before.
 */
export function pricingOf(
  world: World,
  message: Outgoing,
  _person: Person,
): Readonly<Record<string, unknown>> {
  const free = isFree(world, message);
  return {
    billable: !free,
    pricing_model: "PMP",
    type: free ? "free_customer_service" : "regular",
    category: message.category,
  };
}

function isFree(world: World, message: Outgoing): boolean {
  const card = rateCardAt(world.clock.now());
  if (message.isReaction) return true;
  if (message.category === "utility") return card.windowIsFree && message.windowOpen;
  return (
    message.category === "service" && deliveredServiceMessages(world) < card.freeServiceMessages
  );
}

/** Counted once a month, not once a message: the last answer is kept with how far it had read. */
const counted = new WeakMap<readonly Charge[], { month: string; upTo: number; service: number }>();

function deliveredServiceMessages(world: World): number {
  const month = monthOf(world);
  let known = counted.get(world.charges);
  if (known === undefined || known.month !== month || known.upTo > world.charges.length)
    known = { month, upTo: 0, service: 0 };
  for (; known.upTo < world.charges.length; known.upTo++) {
    const one = world.charges[known.upTo];
    if (one?.category === "service" && one.month === month) known.service += 1;
  }
  counted.set(world.charges, known);
  return known.service;
}

const months = new Map<string, Intl.DateTimeFormat>();

/** "2026-11" in the account's time zone. */
function monthOf(world: World): string {
  const zone = world.settings.timeZone;
  let format = months.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("sv-SE", {
      timeZone: zone,
      year: "numeric",
      month: "2-digit",
    });
    months.set(zone, format);
  }
  return format.format(world.clock.milliseconds());
}

export type Bill = {
  readonly currency: string;
  readonly card: { readonly validFrom: string; readonly source: string };
  readonly lines: readonly BillLine[];
  readonly totalMicros: number;
  readonly total: number;
  readonly freeServiceMessagesLeft: number | null;
};
type BillLine = {
  category: Category;
  market: Market;
  card: string;
  delivered: number;
  free: number;
  micros: number;
  amount: number;
};

/** What Meta would charge for all that was delivered so far. */
export function bill(world: World): Bill {
  const lines = new Map<string, BillLine>();
  for (const { category, market, card, micros, free } of world.charges) {
    const key = `${card}/${category}/${market}`;
    const line = lines.get(key) ?? {
      category,
      market,
      card,
      delivered: 0,
      free: 0,
      micros: 0,
      amount: 0,
    };
    line.delivered += 1;
    line.free += free ? 1 : 0;
    line.micros += micros;
    line.amount = line.micros / 1_000_000;
    lines.set(key, line);
  }
  const card = rateCardAt(world.clock.now());
  const totalMicros = world.charges.reduce((sum, one) => sum + one.micros, 0);
  return {
    currency: world.settings.currency,
    card: { validFrom: card.validFrom, source: card.source },
    lines: [...lines.values()],
    totalMicros,
    total: totalMicros / 1_000_000,
    freeServiceMessagesLeft: Number.isFinite(card.freeServiceMessages)
      ? Math.max(0, card.freeServiceMessages - deliveredServiceMessages(world))
      : null,
  };
}
