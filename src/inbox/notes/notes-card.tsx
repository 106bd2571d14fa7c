/** The notes beside the thread, and the field for a new one. */
import type { FC } from "hono/jsx";
import type { StaffMember } from "../../staff/staff.ts";
import { formatTime } from "../../web/format.ts";
import { Form, Submit, TextArea } from "../../web/forms.tsx";
import { Card, Time } from "../../web/parts.tsx";
import { paths } from "../../web/paths.ts";
import type { Shown } from "../thread.tsx";
import { noteWords } from "./note-words.ts";
import { mayChange, type Note } from "./notes.ts";

/** What a refused note is shown again with; `noteId` null: it was a new one. */
export type NoteDraft = {
  readonly noteId: number | null;
  readonly text: string;
  readonly error: string;
};

export type NotesShown = {
  readonly notes: readonly Note[];
  /** The note that is open for changing. */
  readonly openNote: number | null;
  readonly noteDraft?: NoteDraft | undefined;
};

type Props = Pick<Shown, "conversation" | "language" | "zone"> &
  NotesShown & { staff: StaffMember };

export const NotesCard: FC<Props> = (props) => {
  const { conversation, language, notes, openNote, noteDraft, staff } = props;
  const w = noteWords(language);
  const fresh = noteDraft?.noteId === null ? noteDraft : undefined;
  return (
    <Card title={w.title} id="notizen">
      <p class="inbox-small">{w.who}</p>
      {notes.length === 0 ? (
        <p class="kern-body">{w.none}</p>
      ) : (
        <ol class="notes">
          {notes.map((note) => (
            <li class="note" id={`notiz-${note.id}`}>
              {note.id === openNote && mayChange(staff, note) ? (
                <OpenNote {...props} note={note} />
              ) : (
                <ReadNote {...props} note={note} />
              )}
            </li>
          ))}
        </ol>
      )}
      <Form action={paths.conversationAction(conversation.id, "notizen")} id="neue-notiz">
        <TextArea
          name="notiz"
          id="notiz-neu"
          label={w.add}
          rows={3}
          value={fresh?.text}
          error={fresh?.error}
        />
        <Submit label={w.keep} kind="secondary" />
      </Form>
    </Card>
  );
};

const ReadNote: FC<Props & { note: Note }> = ({ conversation, language, zone, staff, note }) => {
  const w = noteWords(language);
  const author = note.author?.name ?? w.formerColleague;
  return (
    <>
      <p class="note__text">{note.text}</p>
      <p class="note__foot">
        {author} · <Time at={note.at} zone={zone} language={language} />
        {note.editedAt === null ? null : ` · ${w.edited}`}
        {mayChange(staff, note) ? (
          <>
            {" · "}
            <a
              class="kern-link"
              href={`${paths.conversation(conversation.id)}?notiz=${note.id}#notiz-${note.id}`}
            >
              {w.change}
              <span class="kern-sr-only">
                {" "}
                {w.changeOf(author, formatTime(note.at, zone, language))}
              </span>
            </a>
          </>
        ) : null}
      </p>
    </>
  );
};

const OpenNote: FC<Props & { note: Note }> = ({ conversation, language, noteDraft, note }) => {
  const w = noteWords(language);
  const draft = noteDraft?.noteId === note.id ? noteDraft : undefined;
  return (
    <Form action={paths.conversationAction(conversation.id, `notizen/${note.id}`)}>
      <TextArea
        name="notiz"
        id={`notiz-${note.id}-text`}
        label={w.text}
        rows={4}
        value={draft?.text ?? note.text}
        error={draft?.error}
      />
      <div class="actions">
        <Submit label={w.keep} kind="secondary" name="tun" value="aendern" />
        <Submit label={w.remove} kind="tertiary" name="tun" value="loeschen" />
        <a class="kern-link" href={`${paths.conversation(conversation.id)}#notizen`}>
          {w.leave}
        </a>
      </div>
    </Form>
  );
};
