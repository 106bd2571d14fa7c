/** Canned answers beside the thread. Each is a button of the composer's form; with script it goes where the cursor stands. */
import type { FC } from "hono/jsx";
import { assetPath } from "../../web/static.ts";
import { Card } from "../../web/parts.tsx";
import { paths } from "../../web/paths.ts";
import type { Shown } from "../thread.tsx";
import { findAnswers } from "./canned-answers.ts";
import { cannedWords } from "./canned-words.ts";
import type { OfferedAnswer } from "./offered.ts";

type Props = Pick<Shown, "conversation" | "language"> & {
  answers: readonly OfferedAnswer[];
  search: string;
};

export const CannedCard: FC<Props> = ({ conversation, language, answers, search }) => {
  const w = cannedWords(language);
  const to = `${paths.conversationAction(conversation.id, "textbausteine")}#schreiben`;
  const found = search === "" ? answers : findAnswers(answers, search);
  return (
    <div class="inbox-canned">
      <Card title={w.title} id="textbausteine">
        {answers.length === 0 ? (
          <p class="kern-body">{w.none}</p>
        ) : (
          <>
            <div class="kern-form-input canned-search">
              <label class="kern-label" for="baustein-suche">
                {w.find}
              </label>
              <input
                class="kern-form-input__input"
                type="search"
                id="baustein-suche"
                name="suche"
                value={search}
                form="antwort"
                autocomplete="off"
              />
              <button class="plain-button" type="submit" form="antwort" formaction={to}>
                {w.search}
              </button>
            </div>
            <p class="kern-body" role="status" data-none={w.noneFound}>
              {found.length === 0 ? w.noneFound : ""}
            </p>
            <ul class="canned">
              {found.map(({ id, title, text }) => (
                <li data-words={`${title} ${text}`.toLowerCase()}>
                  <strong>{title}</strong>
                  <p class="canned__text">{text}</p>
                  <button
                    class="plain-button"
                    type="submit"
                    form="antwort"
                    formaction={to}
                    name="einfuegen"
                    value={String(id)}
                    data-text={text}
                    aria-label={w.insertOf(title)}
                  >
                    {w.insert}
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
      </Card>
      <script src={assetPath("canned.js")} defer></script>
    </div>
  );
};
