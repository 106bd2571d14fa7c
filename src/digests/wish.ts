/** "Tipps für morgen", "Wochenende": the words with which citizens ask for tips. Pure. */

export type Span = "today" | "tomorrow" | "weekend";

const spans: Readonly<Record<string, Span>> = {
  heute: "today",
  today: "today",
  morgen: "tomorrow",
  tomorrow: "tomorrow",
  wochenende: "weekend",
  weekend: "weekend",
};

/** The whole text must say it, so that a question to the county stays one. Null: it is something else. */
export function tipsWish(text: string): Span | null {
  const words = text
    .toLowerCase()
    .replaceAll(/[^\p{L}\s]/gu, " ")
    .trim()
    .split(/\s+/u)
    .join(" ");
  const [, last = ""] =
    /^(?:bitte |die )*(?:veranstaltungs)?(?:tipps? |tips )(?:für |fuer |fürs |fuers |am |vom |zum |for |on )?(?:das |the )?(heute|morgen|wochenende|today|tomorrow|weekend)(?: bitte| please)?$/u.exec(
      words,
    ) ??
    /^(?:das |the )?(wochenende|weekend)$/u.exec(words) ??
    [];
  return spans[last] ?? null;
}
