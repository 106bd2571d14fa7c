/** Who may approve what, as a table. */
import { expect, test } from "vitest";
import type { Verb } from "../states.ts";
import type { Approver } from "./approvers.ts";
import { eligible, isComplete, personalRefusal, seatFor, type Approval } from "./decide.ts";
import type { Review } from "./reviews.ts";

const ann = { id: 1, name: "Ann" };
const bob = { id: 2, name: "Bob" };
const dan = { id: 4, name: "Dan" };
const eve = { id: 5, name: "Eve" };

const approver = (person: typeof ann, more: Partial<Approver> = {}): Approver => ({
  ...person,
  approves: true,
  standsInFor: [],
  ...more,
});

const given = (by: typeof ann | null, inPlaceOf: typeof ann | null = null): Review => ({
  id: 1,
  verdict: "approved",
  by,
  inPlaceOf,
  byRule: by === null,
  fingerprint: "print",
  said: {
    content: { title: "", teaser: "", text: "", link: null, picture: null },
    topicIds: [],
    urgent: false,
  },
  reason: "",
  at: new Date(0),
  isOver: false,
});

const approval = (change: Partial<Approval> = {}): Approval => ({
  required: 1,
  fingerprint: "print",
  given: [],
  writers: [bob],
  approvers: [approver(ann), approver(bob), approver(dan), approver(eve)],
  rejection: null,
  before: null,
  ...change,
});

const staff = (id: number) => ({ kind: "staff", id }) as const;
const program = { kind: "api", tokenId: 1 } as const;
const usual = { mayApprove: true, byRule: false };
const two = { required: 2 };

test.each<
  [string, Verb, ReturnType<typeof staff> | typeof program, Partial<Approval>, string | null]
>([
  ["who wrote it approves", "approve", staff(2), {}, "ownApproval"],
  ["who wrote in the middle approves", "approve", staff(4), { writers: [bob, dan] }, "ownApproval"],
  ["somebody else approves", "approve", staff(1), {}, null],
  ["where none is asked for its writer approves", "approve", staff(2), { required: 0 }, null],
  ["a program approves", "approve", program, {}, "programIsNoPerson"],
  ["a program approves where none is asked for", "approve", program, { required: 0 }, null],
  ["a program sends what is approved", "send", program, { given: [given(ann)] }, null],
  ["a program sends what is not", "send", program, {}, "needsApproval"],
  ["one of two is not enough", "send", staff(2), { ...two, given: [given(ann)] }, "needsApproval"],
  ["two of two are", "schedule", staff(2), { ...two, given: [given(ann), given(dan)] }, null],
  ["its writer gives it back", "reject", staff(2), {}, "ownRejection"],
  ["somebody else gives it back", "reject", staff(1), {}, null],
  ["a program gives it back", "reject", program, {}, "programIsNoPerson"],
  ["who gave one takes it back", "withdraw", staff(1), { given: [given(ann)] }, null],
  [
    "who gave none takes it back",
    "withdraw",
    staff(4),
    { given: [given(ann)] },
    "nothingToWithdraw",
  ],
  ["a run is paused by anybody", "pause", staff(2), {}, null],
  ["somebody who may not write any more approves", "approve", staff(9), {}, "notApprover"],
])("%s", (_, verb, actor, change, reason) => {
  expect(personalRefusal(verb, actor, approval(change), usual)).toBe(reason);
});

test.each<[Verb, string | null]>([
  ["approve", "tokenMayNotApprove"],
  ["send", "tokenMayNotApprove"],
  ["resume", "tokenMayNotApprove"],
  ["pause", null],
  ["cancel", null],
])("a token that may only write drafts: %s", (verb, reason) => {
  const asked = { mayApprove: false, byRule: false };

  expect(personalRefusal(verb, program, approval({ required: 0 }), asked)).toBe(reason);
});

const deputy = approver(eve, { approves: false, standsInFor: [ann] });

test.each<[string, Approver, Partial<Approval>, unknown]>([
  ["a deputy approves in the place of who is away", deputy, {}, { kind: "seat", inPlaceOf: ann }],
  [
    "a deputy does not approve for who wrote it",
    deputy,
    { writers: [ann] },
    { kind: "refused", reason: "deputyOfWriter" },
  ],
  [
    "a deputy who wrote it does not approve",
    deputy,
    { writers: [eve] },
    { kind: "refused", reason: "ownApproval" },
  ],
  [
    "a place counts once: the deputy after the absent",
    deputy,
    { ...two, given: [given(ann)] },
    { kind: "refused", reason: "placeTaken" },
  ],
  [
    "a place counts once: the absent after the deputy",
    approver(ann),
    { ...two, given: [given(eve, ann)] },
    { kind: "refused", reason: "placeTaken" },
  ],
  [
    "a deputy of two takes the place that is free",
    approver(eve, { approves: false, standsInFor: [ann, dan] }),
    { ...two, given: [given(ann)] },
    { kind: "seat", inPlaceOf: dan },
  ],
  [
    "a person counts once, whatever places they have",
    approver(eve, { approves: false, standsInFor: [ann, dan] }),
    { ...two, given: [given(eve, ann)] },
    { kind: "already" },
  ],
  [
    "a deputy with the right approves in the own name",
    approver(eve, { standsInFor: [ann] }),
    {},
    { kind: "seat", inPlaceOf: null },
  ],
  [
    "without right and place nobody approves",
    approver(eve, { approves: false }),
    {},
    { kind: "refused", reason: "notApprover" },
  ],
])("%s", (_, who, change, seat) => {
  expect(seatFor(approval(change), who)).toEqual(seat);
});

test("who can approve leaves out whoever wrote it and whoever has done so", () => {
  const able = eligible(approval({ ...two, given: [given(ann)] }));

  expect(able.map(({ approver: one }) => one.name)).toEqual(["Dan", "Eve"]);
});

test("the rule alone is enough, whatever the topic asks for", () => {
  expect(isComplete(approval({ ...two, given: [given(null)] }))).toBe(true);
  expect(isComplete(approval({ ...two, given: [given(ann)] }))).toBe(false);
});
