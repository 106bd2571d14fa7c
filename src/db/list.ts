type Element = string | number | boolean | Date | null;

/** Letters, digits and what ids and times have besides; a bare `null` would be none. */
const plain = /^(?!null$)[\w.:=+/@-]+$/i;

/**
 * A list as PostgreSQL writes one, for `${list(ids)}::bigint[]`. The driver's own way costs six times as much (0.3 µs an
 * element), which counts where nine lists of 500 go with every group of results.
 */
export function list(elements: readonly Element[]): string {
  return `{${elements.map(written).join(",")}}`;
}

function written(element: Element): string | number | boolean {
  if (element === null) return "NULL";
  if (typeof element === "string")
    return plain.test(element) ? element : `"${element.replace(/["\\]/g, "\\$&")}"`;
  return element instanceof Date ? `"${element.toISOString()}"` : element;
}
