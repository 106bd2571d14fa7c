/** What may be done with a broadcast now, always in the same place; what this person may not do says why. */
import type { FC } from "hono/jsx";
import { ButtonLink, Form, Submit } from "../web/forms.tsx";
import type { Language } from "../web/language.ts";
import { paths } from "../web/paths.ts";
import { isComplete, isGivenAlready, personalRefusal, type Approval } from "./approval/approval.ts";
import { correctionWords } from "./correction/words.ts";
import { draftWords } from "./drafts/drafts.ts";
import { pageWords } from "./page-words.ts";
import { progressWords } from "./progress-words.ts";
import type { Broadcast } from "./read.ts";
import { reasonWords } from "./state-words.ts";
import { step, type Verb } from "./states.ts";

/** The deeds by the word in their address. */
export const deedVerbs = {
  "doch-nicht": "unschedule",
  anhalten: "pause",
  fortsetzen: "resume",
  freigeben: "approve",
  ablehnen: "reject",
  "freigabe-zurueck": "withdraw",
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
  approval: Approval;
  language: Language;
};

export const Deeds: FC<Props> = ({ broadcast, staffId, approval, language }) => {
  const w = pageWords(language);
  const refused = (verb: Verb): string | undefined => {
    const actor = { kind: "staff", id: staffId } as const;
    const asked = { mayApprove: true, byRule: false };
    const reason =
      verb === "approve" && isGivenAlready(broadcast.state, actor, approval)
        ? "givenAlready"
        : personalRefusal(verb, actor, approval, asked);
    return reason === null ? undefined : reasonWords(language)[reason];
  };
  const { state } = broadcast;
  return (
    <>
      <div class="compose__deeds">
        {deeds
          .filter(({ word }) => isPossible(broadcast, deedVerbs[word], approval))
          .filter(({ word }) => word !== "abbrechen" || broadcast.startedAt !== null)
          .map(({ word, label, kind }) => (
            <Form action={paths.broadcastAction(broadcast.id, word)}>
              {word === "freigeben" ? (
                <input type="hidden" name="stand" value={approval.fingerprint} />
              ) : null}
              <Submit label={w[label]} kind={kind} disabledReason={refused(deedVerbs[word])} />
            </Form>
          ))}
        {broadcast.startedAt === null ? null : (
          <Form action={paths.broadcastAction(broadcast.id, "korrigieren")}>
            <Submit
              label={correctionWords(language)[state === "sending" ? "pauseAndWrite" : "write"]}
              kind="secondary"
            />
          </Form>
        )}
        <Copy id={broadcast.id} language={language} />
      </div>
      {state === "sending" || state === "paused" ? (
        <p class="kern-body">{progressWords(language).pauseHint}</p>
      ) : null}
    </>
  );
};

/** What is planned may lack an approval that its topic has come to ask for. */
function isPossible({ state, startedAt }: Broadcast, verb: Verb, approval: Approval): boolean {
  const { kind } = step(state, verb);
  const isMissing = verb === "approve" && startedAt === null && !isComplete(approval);
  return kind === "next" || (kind === "already" && isMissing);
}

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
