import type { FC } from "hono/jsx";
import type { Language } from "../web/language.ts";
import { Badge, type Tone } from "../web/parts.tsx";
import type { Source } from "./source.ts";
import { sourceWords } from "./source-words.ts";

type Word = "off" | "under" | "waiting" | "lostShort" | "troubled" | "fine";

/** How a source stands, in one word. */
export const SourceState: FC<{ source: Source; now: Date; language: Language }> = ({
  source,
  now,
  language,
}) => {
  const [word, tone] = stateOf(source, now);
  return <Badge label={sourceWords(language)[word]} tone={tone} />;
};

function stateOf(source: Source, now: Date): readonly [Word, Tone] {
  if (source.switchedOffAt !== null) return ["off", "info"];
  if (isUnderWay(source, now)) return ["under", "info"];
  if (source.polledAt === null) return ["waiting", "info"];
  if (source.trouble !== null) return ["troubled", "danger"];
  return source.lostAt === null ? ["fine", "success"] : ["lostShort", "warning"];
}

export function isUnderWay({ leaseUntil }: Source, now: Date): boolean {
  return leaseUntil !== null && leaseUntil > now;
}
