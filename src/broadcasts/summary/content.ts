/** What a summary says: title, teaser and page of each broadcast that it carries. Pure. */

export type Carried = { readonly title: string; readonly teaser: string; readonly page: string };

/** Below WhatsApp's 4,096, with room for title and page of the summary. */
const longestText = 3_700;
/** Of a carrier template's line. */
const longestTeaser = 300;

/** `date` as people read it: "26.11.". */
export function summaryContent(carried: readonly Carried[], date: string) {
  return {
    title: `Ihre Zusammenfassung vom ${date}`,
    teaser: shortened(carried.map(({ title }) => title).join(" · "), longestTeaser),
    text: textOf(carried),
    link: null,
    picture: null,
  };
}

/** With teasers where there is room for them, else by titles, and in the end by as many as fit: the page has them all. */
function textOf(carried: readonly Carried[]): string {
  const whole = carried.map(({ title, teaser, page }) =>
    [bold(title), teaser, page].filter((line) => line !== "").join("\n"),
  );
  if (whole.join("\n\n").length <= longestText) return whole.join("\n\n");
  const short = carried.map(({ title, page }) => `${bold(title)}\n${page}`);
  const fitting = short.filter(
    (_, index) => short.slice(0, index + 1).join("\n\n").length <= longestText,
  );
  const more = short.length - fitting.length;
  return [...fitting, ...(more === 0 ? [] : [`… und ${more} weitere im Archiv.`])].join("\n\n");
}

function bold(title: string): string {
  return title.includes("*") ? title : `*${title}*`;
}

function shortened(line: string, longest: number): string {
  return line.length <= longest ? line : `${line.slice(0, longest - 1).trimEnd()}…`;
}
