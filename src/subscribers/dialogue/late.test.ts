/** Webhooks are repeated and may overtake each other: what was written last counts, not what is heard last. */
import { expect, test } from "vitest";
import { openTalk, type Talk } from "../testing-talk.ts";

/** Heard now, written an hour ago. */
async function hearsLate(talk: Talk, text: string): Promise<readonly string[]> {
  const now = talk.clock.now();
  talk.clock.set(new Date(now.getTime() - 3_600_000));
  const { texts } = await talk.writes(text);
  talk.clock.set(now);
  return texts;
}

function states(state: string): string[] {
  return ["aktuelle-informationen", "kultur-buero", "veranstaltungstipps"].map(
    (key) => `${key}: ${state}`,
  );
}

test("a yes that arrives after a newer STOPP brings nobody back", async () => {
  await using talk = await openTalk();
  await talk.writes("alle");
  talk.clock.advance("2h");
  await talk.writes("STOPP");

  const answers = await hearsLate(talk, "alle");

  expect(await talk.subscriptions()).toEqual(states("ended"));
  expect(answers).toEqual([]);
});

test("a yes that is newer than the STOPP counts", async () => {
  await using talk = await openTalk();
  await talk.writes("alle");
  talk.clock.advance("2h");
  await talk.writes("STOPP");
  talk.clock.advance("2h");

  await talk.writes("alle");

  expect(await talk.subscriptions()).toEqual(states("active"));
});

test("a pause that arrives after a newer one does not shorten it", async () => {
  await using talk = await openTalk();
  await talk.writes("alle");
  talk.clock.advance("2h");
  await talk.writes("PAUSE bis 16.12.2026");

  const answers = await hearsLate(talk, "PAUSE bis 15.12.2026");

  expect(await talk.pausedUntil()).toBe("2026-12-16");
  expect(answers).toEqual([]);
});
