/** What the hours mean now: open or closed, the next opening, the next holidays. */
import type { FC } from "hono/jsx";
import type { Language } from "../web/language.ts";
import { formatTime } from "../web/format.ts";
import { lands, type Organisation } from "../web/organisation.ts";
import { Card } from "../web/parts.tsx";
import { paths } from "../web/paths.ts";
import { nextHolidays } from "../lib/holidays.ts";
import { isOpen, localDate, nextOpening, type OfficeHours } from "./office-hours.ts";
import { officeHoursWords } from "./office-hours-words.ts";
import { openingInWords } from "./opening-words.ts";

export const OpeningPreview: FC<{
  hours: OfficeHours;
  organisation: Organisation;
  now: Date;
  language: Language;
}> = ({ hours, organisation, now, language }) => {
  const w = officeHoursWords(language);
  const { land, timeZone } = organisation;
  const next = nextOpening(hours, organisation, now);
  return (
    <Card>
      <p class="kern-body">
        {isOpen(hours, organisation, now) ? w.openNow : w.closedNow}{" "}
        <strong>
          {next === null ? w.never : w.next(openingInWords(next, now, timeZone, language))}
        </strong>
      </p>
      <p class="kern-body">
        {w.land(lands[land])} {w.nextHolidays}:{" "}
        {nextHolidays(land, localDate({ timeZone }, now), 3)
          .map(({ name, date }) => `${name} (${dayInWords(date.toString(), language)})`)
          .join(", ")}
        .
      </p>
      <a class="kern-link" href={paths.settingsOrganisation}>
        {w.changeLand}
      </a>
    </Card>
  );
};

function dayInWords(date: string, language: Language): string {
  return formatTime(new Date(`${date}T12:00:00Z`), "UTC", language, { dateOnly: true });
}
