import type { Random } from "../random.ts";

export const faultKinds = [
  "error",
  "unavailable",
  "timeout",
  "reset",
  "lostAnswer",
  "slow",
  "statusBeforeAnswer",
  "hold",
  "duplicateWebhooks",
  "shuffleWebhooks",
  "delayWebhooks",
  "withholdStatuses",
  "loseWebhooks",
  "rejectTemplate",
] as const;

type FaultKind = (typeof faultKinds)[number];

/** What goes wrong next. Without `count` it stands until it is taken away; without `share` it hits everything that matches. */
export type Fault = {
  readonly kind: FaultKind;
  /** Meta's code (`error`), or the code with which a held message is dropped (`hold`). */
  readonly code?: number | undefined;
  /** Whether the error comes in the answer or by a failed status; by default as Meta does it for this code. */
  readonly comes?: "in the answer" | "by status" | undefined;
  readonly details?: string | undefined;
  readonly count?: number | undefined;
  /** 0 to 1: how many of those that match are hit. */
  readonly share?: number | undefined;
  /** For slow, delayWebhooks, hold, timeout. */
  readonly milliseconds?: number | undefined;
  readonly match?: Match | undefined;
};

type Match = {
  /** Digits of the recipient's number, or the user id. */
  readonly to?: string | undefined;
  /** Message type: text, template, … */
  readonly type?: string | undefined;
  readonly template?: string | undefined;
  readonly callbackData?: string | undefined;
  /** What the call is about: "messages" (the default), "media", "message_templates", "any". */
  readonly call?: string | undefined;
  readonly webhook?: "message" | "status" | "field" | undefined;
};

export type Facts = { readonly [key in keyof Match]?: string | undefined };

export type StandingFault = Fault & { readonly id: number; hits: number };

export type Faults = {
  add(fault: Fault): StandingFault;
  remove(id: number): boolean;
  clear(): void;
  list(): readonly StandingFault[];
  none(): boolean;
  has(kind: FaultKind): boolean;
  /** The first standing fault of the kind that hits these facts; counts the hit. */
  take(
    kind: FaultKind,
    facts: Facts,
    random: Random,
    fits?: (fault: Fault) => boolean,
  ): StandingFault | undefined;
};

export function noFaults(): Faults {
  let standing: StandingFault[] = [];
  let lastId = 0;
  return {
    add(fault) {
      const added = { ...fault, id: (lastId += 1), hits: 0 };
      standing.push(added);
      return added;
    },
    remove(id) {
      const before = standing.length;
      standing = standing.filter((fault) => fault.id !== id);
      return standing.length < before;
    },
    clear() {
      standing = [];
    },
    list: () => standing,
    none: () => standing.length === 0,
    has: (kind) => standing.some((fault) => fault.kind === kind),
    take(kind, facts, random, fits = () => true) {
      const fault = standing.find(
        (one) => one.kind === kind && fits(one) && matches(one.match, facts) && hits(one, random),
      );
      if (fault === undefined) return undefined;
      fault.hits += 1;
      if (fault.count !== undefined && fault.hits >= fault.count)
        standing = standing.filter((one) => one !== fault);
      return fault;
    },
  };
}

function matches(match: Match | undefined, facts: Facts): boolean {
  // A fault that names no call is about sending: an upload must not use up a count meant for messages.
  if (facts.call !== undefined && facts.call !== "messages" && match?.call === undefined)
    return false;
  if (match === undefined) return true;
  return (Object.keys(match) as (keyof Match)[]) // The keys of a Match are Match's keys: zod has let no others in.
    .every((key) => match[key] === undefined || match[key] === "any" || match[key] === facts[key]);
}

function hits(fault: Fault, random: Random): boolean {
  return fault.share === undefined || random.fraction() < fault.share;
}
