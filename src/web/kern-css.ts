/**
 * Makes KERN small enough for a citizen's phone: its one file holds every utility class, the grid, 46 icons and
 * components that we do not use (340 kB; a third of it is left). Pure.
 */

/** Icons in use; a new one is added here. */
const icons = new Set([
  "account-circle",
  "add",
  "calendar-today",
  "check",
  "checklist",
  "close",
  "danger",
  "download",
  "drive-folder-upload",
  "edit",
  "help",
  "home",
  "info",
  "mail",
  "open-in-new",
  "search",
  "success",
  "visibility",
  "warning",
]);

/** Blocks that no page of ours has. "level" and "layer" are nested colour contexts, "dropdown" is unfinished in KERN. */
const unused =
  /^\.kern-(?:accordion|description-list|list|divider|dropdown|kopfzeile|loader|card|task-list|summary|dialog|level|layer|light|dark|container|row|input-group|preline|subline|hgroup|number)(?![a-z])|^\[data-kern-theme/;

/**
 * @param css KERN's whole file
 * @param alsoApart the files that KERN also ships apart (utilities, grid); their rules are left out
 * @param own our style; the tones of KERN's colour scales that neither it nor KERN's tokens name are left out
 * @returns the rest, inside `@layer kern`, so that our own rules win without counting selectors
 */
export function reduceKern(css: string, alsoApart: readonly string[], own: string): string {
  const apart = new Set(
    alsoApart
      .flatMap((file) => [...topLevelRules(file)])
      .filter((rule) => !rule.startsWith(":root")),
  );
  const kept = [...topLevelRules(css.replace(/^@charset "UTF-8";/, ""))].filter(
    (rule) => !apart.has(rule) && isWanted(rule),
  );
  return `@layer kern{${withoutUnusedTones(kept.join(""), own)}}`;
}

function withoutUnusedTones(css: string, own: string): string {
  const used = new Set(
    [...`${css}${own}`.matchAll(/var\((--kern-color-[\w-]+)/g)].map((found) => found[1]),
  );
  return css.replace(/(--kern-color-[a-z0-9-]+-\d{3}):[^;}]+;?/g, (definition, name: string) =>
    used.has(name) ? definition : "",
  );
}

function isWanted(rule: string): boolean {
  const selector = rule.replace(/^@media[^{]*\{/, "");
  const icon = /^\.kern-icon--([a-z-]+)\{/.exec(selector);
  if (icon?.[1] !== undefined && !["small", "default", "large", "x-large"].includes(icon[1]))
    return icons.has(icon[1]);
  return !unused.test(selector);
}

/** Rules and at-rules of the outermost level, in order; braces inside strings do not count. */
function* topLevelRules(css: string): Generator<string> {
  let depth = 0;
  let start = 0;
  for (const { 0: found, index } of css.matchAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[{}]/g)) {
    if (found === "{") depth += 1;
    if (found !== "}") continue;
    depth -= 1;
    if (depth === 0) {
      yield css.slice(start, index + 1);
      start = index + 1;
    }
  }
}
