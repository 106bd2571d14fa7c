/** Dates, times and amounts as people here read them. Pure. */
import type { Language } from "./language.ts";

export type TimeStyle = {
  /** Adds the year: "Mi., 25.11.2026, 19:30 Uhr". */
  readonly withYear?: boolean | undefined;
  /** Leaves the clock time out. */
  readonly dateOnly?: boolean | undefined;
};

/** "Mi., 25.11., 19:30 Uhr" or "Wed, 25 Nov, 19:30", in the given zone. */
export function formatTime(
  at: Date,
  zone: string,
  language: Language,
  style: TimeStyle = {},
): string {
  const year = style.withYear === true ? ({ year: "numeric" } as const) : {};
  const clock = formatClock(at, zone);
  if (language === "en") {
    // Put together by hand: ICU's comma after the weekday comes and goes with the year.
    const weekday = new Intl.DateTimeFormat("en-GB", { timeZone: zone, weekday: "short" }).format(
      at,
    );
    const date = new Intl.DateTimeFormat("en-GB", {
      timeZone: zone,
      day: "numeric",
      month: "short",
      ...year,
    }).format(at);
    return style.dateOnly === true ? `${weekday}, ${date}` : `${weekday}, ${date}, ${clock}`;
  }
  const weekday = new Intl.DateTimeFormat("de-DE", { timeZone: zone, weekday: "short" }).format(at);
  const date = new Intl.DateTimeFormat("de-DE", {
    timeZone: zone,
    day: "numeric",
    month: "numeric",
    ...year,
  }).format(at);
  const day = `${weekday.replace(/\.$/, "")}., ${date}`;
  return style.dateOnly === true ? day : `${day}, ${clock} Uhr`;
}

/** "7:30", in both languages; German sentences add "Uhr". */
export function formatClock(at: Date, zone: string): string {
  return shortClock(
    new Intl.DateTimeFormat("en-GB", {
      timeZone: zone,
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    }).format(at),
  );
}

/** "07:30", as fields and sources have it -> "7:30". */
export function shortClock(clock: string): string {
  return clock.replace(/^0(?=\d:)/, "");
}

/** 145_200_000 micros of EUR -> "145,20 €". Amounts under a cent keep up to four places: "0,0046 €". */
export function formatMoney(micros: number, currency: string, language: Language): string {
  const amount = micros / 1_000_000;
  const digits = amount !== 0 && Math.abs(amount) < 0.01 ? 4 : 2;
  return new Intl.NumberFormat(language === "de" ? "de-DE" : "en-GB", {
    style: "currency",
    currency,
    minimumFractionDigits: 2,
    maximumFractionDigits: digits,
  }).format(amount);
}

/** 1284 -> "1.284". */
export function formatNumber(value: number, language: Language): string {
  return new Intl.NumberFormat(language === "de" ? "de-DE" : "en-GB").format(value);
}
