/** PAUSE and WEITER. */
import { Temporal } from "temporal-polyfill";
import { withdrawUnwanted } from "../../delivery/delivery.ts";
import { formatTime } from "../../web/format.ts";
import { welcome } from "./choosing.ts";
import { resumesOn, type PauseEnd } from "./pause-end.ts";
import { setPause } from "./person.ts";
import { bulletLines, plain } from "./speech.ts";
import { localDate, reply, say, type Response, type Turn } from "./turn.ts";

/** Nothing more until that day, what is queued included; without a day that can be understood it asks for one. */
export async function pause(turn: Turn, end: PauseEnd | null): Promise<Response> {
  const { tx, situation, person } = turn;
  if (person.active.length === 0) return await welcome(turn, null);
  const until = end === null ? null : resumesOn(end, localDate(turn));
  if (until === null)
    return await reply(turn, plain(await say(turn, "pause-question")), { question: "pause" });
  if (!(await setPause(tx, situation.subscriberId, until, situation.at)))
    return await reply(turn, null);
  await withdrawUnwanted(tx, situation.subscriberId, [], situation.now);
  const noon = Temporal.PlainDate.from(until).toZonedDateTime({
    timeZone: situation.timeZone,
    plainTime: "12:00",
  });
  const date = formatTime(new Date(noon.epochMilliseconds), situation.timeZone, turn.language, {
    dateOnly: true,
    withYear: !until.startsWith(localDate(turn).slice(0, 4)),
  });
  return await reply(turn, plain(await say(turn, "paused", { date })));
}

export async function resume(turn: Turn): Promise<Response> {
  const { tx, situation, person, language } = turn;
  if (person.active.length === 0) return await welcome(turn, null);
  if (person.pausedUntil !== null) await setPause(tx, situation.subscriberId, null, situation.at);
  const topics = bulletLines(person.active, language);
  return await reply(turn, plain(await say(turn, "resumed", { topics })));
}
