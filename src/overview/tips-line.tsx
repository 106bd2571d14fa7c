/** "7:30 Uhr: 5 Tipps, Freigabe offen": the daily tips in the line of the day. */
import type { FC } from "hono/jsx";
import type { UpcomingTips } from "../digests/digests.ts";
import { formatTime } from "../web/format.ts";
import type { Language } from "../web/language.ts";
import { paths } from "../web/paths.ts";
import { overviewWords } from "./words.ts";

export const TipsLine: FC<{ tips: UpcomingTips; timeZone: string; language: Language }> = ({
  tips,
  timeZone,
  language,
}) => {
  const w = overviewWords(language);
  const { topicKey, topicTitle, day, sendsAt, count } = tips;
  return (
    <li>
      <a class="kern-link" href={paths.tipsRun(topicKey, day)}>
        {w.tips(topicTitle)}
      </a>
      <span>
        {`${formatTime(sendsAt, timeZone, language)}: ${w.tipsCount(count)}, ${standing(tips, language)}`}
      </span>
    </li>
  );
};

function standing({ count, hindrance, waitsForYes }: UpcomingTips, language: Language): string {
  const w = overviewWords(language);
  if (hindrance !== null) return w.tipsHindered;
  if (waitsForYes) return w.tipsWait;
  return count === 0 ? w.tipsNothing : w.tipsGo;
}
