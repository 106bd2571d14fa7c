/** Why nothing leaves, each with the way out. */
import type { FC } from "hono/jsx";
import { stoppedByBudget } from "../costs/costs.ts";
import type { Trouble } from "../delivery/delivery.ts";
import { formatTime } from "../web/format.ts";
import type { Language } from "../web/language.ts";
import { Alert } from "../web/parts.tsx";
import { paths } from "../web/paths.ts";
import { BudgetStop } from "./budget-stop.tsx";
import { HeldByQuiet } from "./plan/plan.ts";
import { progressWords } from "./progress-words.ts";
import type { Broadcast } from "./read.ts";
import type { Situation } from "./situation.ts";

type Props = {
  broadcast: Broadcast;
  situation: Situation;
  /** Who looks. */
  staffId: number;
  timeZone: string;
  language: Language;
};

export const Stops: FC<Props> = ({ broadcast, situation, staffId, timeZone, language }) => {
  const { state, hindrance, quietUntil } = broadcast;
  const w = progressWords(language);
  const underWay = state === "sending" || state === "paused";
  return (
    <>
      {state !== "sending" || quietUntil === null ? null : (
        <HeldByQuiet until={quietUntil} timeZone={timeZone} language={language} />
      )}
      {underWay && situation.haltedBecause !== null ? (
        <Alert title={w.haltedTitle} tone="danger">
          <p class="kern-body">{situation.haltedBecause}</p>
          <p class="kern-body">
            <a class="kern-link" href={paths.emergencyStop}>
              {w.haltedLink}
            </a>
          </p>
        </Alert>
      ) : null}
      {situation.trouble === null ? null : (
        <Waiting trouble={situation.trouble} timeZone={timeZone} language={language} />
      )}
      {hindrance === null ? null : stoppedByBudget(hindrance) ? (
        <BudgetStop broadcast={broadcast} staffId={staffId} language={language} />
      ) : underWay ? (
        <Alert title={w.refusedTitle} tone="danger">
          <p class="kern-body">
            <strong>{hindrance}</strong>
          </p>
          <p class="kern-body">{w.refusedText}</p>
          <ol>
            <li>
              {w.refusedMend}{" "}
              <a class="kern-link" href={paths.settingsNumber}>
                {w.refusedMendLink}
              </a>
              .
            </li>
            <li>{w.refusedResume}</li>
          </ol>
        </Alert>
      ) : (
        <Alert title={hindrance} tone="danger" />
      )}
    </>
  );
};

/** Nobody has to do anything. */
const Waiting: FC<{ trouble: Trouble; timeZone: string; language: Language }> = ({
  trouble: { kind, since },
  timeZone,
  language,
}) => {
  const w = progressWords(language);
  const time = formatTime(since, timeZone, language);
  return <Alert title={kind === "slowed" ? w.slowed(time) : w.notAnswering(time)} tone="warning" />;
};
