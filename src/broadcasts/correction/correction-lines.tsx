/** On both pages: what is corrected by what, and to whom it goes. */
import type { FC } from "hono/jsx";
import type { Language } from "../../web/language.ts";
import { paths } from "../../web/paths.ts";
import type { Broadcast, Correction } from "../read.ts";
import { stateWords } from "../state-words.ts";
import { correctionWords } from "./words.ts";

export const CorrectionLines: FC<{ broadcast: Broadcast; language: Language }> = ({
  broadcast: { corrects, correctedBy, startedAt },
  language,
}) => {
  const w = correctionWords(language);
  const isUnderWay = corrects.some(({ state }) => state === "sending" || state === "paused");
  return (
    <>
      {corrects.length === 0 ? null : (
        <p class="kern-body">
          {w.corrects}: <Links some={corrects} />.{startedAt === null ? ` ${w.goesTo}` : null}
          {startedAt === null && isUnderWay ? ` ${w.ends}` : null}
        </p>
      )}
      {correctedBy.length === 0 ? null : (
        <p class="kern-body">
          {w.correctedBy}: <Links some={correctedBy} /> (
          {correctedBy.map(({ state }) => stateWords(language)[state]).join(", ")}).
        </p>
      )}
    </>
  );
};

const Links: FC<{ some: readonly Correction[] }> = ({ some }) => (
  <>
    {some.map(({ id, title }, index) => (
      <>
        {index === 0 ? "" : ", "}
        <a class="kern-link" href={paths.broadcast(id)}>
          {title}
        </a>
      </>
    ))}
  </>
);
