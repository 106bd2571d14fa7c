/** What is wrong at this moment, each with the way out. */
import { sql } from "kysely";
import { silentAccounts } from "../channels/channels.ts";
import type { Db } from "../db/db.ts";
import { titlesOf } from "../broadcasts/broadcasts.ts";
import { countUncertain } from "../delivery/delivery.ts";
import { countSetAside, silentSince } from "../intake/intake.ts";
import { currentNotice } from "../privacy/privacy.ts";
import { countOpenQuestions, sourceAlarms } from "../sources/sources.ts";
import type { Right } from "../staff/staff.ts";
import { fittingCarrier } from "../templates/templates.ts";
import { formatTime } from "../web/format.ts";
import type { Language } from "../web/language.ts";
import { readOrganisation } from "../web/organisation.ts";
import { paths } from "../web/paths.ts";
import { overviewWords } from "./words.ts";

export type Trouble = {
  readonly sentence: string;
  readonly href: string;
  readonly link: string;
  /** Who can do something about it; others do not see it. */
  readonly right: Right;
};

/** In the order in which they hurt. */
export async function findTroubles(db: Db, language: Language, now: Date): Promise<Trouble[]> {
  const w = overviewWords(language);
  const accounts = await readAccounts(db);
  const troubles: Trouble[] = [];
  if (accounts.length === 0)
    troubles.push({
      sentence: w.noNumber,
      href: paths.settingsNumber,
      link: w.noNumberLink,
      right: "administer",
    });
  const silent = await silentAccounts(db);
  const { timeZone } = await readOrganisation(db);
  for (const { number, reason, since } of silent)
    troubles.push({
      sentence: w.silent(number, formatTime(since, timeZone, language), reason),
      href: paths.settingsNumber,
      link: w.silentLink,
      right: "compose",
    });
  for (const { id, number, haltedReason } of accounts) {
    if (haltedReason !== null)
      troubles.push({
        sentence: w.halted(number, haltedReason),
        href: paths.emergencyStop,
        link: w.haltedLink,
        right: "compose",
      });
    const carrier = await fittingCarrier(db, id, { withPicture: false });
    if (carrier.kind === "none")
      troubles.push({
        sentence: w.noCarrier(carrier.reason),
        href: paths.settingsNumber,
        link: w.noCarrierLink,
        right: "administer",
      });
  }
  troubles.push(...(await findSilence(db, language, now)));
  for (const { id, title, hindrance } of await readHindered(db))
    troubles.push({
      sentence: w.hindered(title, hindrance),
      href: paths.broadcast(id),
      link: w.hinderedLink,
      right: "compose",
    });
  troubles.push(...(await findUncertain(db, language, now)));
  troubles.push(...(await sourceTroubles(db, language, now)));
  const setAside = await countSetAside(db);
  if (setAside > 0)
    troubles.push({
      sentence: w.setAside(setAside),
      href: paths.setAside,
      link: w.setAsideLink,
      right: "administer",
    });
  if ((await currentNotice(db, now)) === null)
    troubles.push({
      sentence: w.noNotice,
      href: paths.settingsNotice,
      link: w.noNoticeLink,
      right: "administer",
    });
  return troubles;
}

async function findSilence(db: Db, language: Language, now: Date): Promise<Trouble[]> {
  const w = overviewWords(language);
  const since = await silentSince(db);
  if (since === null) return [];
  const minutes = Math.round((now.getTime() - since.getTime()) / 60_000);
  return [
    {
      sentence: w.unreported(minutes),
      href: paths.settingsNumber,
      link: w.unreportedLink,
      right: "administer",
    },
  ];
}

/** Longer than the usual grace time: by then a report has come, or it takes a decision. */
const doubtMs = 15 * 60_000;

async function findUncertain(db: Db, language: Language, now: Date): Promise<Trouble[]> {
  const w = overviewWords(language);
  const found = await countUncertain(db, new Date(now.getTime() - doubtMs));
  const titles = await titlesOf(
    db,
    found.flatMap(({ batchId }) => batchId ?? []),
  );
  return found.map(({ batchId, count }) => ({
    sentence:
      batchId === null ? w.uncertainSingle(count) : w.uncertain(count, titles.get(batchId) ?? ""),
    href: paths.uncertain,
    link: w.uncertainLink,
    right: "compose",
  }));
}

async function sourceTroubles(db: Db, language: Language, now: Date): Promise<Trouble[]> {
  const w = overviewWords(language);
  const [alarms, changes] = await Promise.all([sourceAlarms(db, now), countOpenQuestions(db)]);
  const troubles: Trouble[] = alarms.map((alarm) => ({
    sentence:
      alarm.kind === "lost"
        ? w.sourceLost(alarm.title, alarm.lost, alarm.of)
        : alarm.kind === "gone"
          ? w.sourceGone(alarm.title)
          : w.sourceStale(alarm.title),
    href: paths.source(alarm.sourceId),
    link: w.sourceLink,
    right: "compose",
  }));
  if (changes > 0)
    troubles.push({
      sentence: w.eventChanges(changes),
      href: paths.eventChanges,
      link: w.eventChangesLink,
      right: "compose",
    });
  return troubles;
}

async function readAccounts(db: Db) {
  const { rows } = await sql<{ id: number; number: string; haltedReason: string | null }>`
    select id, display_number as number,
      case when halted_at is not null then coalesce(halted_reason, '') end as "haltedReason"
    from channel_accounts
    order by id`.execute(db);
  return rows;
}

async function readHindered(db: Db) {
  const { rows } = await sql<{ id: string; title: string; hindrance: string }>`
    select id, title, hindrance
    from broadcasts
    where state in ('scheduled', 'paused')
      and hindrance is not null
    order by send_at
    limit 10`.execute(db);
  return rows;
}
