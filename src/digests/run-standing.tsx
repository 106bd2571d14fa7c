/** What becomes of a day's list if nobody does anything, or what became of it, and the two big buttons. */
import type { FC } from "hono/jsx";
import { formatClock, formatTime } from "../web/format.ts";
import { Form, Submit } from "../web/forms.tsx";
import type { Language } from "../web/language.ts";
import { Alert } from "../web/parts.tsx";
import { paths } from "../web/paths.ts";
import type { Digest } from "./digest.ts";
import type { Run, SkipReason } from "./run.ts";
import { tipsWords } from "./words.ts";

export const RunStanding: FC<{
  digest: Digest;
  run: Run;
  zone: string;
  now: Date;
  language: Language;
}> = ({ digest, run, zone, now, language }) => {
  const w = tipsWords(language);
  const mayTakeUp = run.skippedBecause === "staff" && run.sendsAt > now;
  return (
    <>
      <Alert title={sentence(digest, run, zone, language)} tone={toneOf(digest, run)} />
      {run.hindrance === null || run.state !== "proposed" ? null : (
        <Alert title={w.hindered} tone="danger">
          <p class="kern-body">{run.hindrance}</p>
        </Alert>
      )}
      {run.gone > 0 && run.state === "proposed" ? (
        <Alert title={w.gone(run.gone)} tone="warning" />
      ) : null}
      {run.broadcastId === null ? null : (
        <p class="kern-body">
          <a class="kern-link" href={paths.broadcast(run.broadcastId)}>
            {w.toBroadcast}
          </a>
        </p>
      )}
      <div class="actions">
        {run.state === "proposed" && run.confirmedAt === null && run.tips.length > 0 ? (
          <Form action={paths.tipsAction(run.id, "bestaetigen")}>
            <Submit label={w.confirm} />
          </Form>
        ) : null}
        {run.state === "proposed" ? (
          <Form action={paths.tipsAction(run.id, "auslassen")}>
            <Submit label={w.skip} kind="secondary" />
          </Form>
        ) : null}
        {mayTakeUp ? (
          <Form action={paths.tipsAction(run.id, "doch")}>
            <Submit label={w.takeUp} />
          </Form>
        ) : null}
      </div>
    </>
  );
};

const skipped = {
  "no-events": "skippedNoEvents",
  untouched: "skippedUntouched",
  "too-late": "skippedTooLate",
  staff: "skippedStaff",
} as const satisfies Readonly<Record<SkipReason, string>>;

function sentence(digest: Digest, run: Run, zone: string, language: Language): string {
  const w = tipsWords(language);
  const time = formatClock(run.sendsAt, zone);
  if (run.skippedBecause !== null) return w[skipped[run.skippedBecause]];
  if (run.state === "sent") return w.sent(formatTime(run.sendsAt, zone, language));
  if (digest.switchedOff) return w.switchedOff;
  if (run.confirmedAt !== null) return w.confirmed(run.confirmedByName ?? w.somebody, time);
  if (digest.ifUntouched === "hold") return w.byHand(time);
  return run.editedAt === null ? w.byRule(time) : w.changed(time);
}

function toneOf(digest: Digest, { state, confirmedAt }: Run) {
  if (state === "sent") return "success";
  if (state === "skipped" || digest.switchedOff) return "warning";
  return digest.ifUntouched === "hold" && confirmedAt === null ? "warning" : "info";
}
