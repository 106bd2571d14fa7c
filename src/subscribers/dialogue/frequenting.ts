/** SOFORT, TÄGLICH, WÖCHENTLICH. */
import { setFrequency, type Frequency } from "../frequency.ts";
import { choose, welcome } from "./choosing.ts";
import { bulletLines, plain } from "./speech.ts";
import { reply, say, type Response, type Turn } from "./turn.ts";
import type { TextKey } from "../text-catalogue.ts";

const texts: Readonly<Record<Frequency, TextKey>> = {
  "at-once": "frequency-at-once",
  daily: "frequency-daily",
  weekly: "frequency-weekly",
};

/** Whoever asks for a topic that they do not get yet gets it, as often as they say. */
export async function changeFrequency(
  turn: Turn,
  frequency: Frequency,
  topicIds: readonly number[] | "all",
): Promise<Response> {
  const { tx, situation, person, language } = turn;
  const isNew = (id: number) => !person.active.some((topic) => topic.id === id);
  if (topicIds !== "all" && topicIds.some(isNew)) {
    const chosen = { topicIds, leave: [], code: null, outcome: "handled" } as const;
    const response = await choose(turn, chosen);
    await setFrequency(tx, situation.subscriberId, topicIds, frequency);
    return response;
  }
  const changed = await setFrequency(tx, situation.subscriberId, topicIds, frequency);
  if (changed.length === 0) return await welcome(turn, null);
  const topics = person.active.filter(({ id }) => changed.includes(id));
  const text = await say(turn, texts[frequency], { topics: bulletLines(topics, language) });
  return await reply(turn, plain(text));
}
