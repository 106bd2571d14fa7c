import type { MessageStatus, Person } from "../people/person.ts";
import { charge, type Category } from "../pricing/bill.ts";
import { statusUpdate } from "../webhooks/status-update.ts";
import type { World } from "../world.ts";
import { statusError } from "./errors.ts";

/** A message of the county on its way. */
export type Outgoing = {
  readonly id: string;
  readonly acceptedAt: number;
  readonly personId: string;
  /** How it was addressed: failed statuses to a phone name nobody by user id. */
  readonly by: "phone" | "userId";
  readonly category: Category;
  /** Whether the person's window was open when it was sent: decides on the price before October 2026. */
  readonly windowOpen: boolean;
  readonly callbackData: string | undefined;
  readonly isReaction: boolean;
  state: MessageStatus;
};

const ranks: Readonly<Record<MessageStatus, number>> = {
  accepted: 0,
  held: 0,
  sent: 1,
  delivered: 2,
  read: 3,
  played: 4,
  failed: 9,
};

/** What becomes of an accepted message: failed for the person's condition, or sent, delivered and maybe read at once. */
export function carry(
  world: World,
  message: Outgoing,
  person: Person,
  failure: number | undefined,
): void {
  if (failure !== undefined) return fail(world, message, person, failure);
  step(world, message, person, "sent");
  if (message.isReaction || person.blocksCounty || !person.phoneIsOn) return;
  arrive(world, message, person);
}

export function arrive(world: World, message: Outgoing, person: Person): void {
  if (message.state !== "sent") return;
  step(world, message, person, "delivered");
  charge(world, message, person);
  if (person.readsAtOnce) read(world, message, person);
}

/** The person looked at it. Without read receipts the phone knows, and the county does not. */
export function read(world: World, message: Outgoing, person: Person): void {
  if (message.state !== "delivered") return;
  if (person.sendsReadReceipts) step(world, message, person, "read");
  else mark(message, person, "read");
}

export function fail(
  world: World,
  message: Outgoing,
  person: Person,
  code: number,
  details?: string,
): void {
  mark(message, person, "failed");
  world.outbox.tell(statusUpdate(world, message, person, "failed", [statusError(code, details)]));
  world.watchers.tell({ kind: "messages", personId: person.id });
}

function step(world: World, message: Outgoing, person: Person, state: MessageStatus): void {
  if (ranks[state] <= ranks[message.state]) return;
  mark(message, person, state);
  world.outbox.tell(statusUpdate(world, message, person, state));
  if (person.onDesk) world.watchers.tell({ kind: "messages", personId: person.id });
}

function mark(message: Outgoing, person: Person, state: MessageStatus): void {
  message.state = state;
  // The newest stands last, and it is nearly always the newest.
  const shown = person.messages.findLast((one) => one.id === message.id);
  if (shown !== undefined) shown.status = state;
}
