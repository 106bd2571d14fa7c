/**
 * How the kept figures stand to their bars, as a drawing: 1 is the bar, twice as good is 2, on a scale on which twice and half
 * are equally far away. The table beside it says the same in figures. Pure.
 */
import type { Kept } from "./keep-figures.ts";
import type { Figure } from "./report.ts";
import { hasBar, holds } from "./table.ts";

const rowHeight = 26;
const top = 34;
const labelWidth = 400;
const plotWidth = 340;
const edge = 60;
/** From an eighth of the bar to eight times. */
const doublings = 3;

const style = `
  text { font: 13px "Fira Sans", system-ui, sans-serif; fill: #171a2b }
  .met { fill: #154194 } .missed { fill: #bd0f09 } .bar { stroke: #171a2b; stroke-width: 1.5 }
  .grid { stroke: #a9aec2; stroke-width: 1; stroke-dasharray: 2 4 } .ground { fill: #ffffff }
  @media (prefers-color-scheme: dark) {
    text { fill: #f1f3fa } .met { fill: #8db5ff } .missed { fill: #ff9a94 } .bar { stroke: #f1f3fa }
    .grid { stroke: #5d6485 } .ground { fill: #12141f }
  }`;

export function chartOf(all: readonly Kept[]): string {
  const rows = all.flatMap(({ benchmark, figures }) =>
    figures.filter(hasBar).map((figure) => ({ benchmark, figure })),
  );
  const width = labelWidth + plotWidth + edge;
  const height = top + rows.length * rowHeight + 12;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title">`,
    `<title id="title">Each figure against its bar; the table says the same in figures.</title>`,
    `<style>${style}</style>`,
    `<rect class="ground" width="${width}" height="${height}"/>`,
    ...[-3, -2, -1, 0, 1, 2, 3].map((power) => gridLine(power, height)),
    ...rows.map(({ benchmark, figure }, index) => row(benchmark, figure, index)),
    `<line class="bar" x1="${at(1)}" x2="${at(1)}" y1="${top - 8}" y2="${height - 8}"/>`,
    "</svg>\n",
  ].join("\n");
}

function gridLine(power: number, height: number): string {
  const times = 2 ** power;
  const x = at(times);
  const label = power === 0 ? "the bar" : power < 0 ? `1/${1 / times}` : `${times} x`;
  return `<line class="grid" x1="${x}" x2="${x}" y1="${top - 8}" y2="${height - 8}"/><text x="${x}" y="18" text-anchor="middle">${label}</text>`;
}

function row(benchmark: string, figure: Figure, index: number): string {
  const y = top + index * rowHeight;
  const times = timesTheBar(figure);
  const [from, to] = [at(Math.min(times, 1)), at(Math.max(times, 1))];
  const name = holds(figure) ? "met" : "missed";
  const words = escape(`${benchmark}: ${figure.what}`);
  const fitted =
    words.length > 62 ? ` textLength="${labelWidth - 16}" lengthAdjust="spacingAndGlyphs"` : "";
  return [
    `<text x="${labelWidth - 8}" y="${y + 14}" text-anchor="end"${fitted}>${words}</text>`,
    `<rect class="${name}" x="${from}" y="${y + 2}" width="${Math.max(2, to - from)}" height="${rowHeight - 10}" rx="2"/>`,
  ].join("");
}

/** How many times as good as asked. */
function timesTheBar({ value, least, most }: Figure): number {
  if (least !== undefined) return value / least;
  return value === 0 ? 2 ** doublings : (most ?? 1) / value;
}

function at(times: number): number {
  const power = Math.max(-doublings, Math.min(doublings, Math.log2(Math.max(times, 1e-9))));
  return Math.round(labelWidth + edge / 2 + ((power + doublings) / (2 * doublings)) * plotWidth);
}

function escape(words: string): string {
  return words.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
