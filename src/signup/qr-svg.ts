import { encode } from "uqr";

/** Light modules around the code; they are part of it, dark pages must not swallow them (ISO/IEC 18004). */
const quietZone = 4;

/**
 * A QR code as one path of dark runs, a third of what uqr's own picture weighs. Level M: a worn poster still reads.
 * Throws when the text is longer than a code can hold (2,331 bytes).
 */
export function qrSvg(text: string): string {
  const { data, size } = encode(text, { ecc: "M", border: 0 });
  const whole = size + 2 * quietZone;
  const dark = data.map((row, y) => runs(row, y + quietZone)).join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${whole} ${whole}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${whole}v${whole}H0z"/><path d="${dark}"/></svg>`;
}

/** Dark modules that lie side by side are one rectangle. */
function runs(row: readonly boolean[], y: number): string {
  let path = "";
  for (let from = 0; from < row.length; from += 1) {
    if (row[from] !== true) continue;
    const start = from;
    while (row[from + 1] === true) from += 1;
    const length = from - start + 1;
    path += `M${start + quietZone} ${y}h${length}v1h-${length}z`;
  }
  return path;
}
