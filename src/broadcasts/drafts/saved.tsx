/** The line of a form that says how the draft is saved, with what the next save needs to know. */
import type { FC } from "hono/jsx";
import type { Language } from "../../web/language.ts";
import { Alert } from "../../web/parts.tsx";
import { paths } from "../../web/paths.ts";
import type { Draft } from "../draft.ts";
import { draftWords } from "./draft-words.ts";

/** How the draft stands: only the first two save by themselves. */
export type SavedStand =
  | { readonly kind: "saves-itself" }
  | { readonly kind: "saved"; readonly clock: string }
  /** A sentence at what keeps it from being kept. */
  | { readonly kind: "not-saved"; readonly reason: string }
  /** An approval would be taken back without anybody meaning it. */
  | { readonly kind: "by-hand" }
  /** The page has just told of a colleague's change: the next save is meant, and a person's. */
  | { readonly kind: "told" }
  | { readonly kind: "overtaken"; readonly by: string };

type Props = {
  draft: Pick<Draft, "id" | "version" | "formId" | "title">;
  stand: SavedStand;
  language: Language;
};

export const Saved: FC<Props> = ({ draft, stand, language }) => (
  <div id="gesichert" {...(savesItself(stand) ? whileTyping : {})}>
    <input type="hidden" name="id" value={draft.id} />
    <input type="hidden" name="version" value={String(draft.version)} />
    <input type="hidden" name="formular" value={draft.formId} />
    <Sentence draft={draft} stand={stand} language={language} />
  </div>
);

function savesItself({ kind }: SavedStand): boolean {
  return kind === "saves-itself" || kind === "saved" || kind === "not-saved";
}

/** A part of the form stays as it is where whoever types was logged out, or the server is away. */
export const keptOnError = {
  "hx-status:4xx": "swap:none",
  "hx-status:5xx": "swap:none",
} as const;

/** Two seconds after the last key. A picture is not sent along each time: it is kept by the button. */
const whileTyping = {
  "hx-post": paths.broadcastDraft,
  "hx-trigger": "input from:#aussendung delay:2s, change from:#aussendung delay:2s",
  "hx-include": "#aussendung",
  "hx-encoding": "application/x-www-form-urlencoded",
  "hx-target": "#gesichert",
  "hx-swap": "outerMorph",
  // One at a time, the last words last.
  "hx-sync": "queue last",
  ...keptOnError,
} as const;

const Sentence: FC<Props> = ({ draft, stand, language }) => {
  const w = draftWords(language);
  switch (stand.kind) {
    case "overtaken":
      return (
        <Alert title={w.overtaken(stand.by)} tone="danger" announced>
          <p class="kern-body">{w.overtakenText}</p>
          <p class="kern-body">
            <a class="kern-link" href={paths.broadcastVersions(draft.id)} target="_blank">
              {w.versions}
            </a>
          </p>
        </Alert>
      );
    case "saved":
      return <Line text={w.savedAt(stand.clock)} />;
    case "not-saved":
      return <Line text={`${w.notSaved} ${stand.reason}`} />;
    case "by-hand":
      return <Line text={w.notItself} />;
    case "told":
      return <Line text={w.told} />;
    case "saves-itself":
      return <Line text={draft.title === "" ? w.needsTitle : w.savesItself} />;
  }
};

const Line: FC<{ text: string }> = ({ text }) => (
  <p class="kern-body kern-body--muted saved-line">{text}</p>
);
