/**
 * A quarter in the life of a county: the whole program, WhatsApp, five hundred people who change their minds. At its end
 * the phones, the ledger, the bill and the calendar tell the same story.
 */
import { expect, test } from "vitest";
import { random } from "../../emulator/random.ts";
import { readBudget } from "../../src/costs/costs.ts";
import { seed } from "../support/seed.ts";
import { openCounty, type County } from "./county.ts";
import { gather, type Crowd } from "./crowd.ts";
import { placesOn, type Day } from "./diary.ts";
import { addDays, pick, planEvents, type Plan } from "./events.ts";
import { eve, story, type Chapter } from "./story.ts";
import { beyondThePromise, saidTwice } from "./promises.ts";
import {
  costsAgainstEstimates,
  ledgerAgainstBill,
  phonesAgainstLedger,
  runsAgainstDays,
  toldAgainstTheirWill,
  toldTwice,
} from "./verdict.ts";

const chance = random(seed);
const priceOfTemplate = 113_100;
/** What the scarce budget is worth. */
const affordable = 100 * priceOfTemplate;

test(`phones, ledger and bill agree after a quarter of tips, outages and changes of mind (seed ${seed})`, async () => {
  const chapters = story();
  const plan = planEvents(
    chance,
    chapters.map(({ day }) => day),
  );
  await using county = await openCounty(plan, eve);
  const crowd = gather(county, chance, 500);
  crowd.join();
  await county.works();
  const diary: Day[] = [];

  for (const chapter of chapters) {
    plan.changes(chapter.day);
    diary.push({ ...chapter, standing: placesOn(plan, chapter.day) });
    await morning(county, chapter);
    await afternoon(county, crowd, plan, chapter);
    await evening(county, chapter);
  }
  county.at(addDays(chapters.at(-1)?.day ?? "", 1), "23:00");
  await county.works();

  expect(county.log.filter((line) => /a turn failed|"level":50/.test(line))).toEqual([]);
  expect(await phonesAgainstLedger(county, crowd)).toEqual([]);
  expect(await toldTwice(county)).toEqual([]);
  expect(await toldAgainstTheirWill(county, crowd)).toEqual([]);
  expect(await beyondThePromise(county)).toEqual([]);
  expect(await saidTwice(county)).toEqual([]);
  expect(await runsAgainstDays(county, diary)).toEqual([]);
  const { ledger, bill } = await ledgerAgainstBill(county);
  expect(ledger).toEqual(bill);
  const { exact, wrong } = await costsAgainstEstimates(county);
  expect(wrong).toEqual([]);
  expect(exact).toBeGreaterThan(10);
}, 600_000);

/** Tips go out; some of what is sent is refused, for good or for now. */
async function morning(county: County, chapter: Chapter): Promise<void> {
  const { day, program, wakesAt, isPoor, getsPoor } = chapter;
  county.at(day, wakesAt);
  county.isAway(program === "away");
  if (program === "away") return await county.emulator.settled();
  if (getsPoor) await county.allows(affordable);
  const { faults } = county.emulator;
  if (pick(chance, 6) === 0)
    faults.add({ kind: "error", code: 131026, count: 1 + pick(chance, 3) });
  if (pick(chance, 6) === 0) faults.add({ kind: "error", code: 131016, count: 1 });
  await county.works();
  if (!isPoor) return;
  const budget = await readBudget(county.db, county.clock.now());
  const { spent = 0, reserved = 0, micros = 0 } = budget ?? {};
  expect(spent + reserved, "the budget holds").toBeLessThanOrEqual(micros);
}

/** Tomorrow's list is proposed; people write, and some phones stay off for the night. */
async function afternoon(
  county: County,
  crowd: Crowd,
  plan: Plan,
  { day, program, goesOn, getsRich }: Chapter,
): Promise<void> {
  county.at(day, "16:00");
  if (program !== "away") await crowd.allReachable();
  await crowd.act(day, 20, { phones: goesOn });
  plan.changes(day);
  if (program === "away") return await county.emulator.settled();
  if (getsRich) expect(await county.hasMoney(), "the budget stopped something").toBeGreaterThan(0);
  const weekday = new Date(day).getUTCDay();
  if (weekday === 3)
    for (const what of ["Neues", "Mehr", "Und noch etwas"])
      await county.tellsAll(`${what} vom ${day}`);
  if (weekday === 0) await county.housekeeping();
  await county.works();
}

/** Who wants the week's news collected, by the day or by the week, gets them now. */
async function evening(county: County, { day, program }: Chapter): Promise<void> {
  if (![3, 4, 5].includes(new Date(day).getUTCDay())) return;
  county.at(day, "17:00");
  if (program === "away") return await county.emulator.settled();
  await county.works();
}
