/** Where staff write; a draft that came too late is kept, with the reason at the button. */
import type { FC } from "hono/jsx";
import { formatNumber } from "../web/format.ts";
import { ErrorSummary, Field, Form, Submit, TextArea, type FieldErrors } from "../web/forms.tsx";
import { Card } from "../web/parts.tsx";
import { paths } from "../web/paths.ts";
import { conversationWords } from "./conversation-words.ts";
import { windowInWords } from "./durations.ts";
import { longestText } from "./reply.ts";
import { acceptedFiles } from "./reply-file.ts";
import { replyWords } from "./reply-words.ts";
import type { Shown } from "./thread.tsx";
import { windowIsOpen } from "./window.ts";

/** What was typed and is kept when the answer was not sent. */
export type Draft = {
  readonly text: string;
  readonly hadFile: boolean;
  /** The canned answers in it. */
  readonly canned: readonly number[];
};

type ComposerProps = Shown & { draft?: Draft | undefined; errors?: FieldErrors | undefined };

export const Composer: FC<ComposerProps> = ({
  conversation,
  language,
  now,
  draft,
  errors = {},
}) => {
  const w = conversationWords(language);
  const { name, lastInboundAt } = conversation;
  const open = windowIsOpen(lastInboundAt, now);
  const newest = conversation.messages.at(-1)?.id ?? 0;
  return (
    <Card title={w.compose} id="antworten">
      <Form action={paths.conversationAction(conversation.id, "antwort")} files id="antwort">
        <ErrorSummary errors={errors} language={language} />
        <p class="kern-body">
          <strong>{name === null ? w.onlyOneNameless : w.onlyOne(name)}</strong>{" "}
          {windowInWords(lastInboundAt, now, language)}
        </p>
        <input type="hidden" name="geoeffnet" value={newest} />
        {draft?.canned.map((id) => (
          <input type="hidden" name="baustein" value={String(id)} />
        ))}
        <TextArea
          name="text"
          label={w.text}
          hint={w.textHint(formatNumber(longestText, language))}
          value={draft?.text}
          rows={4}
          error={errors["text"]}
        />
        <Field
          name="datei"
          type="file"
          label={w.file}
          hint={w.fileHint}
          accept={acceptedFiles}
          error={errors["datei"] ?? (draft?.hadFile === true ? w.chooseFileAgain : undefined)}
        />
        <Submit
          label={w.send}
          disabledReason={open ? undefined : replyWords(language).windowClosed}
        />
      </Form>
    </Card>
  );
};
