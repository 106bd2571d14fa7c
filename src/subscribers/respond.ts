/** Answers what a citizen wrote, where it is a wish of the service's own: STOP before anything else. */
import type { InboundBody } from "../channels/channels.ts";
import type { Tx } from "../db/db.ts";
import type { Language } from "../web/language.ts";
import {
  askToRenew,
  choose,
  greetWriter,
  renew,
  showTopics,
  welcome,
} from "./dialogue/choosing.ts";
import type { Intent, Question, ShownTopic } from "./dialogue/intent.ts";
import { askWhetherToStop, stopAll, stopTopics } from "./dialogue/leaving.ts";
import { changeFrequency } from "./dialogue/frequenting.ts";
import { pause, resume } from "./dialogue/pausing.ts";
import { readPerson, setLanguage, type Person } from "./dialogue/person.ts";
import { plain, yesOrNo } from "./dialogue/speech.ts";
import { chooseLanguage } from "./dialogue/reading-language.ts";
import { meaningOfForm, meaningOfTap } from "./dialogue/taps.ts";
import {
  decisionOf,
  reply,
  say,
  type Response,
  type Situation,
  type Turn,
} from "./dialogue/turn.ts";
import { understand } from "./dialogue/understand.ts";
import { readPilot } from "./pilot.ts";
import { unsubscribe } from "./subscriptions.ts";

export type { Response, Situation } from "./dialogue/turn.ts";

/**
 * Understands and answers one message in the caller's transaction. Every wish changes the subscriptions, writes its
 * consent and queues at most one reply.
 */
export async function respond(tx: Tx, situation: Situation, body: InboundBody): Promise<Response> {
  // They speak of another message and are no wish, whatever they say.
  if (body.kind === "reaction" || body.kind === "edit" || body.kind === "deletion")
    return { outcome: "message", replies: [] };
  const person = await readPerson(tx, situation.subscriberId, situation.now);
  const wish = await wishIn(tx, body, person);
  const language = wish.language ?? person.language;
  if (language !== person.language && (wish.intent.kind !== "message" || person.greetedAt === null))
    await setLanguage(tx, situation.subscriberId, language);
  const turn: Turn = { tx, situation, person, language, said: wish.said };
  return await act(turn, wish);
}

type Wish = {
  readonly intent: Intent;
  /** The question that a yes or no answers. */
  readonly question: Question | null;
  readonly language: Language | null;
  readonly said: string;
  /** Topics that a form left unticked. */
  readonly leave: readonly number[];
};

async function wishIn(tx: Tx, body: InboundBody, person: Person): Promise<Wish> {
  const from = (intent: Intent, said: string, more: Partial<Wish> = {}): Wish => ({
    intent,
    said,
    question: person.question,
    language: null,
    leave: [],
    ...more,
  });
  switch (body.kind) {
    case "text": {
      const { intent, language } = understand(body.text, shownTo(person), person.question);
      const code = intent.kind === "message" ? await codeAlone(tx, body.text) : null;
      if (code !== null) return from({ kind: "start", code }, body.text);
      if (isPastTheList(body.text, person)) return from({ kind: "topics" }, body.text);
      if (isStrayNumber(intent, body.text, person)) return from({ kind: "message" }, body.text);
      return from(intent, body.text, { language });
    }
    case "tap": {
      const meaning = meaningOfTap(body.id, person.topics);
      if (meaning.kind === "intent")
        return from(meaning.intent, body.title, { question: meaning.question });
      // A quick reply of a template, or a button from before: what stands on it is understood like words.
      const { intent, language } = understand(body.title, shownTo(person), null);
      const known = intent.kind !== "message" && intent.kind !== "greeting";
      return from(known ? intent : { kind: "topics" }, body.title, { language });
    }
    case "flow": {
      const meaning = meaningOfForm(body.answer, person.topics);
      if (meaning.kind !== "form") return from({ kind: "topics" }, "");
      const leave = meaning.before.filter((id) => !meaning.ticked.includes(id));
      const said = person.topics
        .filter(({ id }) => meaning.ticked.includes(id))
        .map(({ title }) => `☑ ${title}`)
        .join(", ");
      if (meaning.ticked.length === 0)
        return from({ kind: "stop", topicIds: "all", alsoMessage: false }, said);
      const chosen = { only: false, code: null, alsoMessage: false };
      const intent = { kind: "choose", topicIds: meaning.ticked, ...chosen } as const;
      return from(intent, said, { leave });
    }
    case "image":
    case "video":
    case "document": {
      // A file is for the county; STOP below it is STOP all the same.
      const said = body.caption ?? "";
      const { intent } = understand(said, shownTo(person), null);
      return from(
        intent.kind === "stop" ? { ...intent, alsoMessage: true } : { kind: "message" },
        said,
      );
    }
    default:
      return from({ kind: "message" }, "");
  }
}

/** Topics by the numbers of the list that this person saw; those they hold although hidden, without a number. */
function shownTo(person: Person): ShownTopic[] {
  const { topics, active, pending } = person;
  const listed = person.listed ?? topics.map(({ id }) => id);
  const hidden = [...active, ...pending].filter((topic) => topic.hidden);
  return [...topics, ...hidden].map(({ id, title, titleEn, key }) => ({
    id,
    titles: [title, ...(titleEn === null ? [] : [titleEn]), key],
    number: listed.includes(id) ? listed.indexOf(id) + 1 : null,
  }));
}

