/** Whoever wrote or changed a broadcast does not approve it, where the county wants two people. */
import { sql } from "kysely";
import { expect, test } from "vitest";
import { form, openDesk, own, writing } from "./testing-desk.ts";
import type { State, Verb } from "./states.ts";
import { personalRefusal } from "./transition.ts";

const ann = { id: 1, name: "Ann" };
const bob = { id: 2, name: "Bob" };
const staff = (id: number) => ({ kind: "staff", id }) as const;
const program = { kind: "api", tokenId: 1 } as const;

test.each<[string, State, Verb, ReturnType<typeof staff> | typeof program, boolean, string | null]>(
  [
    ["its author approves", "in-review", "approve", staff(1), true, "ownApproval"],
    ["who changed it last approves", "in-review", "approve", staff(2), true, "ownApproval"],
    ["somebody else approves", "in-review", "approve", staff(3), true, null],
    ["without the rule its author approves", "in-review", "approve", staff(1), false, null],
    ["a draft is sent", "draft", "send", staff(3), true, "needsApproval"],
    ["a draft is planned", "draft", "schedule", staff(3), true, "needsApproval"],
    ["what was approved is sent by its author", "approved", "send", staff(1), true, null],
    ["what runs is paused by anybody", "sending", "pause", staff(1), true, null],
    ["a program sends a draft", "draft", "send", program, true, "needsApproval"],
  ],
)("%s", (_, state, verb, actor, fourEyes, reason) => {
  const broadcast = { state, author: ann, editor: bob };

  expect(personalRefusal(broadcast, verb, actor, fourEyes, true)).toBe(reason);
});

test.each<[Verb, string | null]>([
  ["approve", "tokenMayNotApprove"],
  ["send", "tokenMayNotApprove"],
  ["resume", "tokenMayNotApprove"],
  ["pause", null],
  ["cancel", null],
])("a token that may only write drafts: %s", (verb, reason) => {
  const broadcast = { state: "sending", author: null, editor: null } as const;

  expect(personalRefusal(broadcast, verb, program, false, false)).toBe(reason);
});

test("an approval holds for the text that was approved and for no other", async () => {
  await using desk = await openDesk();
  const ann = desk.browser();
  await ann.logIn("Ann");
  await ann.post("/team/einstellungen/aussendungen", { vierAugen: "1" });
  await desk.bob.post(writing, form(desk.kultur, { tun: "freigabe" }));
  await ann.post(`${own}/freigeben`);
  const { rows } = await sql<{ version: number }>`select version from broadcasts`.execute(desk.db);

  const changed = form(desk.kultur, {
    version: String(rows[0]?.version),
    text: "Um 20 Uhr.",
    tun: "senden",
  });
  const answer = await desk.bob.post(own, changed);

  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain("muss zuerst von jemand anderem freigegeben werden");
  expect((await sql`select state, approved_by from broadcasts`.execute(desk.db)).rows).toEqual([
    { state: "draft", approved_by: null },
  ]);
});
