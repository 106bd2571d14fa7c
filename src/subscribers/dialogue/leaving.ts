/** STOP in every form: ends, withdraws, records, and is confirmed once. */
import type { Topic } from "../topics.ts";
import { unsubscribe } from "../subscriptions.ts";
import { bulletLines, inOneLine, plain, yesOrNo } from "./speech.ts";
import { decisionOf, reply, say, type Response, type Turn } from "./turn.ts";

const quietMs = 24 * 3_600_000;
/** An auto-responder on the other side must not talk with ours for ever. */
const mostAnswers = 2;

export async function stopAll(turn: Turn, outcome: "handled" | "message"): Promise<Response> {
  const ended = await unsubscribe(turn.tx, { ...(await decisionOf(turn)), topicIds: "all" });
  if (ended.length > 0)
    return await reply(turn, plain(await say(turn, "stopped-all")), { stopAnswers: 1 }, outcome);
  return await confirmAgain(turn, outcome);
}

async function confirmAgain(turn: Turn, outcome: "handled" | "message"): Promise<Response> {
  const { stopAnswers, stopAnsweredAt } = turn.person;
  const recent =
    stopAnsweredAt !== null && turn.situation.now.getTime() - stopAnsweredAt.getTime() < quietMs;
  if (recent && stopAnswers >= mostAnswers) return await reply(turn, null, {}, outcome);
  const answers = recent ? stopAnswers + 1 : 1;
  const text = plain(await say(turn, "stopped-already"));
  return await reply(turn, text, { stopAnswers: answers }, outcome);
}

export async function stopTopics(
  turn: Turn,
  topicIds: readonly number[],
  outcome: "handled" | "message",
): Promise<Response> {
  const { active, pending, topics } = turn.person;
  const remaining = active.filter((topic) => !topicIds.includes(topic.id));
  const held = [...active, ...pending].some((topic) => topicIds.includes(topic.id));
  await unsubscribe(turn.tx, { ...(await decisionOf(turn)), topicIds });
  if (remaining.length === 0) {
    if (!held) return await confirmAgain(turn, outcome);
    return await reply(turn, plain(await say(turn, "stopped-all")), { stopAnswers: 1 }, outcome);
  }
  const known: readonly Topic[] = [...new Set([...topics, ...active, ...pending])];
  const text = await say(turn, "stopped-topics", {
    stopped: inOneLine(
      known.filter((topic, at) => topicIds.includes(topic.id) && firstWith(known, topic) === at),
      turn.language,
    ),
    topics: bulletLines(remaining, turn.language),
  });
  return await reply(turn, plain(text), {}, outcome);
}

function firstWith(topics: readonly Topic[], { id }: Topic): number {
  return topics.findIndex((topic) => topic.id === id);
}

/** Perhaps they want to leave: one question, never a guess. Whoever gets nothing need not be asked. */
export async function askWhetherToStop(turn: Turn, alsoMessage: boolean): Promise<Response> {
  const outcome = alsoMessage ? "message" : "handled";
  const { active, pending } = turn.person;
  if (active.length + pending.length === 0) return await reply(turn, null, {}, "message");
  const text = await say(turn, "stop-question");
  return await reply(turn, yesOrNo(text, "stop", turn.language), { question: "stop" }, outcome);
}
