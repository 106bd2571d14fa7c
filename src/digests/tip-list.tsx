/** The list of a day to be ordered, dropped and worded, and what else could be on it. Every button is a form. */
import type { FC } from "hono/jsx";
import { Field, Form, Submit } from "../web/forms.tsx";
import type { Language } from "../web/language.ts";
import { formatTime } from "../web/format.ts";
import { paths } from "../web/paths.ts";
import type { OtherEvent } from "./desk.ts";
import { factsOf, longestWords } from "./render.ts";
import type { Run, Tip } from "./run.ts";
import { tipsWords } from "./words.ts";

export const TipList: FC<{ run: Run; day: string; language: Language }> = ({
  run,
  day,
  language,
}) => (
  <ol class="tips">
    {run.tips.map((tip, index) => (
      <TipLine
        tip={tip}
        run={run}
        day={day}
        isFirst={index === 0}
        isLast={index === run.tips.length - 1}
        language={language}
      />
    ))}
  </ol>
);

const TipLine: FC<{
  tip: Tip;
  run: Run;
  day: string;
  isFirst: boolean;
  isLast: boolean;
  language: Language;
}> = ({ tip: { occurrence, words }, run, day, isFirst, isLast, language }) => {
  const w = tipsWords(language);
  const { id, eventId, details } = occurrence;
  const isOpen = run.state === "proposed";
  return (
    <li id={`tipp-${id}`}>
      <a class="kern-link" href={paths.event(eventId)}>
        {details.title}
      </a>
      <span class="tips__facts">{factsOf(day, occurrence)}</span>
      {words === "" ? null : <span>{words}</span>}
      {isOpen ? (
        <>
          <div class="tips__deeds">
            {isFirst ? null : (
              <Deed run={run} deed="hoch" id={id} short={w.upShort} label={w.up(details.title)} />
            )}
            {isLast ? null : (
              <Deed
                run={run}
                deed="runter"
                id={id}
                short={w.downShort}
                label={w.down(details.title)}
              />
            )}
            <Deed run={run} deed="weg" id={id} short={w.dropShort} label={w.drop(details.title)} />
          </div>
          <details>
            <summary>{w.words}</summary>
            <Form action={paths.tipsAction(run.id, "satz")}>
              <input type="hidden" name="termin" value={String(id)} />
              <Field
                name="satz"
                id={`satz-${id}`}
                label={w.words}
                hint={w.wordsHint}
                maxlength={longestWords}
                value={words}
              />
              <Submit label={w.saveWords} kind="secondary" />
            </Form>
          </details>
        </>
      ) : null}
    </li>
  );
};

export const OtherEvents: FC<{
  others: readonly OtherEvent[];
  run: Run | null;
  day: string;
  zone: string;
  language: Language;
}> = ({ others, run, day, zone, language }) => {
  const w = tipsWords(language);
  if (others.length === 0) return <p class="kern-body">{w.othersNone}</p>;
  return (
    <ul class="tips tips--others">
      {others.map(({ occurrence, toldAt }) => (
        <li id={`tipp-${occurrence.id}`}>
          <a class="kern-link" href={paths.event(occurrence.eventId)}>
            {occurrence.details.title}
          </a>
          <span class="tips__facts">{factsOf(day, occurrence)}</span>
          {toldAt === null ? null : (
            <span class="tips__facts">
              {w.toldOn(formatTime(toldAt, zone, language, { dateOnly: true }))}
            </span>
          )}
          {run?.state === "proposed" && toldAt === null ? (
            <Deed
              run={run}
              deed="dazu"
              id={occurrence.id}
              short={w.addShort}
              label={w.add(occurrence.details.title)}
            />
          ) : null}
        </li>
      ))}
    </ul>
  );
};

/** A button of one press; who hears it alone hears what it is about. */
const Deed: FC<{ run: Run; deed: string; id: number; short: string; label: string }> = ({
  run,
  deed,
  id,
  short,
  label,
}) => (
  <form method="post" action={paths.tipsAction(run.id, deed)}>
    <input type="hidden" name="termin" value={String(id)} />
    <button class="kern-btn kern-btn--tertiary" type="submit" aria-label={label}>
      <span class="kern-label">{short}</span>
    </button>
  </form>
);