/** A subscriber's "2" or "der erste" without a list before their eyes answers something that staff asked. */
function isStrayNumber(intent: Intent, text: string, person: Person): boolean {
  if (intent.kind !== "choose" || person.listed !== null || person.active.length === 0)
    return false;
  if (intent.topicIds.length > 1 && !/^\D*\d+\D*$/.test(text)) return false;
  const unnumbered = shownTo(person).map((topic) => ({ ...topic, number: null }));
  return understand(text, unnumbered, null).intent.kind !== "choose";
}

/** "4" to a list of three, by somebody who has chosen nothing yet: they are shown it again. */
function isPastTheList(text: string, { listed, active }: Person): boolean {
  const [, number] = /^\D{0,3}(\d{1,2})\D{0,3}$/u.exec(text.trim()) ?? [];
  if (number === undefined || listed === null || active.length > 0) return false;
  return Number(number) > listed.length && Number(number) <= longestList;
}
const longestList = 20;

/** Somebody wrote nothing but their invitation code. */
async function codeAlone(tx: Tx, text: string): Promise<string | null> {
  const code = text.trim().toUpperCase();
  if (!/^[A-Z0-9-]{3,20}$/.test(code)) return null;
  const pilot = await readPilot(tx);
  return pilot.on && pilot.codes.includes(code) ? code : null;
}

async function act(turn: Turn, wish: Wish): Promise<Response> {
  const { intent } = wish;
  switch (intent.kind) {
    case "stop": {
      const outcome = intent.alsoMessage ? "message" : "handled";
      // "Kultur ja, keine Tipps" from somebody new chooses rather than leaves: people and the list answer.
      if (intent.topicIds !== "all" && intent.alsoMessage && getsNothing(turn.person))
        return await takeMessage(turn, "message");
      return intent.topicIds === "all"
        ? await stopAll(turn, outcome)
        : await stopTopics(turn, intent.topicIds, outcome);
    }
    case "perhaps-stop":
      return await askWhetherToStop(turn, intent.alsoMessage);
    case "yes":
    case "no":
      return await answerTo(turn, wish.question, intent.kind);
    case "choose": {
      const { topicIds, only, code, alsoMessage } = intent;
      const unnamed = turn.person.active.map(({ id }) => id).filter((id) => !topicIds.includes(id));
      return await choose(turn, {
        topicIds,
        leave: only ? unnamed : wish.leave,
        code,
        outcome: alsoMessage ? "message" : "handled",
      });
    }
    case "start":
      if (turn.person.pending.length > 0) return await askToRenew(turn, "handled");
      return turn.person.pausedUntil === null
        ? await welcome(turn, intent.code)
        : await resume(turn);
    case "topics":
      return turn.person.active.length === 0 ? await welcome(turn, null) : await showTopics(turn);
    case "language":
      return await chooseLanguage(turn, intent.wanted);
    case "help":
      return await reply(turn, plain(await say(turn, "help")));
    case "pause":
      return await pause(turn, intent.until);
    case "resume":
      return await resume(turn);
    case "frequency":
      return await changeFrequency(turn, intent.frequency, intent.topicIds);
    case "access":
      return await reply(turn, null, {}, "access");
    case "erase": {
      if (intent.alsoStop)
        await unsubscribe(turn.tx, { ...(await decisionOf(turn)), topicIds: "all" });
      const question = yesOrNo(await say(turn, "erase-question"), "erase", turn.language);
      return await reply(turn, question, { question: "erase" });
    }
    case "greeting":
    case "message":
      return await takeMessage(turn, intent.kind);
  }
}

function getsNothing({ active, pending }: Person): boolean {
  return active.length + pending.length === 0;
}

async function answerTo(
  turn: Turn,
  question: Question | null,
  answer: "yes" | "no",
): Promise<Response> {
  switch (question) {
    case "erase":
      return answer === "yes"
        ? await reply(turn, plain(await say(turn, "erase-confirmed")), {}, "erasure")
        : await reply(turn, plain(await say(turn, "erase-declined")));
    case "stop":
      return answer === "yes"
        ? await stopAll(turn, "handled")
        : await reply(turn, plain(await say(turn, "stop-declined")));
    case "renew":
      if (answer === "no") return await stopAll(turn, "handled");
      return turn.person.pending.length > 0 ? await renew(turn) : await showTopics(turn);
    case "pause":
    case null:
      return await takeMessage(turn, "message");
  }
}

/** What is no wish goes to the county; somebody new, or new under their number, gets one answer beside it. */
async function takeMessage(turn: Turn, kind: "greeting" | "message"): Promise<Response> {
  const { person } = turn;
  if (person.pending.length > 0 && person.active.length === 0) {
    // Asked once; the question stays open beside whatever else is talked of.
    if (person.question === "renew") return { outcome: "message", replies: [] };
    return await askToRenew(turn, "message");
  }
  // A talk with the county begins: from here on a bare number answers them, not our list.
  if (person.active.length > 0) return await reply(turn, null, { listed: null }, "message");
  if (kind === "greeting") return await welcome(turn, null);
  if (person.greetedAt !== null || !(await mayBeInvited(turn)))
    return await reply(turn, null, {}, "message");
  return await greetWriter(turn);
}

/** In a test phase nobody is told of a service that is not open to them. */
async function mayBeInvited({ tx }: Turn): Promise<boolean> {
  return !(await readPilot(tx)).on;
}
