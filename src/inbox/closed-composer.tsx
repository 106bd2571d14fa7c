/** The composer outside the service window: why nothing can be written, and the template as the way out. */
import type { FC } from "hono/jsx";
import { Form, Submit } from "../web/forms.tsx";
import { Alert, Card } from "../web/parts.tsx";
import { paths } from "../web/paths.ts";
import type { AskBackOffer } from "./ask-back.ts";
import { askBackWords } from "./ask-back-words.ts";
import { conversationWords } from "./conversation-words.ts";
import { replyWords } from "./reply-words.ts";
import type { Shown } from "./thread.tsx";

export const ClosedComposer: FC<
  Pick<Shown, "conversation" | "language"> & { offer: AskBackOffer }
> = ({ conversation, language, offer }) => {
  const w = askBackWords(language);
  return (
    <div class="stack">
      <Alert title={conversationWords(language).closedTitle}>
        <p class="kern-body">{replyWords(language).windowClosed}</p>
        <p class="kern-body">{conversationWords(language).closedNext}</p>
      </Alert>
      <Card title={w.title} id="rueckmeldung">
        <p class="kern-body">{w.explain}</p>
        {offer.kind === "offered" ? (
          <p class="kern-body">
            {w.reads} <q>{offer.text}</q>
          </p>
        ) : null}
        <Form action={paths.conversationAction(conversation.id, "rueckmeldung")}>
          <Submit
            label={w.send}
            kind="secondary"
            disabledReason={offer.kind === "refused" ? offer.reason : undefined}
          />
        </Form>
      </Card>
    </div>
  );
};
