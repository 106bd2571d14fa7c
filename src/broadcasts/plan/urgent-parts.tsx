/** What the form of a draft says of urgency: the way there, and the way back. */
import type { FC } from "hono/jsx";
import { Submit } from "../../web/forms.tsx";
import type { Language } from "../../web/language.ts";
import { Alert, Card } from "../../web/parts.tsx";
import { urgentWords } from "./urgent-words.ts";

export const UrgentWay: FC<{ urgent: boolean; language: Language }> = ({ urgent, language }) => {
  const w = urgentWords(language);
  return urgent ? (
    <Alert title={w.markedTitle} tone="danger">
      <input type="hidden" name="eilig" value="1" />
      <p class="kern-body">{w.markedText}</p>
      <p class="kern-body">{w.notOfficial}</p>
      <Submit label={w.unmark} name="tun" value="nicht-eilig" kind="secondary" />
    </Alert>
  ) : (
    <Card title={w.cardTitle} id="eilt">
      <p class="kern-body">{w.cardText}</p>
      <Submit label={w.cardButton} name="tun" value="eilig" kind="secondary" />
    </Card>
  );
};
