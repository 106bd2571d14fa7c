/** What a planned time collides with, as sentences. */
import type { FC } from "hono/jsx";
import { formatNumber, formatTime } from "../../web/format.ts";
import type { Language } from "../../web/language.ts";
import { planWords } from "./plan-words.ts";
import type { Conflict } from "./conflicts.ts";

type Props = { conflicts: readonly Conflict[]; timeZone: string; language: Language };

export const ConflictList: FC<Props> = ({ conflicts, timeZone, language }) =>
  conflicts.length === 0 ? null : (
    <div class="conflicts">
      <p class="kern-body kern-body--bold">{planWords(language).conflicts}</p>
      <ul>
        {conflicts.map((conflict) => (
          <li class="kern-body">{sentence(conflict, timeZone, language)}</li>
        ))}
      </ul>
    </div>
  );

function sentence(conflict: Conflict, timeZone: string, language: Language): string {
  const w = planWords(language);
  switch (conflict.kind) {
    case "close":
      return w.close(conflict.title, formatTime(conflict.at, timeZone, language));
    case "tips":
      return w.nearTips(conflict.title, formatTime(conflict.at, timeZone, language));
    case "many":
      return w.many(conflict.topic, conflict.count);
    case "holiday":
      return w.onHoliday(conflict.name);
    case "quiet":
      return w.inQuiet(formatTime(conflict.until, timeZone, language));
    case "overrun":
      return w.overrun(
        formatTime(conflict.from, timeZone, language),
        formatTime(conflict.until, timeZone, language),
      );
    case "room":
      return w.overRoom(
        formatNumber(conflict.people, language),
        formatNumber(conflict.limit, language),
      );
  }
}
