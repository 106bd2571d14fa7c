/** What stands below the decision: other ways to read along, and five short questions. */
import type { FC } from "hono/jsx";
import { inLanguage, type Language } from "../web/language.ts";
import { paths } from "../web/paths.ts";
import { words } from "./words.ts";

/** Only what exists. */
export const Elsewhere: FC<{ archive: boolean; feed: boolean; language: Language }> = ({
  archive,
  feed,
  language,
}) => {
  const w = words(language);
  if (!archive && !feed) return null;
  return (
    <section class="signup-elsewhere" aria-labelledby="ohne-whatsapp">
      <h2 id="ohne-whatsapp">{w.without}</h2>
      <ul>
        {archive ? (
          <li>
            <a class="signup-link" href={inLanguage(paths.archive, language)}>
              {w.archive}
            </a>
          </li>
        ) : null}
        {feed ? (
          <li>
            <a class="signup-link" href={paths.archiveFeed} type="application/rss+xml">
              {w.feed}
            </a>
          </li>
        ) : null}
      </ul>
    </section>
  );
};

export const Questions: FC<{ emergencyHint: string; notice: string; language: Language }> = ({
  emergencyHint,
  notice,
  language,
}) => {
  const w = words(language);
  const questions = [
    [w.costQuestion, w.costAnswer],
    [w.readQuestion, w.readAnswer],
    [
      w.dataQuestion,
      <>
        {w.dataAnswer}{" "}
        <a class="signup-link" href={notice}>
          {w.notice}
        </a>
      </>,
    ],
    [w.leaveQuestion, w.leaveAnswer],
    [w.helpQuestion, `${w.helpAnswer} ${emergencyHint}`],
  ] as const;
  return (
    <section class="signup-questions" aria-labelledby="fragen">
      <h2 class="kern-heading-medium" id="fragen">
        {w.questions}
      </h2>
      {questions.map(([question, answer]) => (
        <details class="signup-question">
          <summary>{question}</summary>
          <p>{answer}</p>
        </details>
      ))}
    </section>
  );
};
