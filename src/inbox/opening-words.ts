/** The next opening as one says it: "morgen, Mi., 25.11., ab 8:00 Uhr". Pure. */
import { formatClock, formatTime } from "../web/format.ts";
import { dictionary, type Language } from "../web/language.ts";
import { localDate } from "./office-hours.ts";

const words = dictionary({
  de: {
    today: "heute",
    tomorrow: "morgen",
    from: (day: string, clock: string) => `${day}, ab ${clock} Uhr`,
    unknown: "sobald es uns möglich ist",
  },
  en: {
    today: "today",
    tomorrow: "tomorrow",
    from: (day: string, clock: string) => `${day}, from ${clock}`,
    unknown: "as soon as we can",
  },
});

/** `opening` null = no opening is known. The year is said where it is another one than now. */
export function openingInWords(
  opening: Date | null,
  now: Date,
  timeZone: string,
  language: Language,
): string {
  const w = words(language);
  if (opening === null) return w.unknown;
  const today = localDate({ timeZone }, now);
  const day = localDate({ timeZone }, opening);
  const near = day.equals(today) ? w.today : day.equals(today.add({ days: 1 })) ? w.tomorrow : null;
  const date = formatTime(opening, timeZone, language, {
    dateOnly: true,
    withYear: day.year !== today.year,
  });
  const clock = formatClock(opening, timeZone);
  return w.from(near === null ? date : `${near}, ${date}`, clock);
}
