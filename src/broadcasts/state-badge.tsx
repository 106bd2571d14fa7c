import type { FC } from "hono/jsx";
import type { Language } from "../web/language.ts";
import { Badge, type Tone } from "../web/parts.tsx";
import { quietWords } from "./plan/plan.ts";
import type { Broadcast } from "./read.ts";
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

type Props = { broadcast: Pick<Broadcast, "state" | "quietUntil">; language: Language };

/** Held by quiet hours is no pause: nobody has to do anything. */
export const StateBadge: FC<Props> = ({ broadcast: { state, quietUntil }, language }) =>
  state === "sending" && quietUntil !== null ? (
    <Badge label={quietWords(language).badge} />
  ) : (
    <Badge label={stateWords(language)[state]} tone={tones[state]} />
  );
