/**
 * The county's own colour, without breaking contrast: it is used for buttons and links, so it must stand out from the
 * page in light and, made lighter, in dark. Contrast as in WCAG 2.2, success criterion 1.4.3. Pure.
 */

type Rgb = readonly [red: number, green: number, blue: number];

/** What a text needs against its background (level AA). */
const neededContrast = 4.5;
const white: Rgb = [255, 255, 255];
/** The lightest and the darkest surface behind links: KERN neutral-025 in light, neutral-900 in dark. */
const lightSurface: Rgb = [244, 245, 250];
const darkSurface: Rgb = [31, 33, 50];

export type AccentVerdict =
  | { readonly kind: "usable"; readonly light: string; readonly dark: string }
  | { readonly kind: "malformed" }
  | { readonly kind: "too-light"; readonly contrast: number };

/** Checks "#rrggbb" and derives the lighter tone for dark mode. */
export function judgeAccent(colour: string): AccentVerdict {
  const rgb = parse(colour);
  if (rgb === null) return { kind: "malformed" };
  const contrast = contrastOf(rgb, lightSurface);
  if (contrast < neededContrast) return { kind: "too-light", contrast };
  return { kind: "usable", light: colour.toLowerCase(), dark: format(lightened(rgb)) };
}

/** The style sheet that puts the colour into KERN's tokens; empty for a colour that is not usable. */
export function themeCss(colour: string): string {
  const verdict = judgeAccent(colour);
  if (verdict.kind !== "usable") return "";
  return `:root{--kern-color-action-default:${verdict.light}}\n@media (prefers-color-scheme:dark){:root{--kern-color-action-default:${verdict.dark}}}\n`;
}

function lightened(rgb: Rgb): Rgb {
  for (let share = 0; share < 1; share += 0.05) {
    const tone = mixWithWhite(rgb, share);
    // A margin above the needed contrast, because hover states darken the tone a little.
    if (contrastOf(tone, darkSurface) >= neededContrast + 1) return tone;
  }
  return white;
}

function mixWithWhite([red, green, blue]: Rgb, share: number): Rgb {
  const mix = (channel: number) => Math.round(channel + (255 - channel) * share);
  return [mix(red), mix(green), mix(blue)];
}

/** WCAG contrast ratio, 1 to 21. */
export function contrastOf(one: Rgb, other: Rgb): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance([red, green, blue]: Rgb): number {
  const linear = (channel: number) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function parse(colour: string): Rgb | null {
  const found = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  if (found === null) return null;
  const [, red = "", green = "", blue = ""] = found;
  return [parseInt(red, 16), parseInt(green, 16), parseInt(blue, 16)];
}

function format([red, green, blue]: Rgb): string {
  return `#${[red, green, blue].map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}
