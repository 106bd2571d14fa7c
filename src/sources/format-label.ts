import { formats, type FormatName } from "./formats/formats.ts";

/** "Kalender (iCal)" */
export function labelOf(format: FormatName): string {
  return formats.find(({ name }) => name === format)?.label ?? format;
}

/** What a form sent, if it is one of ours. */
export function formatNamed(text: string): FormatName | null {
  return formats.find(({ name }) => name === text)?.name ?? null;
}
