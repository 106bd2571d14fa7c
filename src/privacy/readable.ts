/** The record of a person as a text that one can read. Pure. */
import { formatTime } from "../web/format.ts";
import type { Organisation } from "../web/organisation.ts";
import type { PersonRecord } from "./access.ts";
import { readableWords } from "./readable-words.ts";

type Frame = {
  readonly organisation: Pick<Organisation, "name" | "timeZone" | "contactEmail" | "contactPhone">;
  readonly now: Date;
};

/** In the language of the person; times as the county's clocks show them. */
export function asReadableText(record: PersonRecord, { organisation, now }: Frame): string {
  const { language } = record.person;
  const w = readableWords(language);
  const time: Clock = (at) =>
    formatTime(new Date(at), organisation.timeZone, language, { withYear: true });
  const contact = [organisation.contactEmail, organisation.contactPhone].filter(Boolean).join(", ");
  return [
    heading(w.title, "="),
    w.from(organisation.name, time(now.toISOString())),
    "",
    w.intro,
    "",
    ...section(w.person, aboutPerson(record, w, time)),
    ...section(
      w.addresses,
      record.addresses.flatMap((one) => aboutAddress(one, w, time)),
    ),
    ...section(
      w.subscriptions,
      record.subscriptions.map((one) => aboutSubscription(one, w, time)),
    ),
    ...section(
      w.consents,
      record.consents.map((one) => aboutConsent(one, w, time)),
    ),
    ...section(
      w.messages,
      record.messages.map((one) => aboutMessage(one, w, time)),
    ),
    ...section(
      w.notes,
      record.notes.map(({ at, text }) => `- ${time(at)}: ${inOneParagraph(text)}`),
    ),
    ...section(
      w.deliveries,
      record.deliveries.map((one) => aboutDelivery(one, w, time)),
    ),
    ...section(
      w.log,
      record.log.map(({ at, action }) => `- ${time(at)}: ${action}`),
    ),
    ...section(
      w.setAside,
      record.setAside.map(({ at, reason }) => `- ${time(at)}: ${reason}`),
    ),
    heading(w.more, "-"),
    w.purposes,
    w.recipients,
    w.origin,
    w.raw,
    ...(record.messages.some(({ file }) => file !== null) ? [w.files] : []),
    w.decisions,
    w.rights,
    ...(contact === "" ? [] : [w.contact(contact)]),
    "",
  ].join("\n");

  function section(title: string, lines: readonly string[]): string[] {
    return [heading(title, "-"), ...(lines.length === 0 ? [w.nothing] : lines), ""];
  }
}

type Words = ReturnType<typeof readableWords>;
type Clock = (at: string) => string;

function heading(title: string, line: string): string {
  return `${title}\n${line.repeat(title.length)}`;
}

function aboutPerson({ person }: PersonRecord, w: Words, time: Clock): string[] {
  const { displayName, language, readsIn, pausedUntil, testPhaseCode, since } = person;
  return [
    `${w.name}: ${displayName ?? w.none}`,
    `${w.knownSince}: ${time(since)}`,
    `${w.languageOfChat}: ${language === "de" ? w.german : w.english}`,
    ...(readsIn === null ? [] : [`${w.readsIn}: ${readsIn}`]),
    ...(pausedUntil === null ? [] : [`${w.paused}: ${pausedUntil}`]),
    ...(testPhaseCode === null ? [] : [`${w.code}: ${testPhaseCode}`]),
  ];
}

function aboutAddress(address: PersonRecord["addresses"][number], w: Words, time: Clock): string[] {
  const { phone, userId, username, lastWroteAt, marketingStoppedAt, usedForTestSends } = address;
  return [
    `- ${w.phone}: ${phone === null ? w.unknown : `+${phone}`}`,
    `  ${w.userId}: ${userId ?? w.unknown}`,
    ...(username === null ? [] : [`  ${w.username}: @${username}`]),
    ...(lastWroteAt === null ? [] : [`  ${w.lastWrote}: ${time(lastWroteAt)}`]),
    ...(marketingStoppedAt === null
      ? []
      : [`  ${w.marketingStopped}: ${time(marketingStoppedAt)}`]),
    ...(usedForTestSends ? [`  ${w.testSends}`] : []),
  ];
}

function aboutSubscription(
  { topic, state, frequency, since, endedAt }: PersonRecord["subscriptions"][number],
  w: Words,
  time: Clock,
): string {
  const often = frequency === "daily" ? w.daily : frequency === "weekly" ? w.weekly : "";
  return `- ${topic}: ${state === "ended" ? w.ended(time(endedAt ?? since)) : w[state](time(since)) + often}`;
}

function aboutConsent(consent: PersonRecord["consents"][number], w: Words, time: Clock): string {
  return [
    `- ${time(consent.at)} (${consent.source}): ${w[consent.decision](consent.topics.join(", "))}`,
    `  ${w.shown}: ${inOneParagraph(consent.wording)}`,
    ...(consent.said === null ? [] : [`  ${w.said}: ${inOneParagraph(consent.said)}`]),
    `  ${w.notice(consent.noticeVersion)}`,
  ].join("\n");
}

function aboutMessage(message: PersonRecord["messages"][number], w: Words, time: Clock): string {
  const marks = [
    message.direction === "in" ? w.fromYou : w.fromUs,
    ...(message.automatic && message.direction === "out" ? [w.automatic] : []),
    ...(message.editedAt === null ? [] : [w.edited]),
    ...(message.deletedAt === null ? [] : [w.deleted]),
  ].join(", ");
  const said = message.text === "" ? `(${message.kind})` : inOneParagraph(message.text);
  const file = message.file === null ? "" : ` [${w.file}: ${message.file}]`;
  return `- ${time(message.at)}, ${marks}: ${said}${file}`;
}

function aboutDelivery(
  { purpose, broadcast, state, at }: PersonRecord["deliveries"][number],
  w: Words,
  time: Clock,
): string {
  const what =
    purpose === "reply" ? w.answer : purpose === "notice" ? w.automaticAnswer : w.broadcast;
  return `- ${time(at)}: ${broadcast === null ? what : `${what} „${broadcast}“`} (${state})`;
}

/** Further lines are set in, so that each entry is told from the next. */
function inOneParagraph(text: string): string {
  return text.trim().replaceAll(/\n+/g, "\n  ");
}
