/** What is out of our hands, in sentences of its own: no room today, held, withheld, uncertain. */
import type { FC } from "hono/jsx";
import type { DailyForecast } from "../delivery/delivery.ts";
import { formatNumber, formatTime } from "../web/format.ts";
import type { Language } from "../web/language.ts";
import { Alert } from "../web/parts.tsx";
import { paths } from "../web/paths.ts";
import { progressWords } from "./progress-words.ts";
import type { Broadcast } from "./read.ts";
import { ReasonTable } from "./reason-table.tsx";
import type { Situation } from "./situation.ts";

type Props = {
  broadcast: Broadcast;
  situation: Situation;
  now: Date;
  timeZone: string;
  language: Language;
};

export const Sentences: FC<Props> = ({ broadcast, situation, now, timeZone, language }) => {
  const w = progressWords(language);
  const { counts, withheld, forecast } = situation;
  const number = (value: number) => formatNumber(value, language);
  const kept = withheld.reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      {forecast === null ? null : (
        <Room forecast={forecast} now={now} timeZone={timeZone} language={language} />
      )}
      {counts.held === 0 ? null : (
        <Alert title={w.heldTitle(number(counts.held), counts.held === 1)}>
          <p class="kern-body">{w.heldText}</p>
        </Alert>
      )}
      {counts.uncertain === 0 ? null : (
        <Alert
          title={w.uncertainTitle(number(counts.uncertain), counts.uncertain === 1)}
          tone="warning"
        >
          <p class="kern-body">{broadcast.repeatUncertain ? w.uncertainAgain : w.uncertainText}</p>
          <p class="kern-body">
            <a class="kern-link" href={paths.uncertain}>
              {w.uncertainLink}
            </a>
          </p>
        </Alert>
      )}
      {kept === 0 ? null : (
        <Alert title={w.withheldTitle(number(kept), kept === 1)}>
          <p class="kern-body">{w.withheldText}</p>
          <ReasonTable caption={w.withheldReasons} failures={withheld} language={language} />
        </Alert>
      )}
    </>
  );
};

const Room: FC<{ forecast: DailyForecast; now: Date; timeZone: string; language: Language }> = ({
  forecast: { limit, portions },
  now,
  timeZone,
  language,
}) => {
  const w = progressWords(language);
  const number = (value: number) => formatNumber(value, language);
  const days = new Map<string, number>();
  for (const { at, count } of portions) {
    const day = at <= now ? w.roomNow : formatTime(at, timeZone, language, { dateOnly: true });
    days.set(day, (days.get(day) ?? 0) + count);
  }
  return (
    <Alert title={w.roomTitle}>
      <p class="kern-body">{w.roomText(number(limit))}</p>
      <ul>
        {[...days].map(([day, count]) => (
          <li>{w.roomDay(day, number(count), count === 1)}</li>
        ))}
      </ul>
      <p class="kern-body">{w.roomMore}</p>
    </Alert>
  );
};
