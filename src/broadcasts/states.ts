/** What may become of a broadcast: one table, asked by the pages for their buttons and by the server for its answer. Pure. */

export const states = [
  "draft",
  "in-review",
  "approved",
  "scheduled",
  "sending",
  "paused",
  "sent",
  "cancelled",
] as const;
export type State = (typeof states)[number];

export const verbs = [
  /** Asks a colleague to approve. */
  "submit",
  /** Back to the draft, for changes. */
  "return",
  "approve",
  /** Back to its writers with a reason. */
  "reject",
  /** Takes the own approval back. */
  "withdraw",
  "schedule",
  /** Now, after the count-down. */
  "send",
  /** "Doch nicht": nothing has left yet, so it is approved as before. */
  "unschedule",
  "pause",
  "resume",
  /** Ends it; what is queued is withdrawn. */
  "cancel",
  /** Throws away what was never sent. */
  "discard",
] as const;
export type Verb = (typeof verbs)[number];

export type ReasonKey =
  | "notSubmitted"
  | "notStarted"
  | "underWay"
  | "paused"
  | "planned"
  | "over"
  | "cancelled"
  | "ownApproval"
  | "givenAlready"
  | "placeTaken"
  | "deputyOfWriter"
  | "notApprover"
  | "programIsNoPerson"
  | "changedMeanwhile"
  | "reasonMissing"
  | "reasonTooLong"
  | "ownRejection"
  | "nothingToWithdraw"
  | "needsApproval"
  | "tokenMayNotApprove"
  | "incomplete"
  | "past"
  | "noTime";

export type Step =
  | { readonly kind: "next"; readonly state: State }
  /** It is so already: a second click gets the same answer. */
  | { readonly kind: "already" }
  | { readonly kind: "not-allowed"; readonly reason: ReasonKey };

const already: Step = { kind: "already" };
const to = (state: State): Step => ({ kind: "next", state });
const no = (reason: ReasonKey): Step => ({ kind: "not-allowed", reason });

const steps: Readonly<Record<State, Readonly<Record<Verb, Step>>>> = {
  draft: {
    submit: to("in-review"),
    return: already,
    approve: to("approved"),
    reject: already,
    withdraw: to("draft"),
    schedule: to("scheduled"),
    send: to("scheduled"),
    unschedule: no("notStarted"),
    pause: no("notStarted"),
    resume: no("notStarted"),
    cancel: to("cancelled"),
    discard: to("cancelled"),
  },
  "in-review": {
    submit: already,
    return: to("draft"),
    approve: to("approved"),
    reject: to("draft"),
    withdraw: to("in-review"),
    schedule: to("scheduled"),
    send: to("scheduled"),
    unschedule: no("notStarted"),
    pause: no("notStarted"),
    resume: no("notStarted"),
    cancel: to("cancelled"),
    discard: to("cancelled"),
  },
  approved: {
    submit: already,
    return: to("draft"),
    approve: already,
    reject: to("draft"),
    withdraw: to("in-review"),
    schedule: to("scheduled"),
    send: to("scheduled"),
    unschedule: already,
    pause: no("notStarted"),
    resume: no("notStarted"),
    cancel: to("cancelled"),
    discard: to("cancelled"),
  },
  scheduled: {
    submit: no("planned"),
    return: no("planned"),
    approve: already,
    reject: to("draft"),
    withdraw: to("in-review"),
    schedule: to("scheduled"),
    send: to("scheduled"),
    unschedule: to("approved"),
    pause: no("notStarted"),
    resume: no("notStarted"),
    cancel: to("cancelled"),
    discard: to("cancelled"),
  },
  sending: {
    submit: no("underWay"),
    return: no("underWay"),
    approve: already,
    reject: no("underWay"),
    withdraw: no("underWay"),
    schedule: no("underWay"),
    send: already,
    unschedule: no("underWay"),
    pause: to("paused"),
    resume: already,
    cancel: to("cancelled"),
    discard: no("underWay"),
  },
  paused: {
    submit: no("paused"),
    return: no("paused"),
    approve: already,
    reject: no("paused"),
    withdraw: no("paused"),
    schedule: no("paused"),
    send: no("paused"),
    unschedule: no("paused"),
    pause: already,
    resume: to("sending"),
    cancel: to("cancelled"),
    discard: no("paused"),
  },
  sent: {
    submit: no("over"),
    return: no("over"),
    approve: already,
    reject: no("over"),
    withdraw: no("over"),
    schedule: no("over"),
    send: already,
    unschedule: no("over"),
    pause: no("over"),
    resume: no("over"),
    cancel: no("over"),
    discard: no("over"),
  },
  cancelled: {
    submit: no("cancelled"),
    return: no("cancelled"),
    approve: no("cancelled"),
    reject: no("cancelled"),
    withdraw: no("cancelled"),
    schedule: no("cancelled"),
    send: no("cancelled"),
    unschedule: no("cancelled"),
    pause: no("cancelled"),
    resume: no("cancelled"),
    cancel: already,
    discard: already,
  },
};

/** What the verb does to a broadcast in this state. */
export function step(state: State, verb: Verb): Step {
  return steps[state][verb];
}

/** Its content may still change; a change takes an approval back. */
export function isEditable(state: State): boolean {
  return state === "draft" || state === "in-review" || state === "approved";
}
