/** What may be done with a broadcast now, always in the same place; what this person may not do says why. */
import type { FC } from "hono/jsx";
import { ButtonLink, Form, Submit } from "../web/forms.tsx";
import type { Language } from "../web/language.ts";
import { paths } from "../web/paths.ts";
import { draftWords } from "./drafts/drafts.ts";
import { pageWords } from "./page-words.ts";
import { progressWords } from "./progress-words.ts";
import type { Broadcast } from "./read.ts";
import { reasonWords } from "./state-words.ts";
import { step, type Verb } from "./states.ts";
import { personalRefusal } from "./transition.ts";

/** The deeds by the word in their address. */
export const deedVerbs = {
  "doch-nicht": "unschedule",
  anhalten: "pause",
  fortsetzen: "resume",
  freigeben: "approve",
  zurueck: "return",
  abbrechen: "cancel",
  verwerfen: "discard",
} as const satisfies Readonly<Record<string, Verb>>;

export function isDeed(word: string): word is keyof typeof deedVerbs {
  return Object.hasOwn(deedVerbs, word);
}

const deeds = [
  { word: "doch-nicht", label: "notYet", kind: "primary" },
  { word: "anhalten", label: "pause", kind: "primary" },
  { word: "fortsetzen", label: "resume", kind: "primary" },
  { word: "freigeben", label: "approve", kind: "primary" },
  { word: "zurueck", label: "return", kind: "secondary" },
  // Before it has left there is nothing to end: it is taken back, and the draft thrown away.
  { word: "abbrechen", label: "cancel", kind: "danger" },
] as const;

type Props = {
  broadcast: Broadcast;
  /** Who looks. */
  staffId: number;
  fourEyes: boolean;
  language: Language;
};

export const Deeds: FC<Props> = ({ broadcast, staffId, fourEyes, language }) => {
  const w = pageWords(language);
  const refused = (verb: Verb): string | undefined => {
    const actor = { kind: "staff", id: staffId } as const;
    const reason = personalRefusal(broadcast, verb, actor, fourEyes, true);
    return reason === null ? undefined : reasonWords(language)[reason];
  };
  const { state } = broadcast;
  return (
    <>
      <div class="compose__deeds">
        {deeds
          .filter(({ word }) => step(state, deedVerbs[word]).kind === "next")
          .filter(({ word }) => word !== "abbrechen" || broadcast.startedAt !== null)
          .map(({ word, label, kind }) => (
            <Form action={paths.broadcastAction(broadcast.id, word)}>
              <Submit label={w[label]} kind={kind} disabledReason={refused(deedVerbs[word])} />
            </Form>
          ))}
        <Copy id={broadcast.id} language={language} />
      </div>
      {state === "sending" || state === "paused" ? (
        <p class="kern-body">{progressWords(language).pauseHint}</p>
      ) : null}
    </>
  );
};

/** Below the form of a draft that is kept. */
export const DraftDeeds: FC<{ id: string; language: Language }> = ({ id, language }) => (
  <div class="compose__deeds">
    <Copy id={id} language={language} />
    <Form action={paths.broadcastAction(id, "verwerfen")}>
      <Submit label={pageWords(language).discard} kind="tertiary" />
    </Form>
  </div>
);

const Copy: FC<{ id: string; language: Language }> = ({ id, language }) => (
  <>
    <Form action={paths.broadcastAction(id, "kopieren")}>
      <Submit label={pageWords(language).copy} kind="secondary" />
    </Form>
    <ButtonLink
      href={paths.broadcastVersions(id)}
      label={draftWords(language).versions}
      kind="tertiary"
    />
  </>
);
