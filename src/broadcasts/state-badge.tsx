import type { FC } from "hono/jsx";
import type { Language } from "../web/language.ts";
import { Badge, type Tone } from "../web/parts.tsx";
import { stateWords } from "./state-words.ts";
import type { State } from "./states.ts";

const tones: Readonly<Record<State, Tone>> = {
  draft: "info",
  "in-review": "warning",
  approved: "info",
  scheduled: "info",
  sending: "warning",
  paused: "danger",
  sent: "success",
  cancelled: "danger",
};

export const StateBadge: FC<{ state: State; language: Language }> = ({ state, language }) => (
  <Badge label={stateWords(language)[state]} tone={tones[state]} />
);
