/** Two versions side by side in one text: what is new and what is gone, marked, and in words for those who hear it. */
import type { FC } from "hono/jsx";
import type { Language } from "../../web/language.ts";
import type { Compared, Part } from "./compare.ts";
import { draftWords } from "./draft-words.ts";

type Props = { compared: Compared; from: number; to: number; language: Language };

export const Differences: FC<Props> = ({
  compared: { differences, pictureDiffers },
  from,
  to,
  language,
}) => {
  const w = draftWords(language);
  return (
    <section class="differences" aria-labelledby="unterschiede">
      <h2 class="kern-heading-medium" id="unterschiede">
        {w.differences(from, to)}
      </h2>
      {differences.length === 0 && !pictureDiffers ? <p class="kern-body">{w.same}</p> : null}
      {pictureDiffers ? <p class="kern-body">{w.picture}</p> : null}
      {differences.map(({ field, parts, newWords, goneWords }) => (
        <div>
          <h3 class="kern-title">{w[field]}</h3>
          <p class="kern-body kern-body--muted">{w.counted(newWords, goneWords)}</p>
          <p class="kern-body keep-lines differences__text" lang="de">
            {parts.map((part) => (
              <Marked part={part} language={language} />
            ))}
          </p>
        </div>
      ))}
    </section>
  );
};

const Marked: FC<{ part: Part; language: Language }> = ({ part: { kind, text }, language }) => {
  const w = draftWords(language);
  if (kind === "same") return <>{text}</>;
  return kind === "new" ? (
    <ins>
      <span class="kern-sr-only">{w.newBegins}</span>
      {text}
      <span class="kern-sr-only">{w.newEnds}</span>
    </ins>
  ) : (
    <del>
      <span class="kern-sr-only">{w.goneBegins}</span>
      {text}
      <span class="kern-sr-only">{w.goneEnds}</span>
    </del>
  );
};
