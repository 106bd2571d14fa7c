/** Choosing topics, being shown them, and saying yes again after a number changed hands. */
import { admit } from "../pilot.ts";
import { refusedSince, subscribe, unsubscribe } from "../subscriptions.ts";
import type { Topic } from "../topics.ts";
import {
  bulletLines,
  inOneLine,
  numberedLines,
  plain,
  titleOf,
  withTopics,
  yesOrNo,
} from "./speech.ts";
import { setPause } from "./person.ts";
import { decisionOf, reply, say, type Response, type Turn } from "./turn.ts";

export type Chosen = {
  readonly topicIds: readonly number[];
  /** Topics to be left in the same breath ("nur Kultur", a form with a box unticked). */
  readonly leave: readonly number[];
  readonly code: string | null;
  /** More was said than the choice. */
  readonly outcome: "handled" | "message";
};

/** Subscribes, with one confirmation of everything the person now gets. */
export async function choose(
  turn: Turn,
  { topicIds, leave, code, outcome }: Chosen,
): Promise<Response> {
  const refusal = await refuse(turn, code);
  if (refusal !== null) return refusal;
  const { person, tx, language } = turn;
  // They hold it already, and nobody new can choose it: there is nothing to say yes to.
  if (!person.topics.some((topic) => topicIds.includes(topic.id))) return await showTopics(turn);
  const decision = await decisionOf(turn, person.listedText ?? undefined);
  const { subscriberId, at } = turn.situation;
  const refused = await refusedSince(tx, subscriberId, at);
  const offered = person.topics.filter(({ id }) => topicIds.includes(id) && !refused.includes(id));
  // A yes that arrives after the no which was written later: the no stands, and was confirmed.
  if (offered.length === 0) return await reply(turn, null);
  await subscribe(tx, { ...decision, topicIds: offered.map((topic) => topic.id) });
  const left = person.active.filter((topic) => leave.includes(topic.id));
  if (left.length > 0)
    await unsubscribe(tx, { ...decision, topicIds: left.map((topic) => topic.id) });
  // Whoever asks for messages does not want to wait for them any longer.
  if (person.pausedUntil !== null) await setPause(tx, subscriberId, null, at);

  const now = [...person.topics, ...person.active.filter((topic) => topic.hidden)].filter(
    (topic) =>
      !left.includes(topic) &&
      (offered.includes(topic) || person.active.some(({ id }) => id === topic.id)),
  );
  const key = person.active.length === 0 ? "first-confirmation" : "confirmation";
  const example = now[0];
  const text = await say(turn, key, {
    topics: bulletLines(now, language),
    example: example === undefined ? "" : titleOf(example, language),
  });
  const others = person.topics.filter((topic) => !now.includes(topic));
  const message =
    others.length === 0
      ? plain(text)
      : withTopics(text, others, now, language, turn.situation.account.flowId);
  return await reply(turn, message, { greeted: true }, outcome);
}

/** START: the topics to choose from; for somebody who has some already, those too. */
export async function welcome(turn: Turn, code: string | null): Promise<Response> {
  if (turn.person.active.length > 0) return await showTopics(turn);
  const refusal = await refuse(turn, code);
  if (refusal !== null) return refusal;
  return await list(turn, "welcome", "handled");
}

/** A first message that is no choice goes to the county, and its writer learns once what this is. */
export async function greetWriter(turn: Turn): Promise<Response> {
  return await list(turn, "first-message", "message");
}

export async function showTopics(turn: Turn): Promise<Response> {
  return await list(turn, "topics", "handled");
}

async function list(
  turn: Turn,
  key: "welcome" | "first-message" | "topics",
  outcome: "handled" | "message",
): Promise<Response> {
  const { person, language, situation } = turn;
  const text = await say(turn, key, {
    topics: numberedLines(person.topics, language),
    current: inOneLine(person.active, language),
  });
  const message = withTopics(
    text,
    person.topics,
    person.active,
    language,
    situation.account.flowId,
  );
  const listed = { topicIds: person.topics.map(({ id }) => id), text };
  return await reply(turn, message, { greeted: true, listed }, outcome);
}

/** While the test phase is on: a kind no to whoever is not invited; null where they may subscribe. */
async function refuse(turn: Turn, code: string | null): Promise<Response | null> {
  const admission = await admit(turn.tx, turn.situation.subscriberId, code);
  if (admission === "admitted") return null;
  const key = admission === "full" ? "pilot-full" : "pilot-not-invited";
  return await reply(turn, plain(await say(turn, key)), { greeted: true });
}

/** The number or user id changed and nobody can tell whether the person did: one question. */
export async function askToRenew(turn: Turn, outcome: "handled" | "message"): Promise<Response> {
  const text = await renewText(turn, turn.person.pending);
  return await reply(
    turn,
    yesOrNo(text, "renew", turn.language),
    { question: "renew", greeted: true },
    outcome,
  );
}

export async function renew(turn: Turn): Promise<Response> {
  const { pending, active } = turn.person;
  const decision = await decisionOf(turn, await renewText(turn, pending));
  await subscribe(turn.tx, { ...decision, topicIds: pending.map(({ id }) => id) });
  const text = await say(turn, "confirmation", {
    topics: bulletLines([...active, ...pending], turn.language),
  });
  return await reply(turn, plain(text));
}

async function renewText(turn: Turn, pending: readonly Topic[]): Promise<string> {
  return await say(turn, "renew-question", { topics: bulletLines(pending, turn.language) });
}
