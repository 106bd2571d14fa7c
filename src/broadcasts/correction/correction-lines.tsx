/** On both pages: what is corrected by what, and to whom it goes. */
import type { FC } from "hono/jsx";
import type { Language } from "../../web/language.ts";
import { paths } from "../../web/paths.ts";
import type { Broadcast, Correction } from "../read.ts";
import { StateBadge } from "../state-badge.tsx";
import { correctionWords } from "./words.ts";

export const CorrectionLines: FC<{ broadcast: Broadcast; language: Language }> = ({
  broadcast: { corrects, correctedBy, startedAt },
  language,
}) => {
  const w = correctionWords(language);
  return (
    <>
      {corrects.length === 0 ? null : (
        <p class="kern-body">
          {w.corrects}: <Links some={corrects} language={language} />
          {startedAt === null ? ` ${w.goesTo} ${w.ends}` : null}
        </p>
      )}
      {correctedBy.length === 0 ? null : (
        <p class="kern-body">
          {w.correctedBy}: <Links some={correctedBy} language={language} />
        </p>
      )}
    </>
  );
};

const Links: FC<{ some: readonly Correction[]; language: Language }> = ({ some, language }) => (
  <>
    {some.map(({ id, title, state }, index) => (
      <>
        {index === 0 ? "" : ", "}
        <a class="kern-link" href={paths.broadcast(id)}>
          {title}
        </a>{" "}
        <StateBadge broadcast={{ state, quietUntil: null }} language={language} />
      </>
    ))}
    .
  </>
);
