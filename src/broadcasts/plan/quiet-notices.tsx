/** What quiet hours mean for one broadcast, before it is planned and while it waits. */
import type { FC } from "hono/jsx";
import { formatTime } from "../../web/format.ts";
import type { Language } from "../../web/language.ts";
import { Alert } from "../../web/parts.tsx";
import { quietWords } from "./quiet-words.ts";

type Props = { until: Date; timeZone: string; language: Language };

/** In the form: the chosen time is quiet, and this is the next that is not. */
export const QuietThen: FC<Props> = ({ until, timeZone, language }) => {
  const w = quietWords(language);
  return (
    <Alert title={w.thenTitle} tone="warning">
      <p class="kern-body">{w.thenText(formatTime(until, timeZone, language))}</p>
    </Alert>
  );
};

/** On its page, while it is held on its way. */
export const HeldByQuiet: FC<Props> = ({ until, timeZone, language }) => {
  const w = quietWords(language);
  return (
    <Alert title={w.heldTitle(formatTime(until, timeZone, language))}>
      <p class="kern-body">{w.heldText}</p>
    </Alert>
  );
};
