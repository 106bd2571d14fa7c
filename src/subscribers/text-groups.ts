/** In which order, and under which heading, staff find the texts. Pure. */
import { textKeys, type TextKey } from "./text-catalogue.ts";

export type TextGroup =
  | "joining"
  | "talking"
  | "leaving"
  | "pausing"
  | "frequency"
  | "erasing"
  | "moving"
  | "pilot"
  | "further";

const groups: Readonly<Record<Exclude<TextGroup, "further">, readonly TextKey[]>> = {
  joining: [
    "welcome",
    "first-confirmation",
    "confirmation",
    "topics",
    "consent",
    "languages",
    "language-chosen",
  ],
  talking: ["first-message", "help", "out-of-hours"],
  leaving: ["stopped-all", "stopped-already", "stopped-topics", "stop-question", "stop-declined"],
  pausing: ["paused", "pause-question", "resumed"],
  frequency: ["frequency-at-once", "frequency-daily", "frequency-weekly"],
  erasing: ["erase-question", "erase-confirmed", "erase-declined"],
  moving: ["renew-question"],
  pilot: ["pilot-not-invited", "pilot-full"],
};

/** Every text there is, once; one that no group names stands in the last. */
export function groupedTexts(): readonly {
  readonly group: TextGroup;
  readonly keys: readonly TextKey[];
}[] {
  const named = new Set(Object.values(groups).flat());
  const further = textKeys.filter((key) => !named.has(key));
  // Object.entries forgets the names of the keys.
  const entries = Object.entries(groups) as [TextGroup, readonly TextKey[]][];
  return [
    ...entries.map(([group, keys]) => ({ group, keys })),
    { group: "further" as const, keys: further },
  ].filter(({ keys }) => keys.length > 0);
}
