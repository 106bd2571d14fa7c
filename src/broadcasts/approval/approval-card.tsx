/** How far the approval of a broadcast is: who gave it, who can, what was refused, what changed, and what this member may do. */
import type { FC } from "hono/jsx";
import { formatTime } from "../../web/format.ts";
import { Form, Submit, TextArea } from "../../web/forms.tsx";
import type { Language } from "../../web/language.ts";
import { Alert, Card } from "../../web/parts.tsx";
import { paths } from "../../web/paths.ts";
import type { Broadcast } from "../read.ts";
import { step } from "../states.ts";
import { Changes } from "./changes.tsx";
import { eligible, givenBy, isComplete, personalRefusal, type Approval } from "./decide.ts";
import type { Review } from "./reviews.ts";
import { approvalWords } from "./words.ts";

/** A reason that was refused, with what was typed. */
export type TypedReason = { readonly text: string; readonly error: string };

type Props = {
  broadcast: Broadcast;
  approval: Approval;
  /** Who looks. */
  staffId: number;
  topicTitles: ReadonlyMap<number, string>;
  typed?: TypedReason | undefined;
  timeZone: string;
  language: Language;
};

export const ApprovalCard: FC<Props> = (props) => {
  const { broadcast, approval, language } = props;
  const w = approvalWords(language);
  const waits = broadcast.state === "in-review";
  const isQuiet = approval.required === 0 && approval.given.length === 0 && !waits;
  if (broadcast.startedAt !== null && approval.given.length > 0)
    return (
      <Card title={w.title} id="freigabe">
        <Given {...props} />
      </Card>
    );
  if (broadcast.startedAt !== null || broadcast.state === "cancelled") return null;
  if (isQuiet && approval.rejection === null) return null;
  return (
    <>
      <Rejection {...props} />
      {isQuiet || broadcast.state === "draft" ? null : (
        <Card title={w.title} id="freigabe">
          <p class="kern-body">
            <strong>
              {approval.required === 0
                ? w.none
                : w.progress(Math.min(approval.given.length, approval.required), approval.required)}
            </strong>
          </p>
          <Given {...props} />
          {isComplete(approval) ? null : <WhoCan {...props} />}
          <Changes {...props} />
          <Verdicts {...props} />
        </Card>
      )}
    </>
  );
};

const Given: FC<Props> = ({ approval: { given }, timeZone, language }) => {
  const w = approvalWords(language);
  if (given.length === 0) return null;
  return (
    <ul>
      {given.map(({ by, byRule, inPlaceOf, at }) => {
        const time = formatTime(at, timeZone, language);
        return (
          <li>
            {byRule ? w.byRule(time) : w.given(by?.name ?? w.gone, time)}
            {inPlaceOf === null ? null : ` (${w.inPlaceOf(inPlaceOf.name)})`}
          </li>
        );
      })}
    </ul>
  );
};

const WhoCan: FC<Props> = ({ approval, staffId, language }) => {
  const w = approvalWords(language);
  const able = eligible(approval);
  const missing = approval.required - approval.given.length;
  const me = able.find(({ approver }) => approver.id === staffId);
  const others = able.filter((one) => one !== me);
  const places = new Set(able.map(({ approver, inPlaceOf }) => (inPlaceOf ?? approver).id));
  return (
    <>
      {me === undefined ? null : (
        <p class="kern-body">
          {me.inPlaceOf === null ? w.youCan : w.youCanInPlaceOf(me.inPlaceOf.name)} {w.seen}
        </p>
      )}
      {others.length === 0 ? null : (
        <p class="kern-body">
          {me === undefined ? w.canApprove : w.othersCan}{" "}
          {others.map((one) => nameOf(one, language)).join(", ")}
        </p>
      )}
      {places.size >= missing ? null : (
        <Alert title={able.length === 0 ? w.nobody : w.tooFew(places.size, missing)} tone="warning">
          <p class="kern-body">{w.nobodyText}</p>
          <ul>
            <li>
              <a class="kern-link" href={paths.settingsBroadcasts}>
                {w.wayPerson}
              </a>
            </li>
            <li>
              <a class="kern-link" href={paths.settingsTeam}>
                {w.wayAccount}
              </a>
            </li>
            <li>
              <a class="kern-link" href={paths.topics}>
                {w.wayTopic}
              </a>
            </li>
          </ul>
        </Alert>
      )}
    </>
  );
};

/** "Cat (in Vertretung von Ann)" */
export function nameOf(
  { approver, inPlaceOf }: ReturnType<typeof eligible>[number],
  language: Language,
): string {
  return inPlaceOf === null
    ? approver.name
    : `${approver.name} (${approvalWords(language).inPlaceOf(inPlaceOf.name)})`;
}

const Rejection: FC<Props> = ({ broadcast, approval: { rejection }, timeZone, language }) => {
  if (rejection === null || broadcast.state === "approved" || broadcast.state === "scheduled")
    return null;
  return (
    <Alert title={rejectedInWords(rejection, timeZone, language)} tone="warning">
      <p class="kern-body approval__reason">{rejection.reason}</p>
    </Alert>
  );
};

export function rejectedInWords({ by, at }: Review, timeZone: string, language: Language): string {
  const w = approvalWords(language);
  return w.rejectedBy(by?.name ?? w.gone, formatTime(at, timeZone, language));
}

const Verdicts: FC<Props> = ({ broadcast, approval, staffId, typed, language }) => {
  const w = approvalWords(language);
  const actor = { kind: "staff", id: staffId } as const;
  const asked = { mayApprove: true, byRule: false };
  const mayReject =
    step(broadcast.state, "reject").kind === "next" &&
    personalRefusal("reject", actor, approval, asked) === null;
  return (
    <>
      {givenBy(actor, approval) === null ? null : (
        <Form action={paths.broadcastAction(broadcast.id, "freigabe-zurueck")}>
          <Submit label={w.withdraw} kind="secondary" />
        </Form>
      )}
      {mayReject ? (
        <Form action={paths.broadcastAction(broadcast.id, "ablehnen")} label={w.reject}>
          <TextArea
            name="grund"
            label={w.reason}
            hint={w.reasonHint}
            rows={3}
            value={typed?.text}
            error={typed?.error}
          />
          <Submit label={w.reject} kind="secondary" />
        </Form>
      ) : null}
    </>
  );
};
