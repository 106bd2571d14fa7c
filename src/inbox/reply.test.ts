import { sql } from "kysely";
import { expect, test } from "vitest";
import type { Language } from "../web/language.ts";
import { readConversation } from "./conversation.ts";
import { plainConversation, plainConversations } from "./for-programs.ts";
import { reply, type ReplyInput } from "./reply.ts";
import { one, openInbox, type Inbox } from "./testing-inbox.ts";

async function member(inbox: Inbox, name: string): Promise<{ id: number; language: Language }> {
  const { id } = await one(
    sql<{ id: number }>`select id from staff where name = ${name}`,
    inbox.db,
  );
  return { id, language: "de" };
}

async function say(
  inbox: Inbox,
  conversationId: number,
  text: string,
  more: Partial<ReplyInput> = {},
) {
  const staff = more.staff === undefined ? await member(inbox, "Cat") : more.staff;
  return await reply(inbox.db, { conversationId, text, now: inbox.clock.now(), ...more, staff });
}

async function deliveries(inbox: Inbox) {
  const { rows } = await sql<{
    lane: string;
    message: unknown;
    expires_at: Date;
    address_id: number;
  }>`
    select lane, message, expires_at, address_id from deliveries order by id`.execute(inbox.db);
  return rows;
}

test("an answer leaves on the reply lane, ends the waiting and makes its writer responsible", async () => {
  await using inbox = await openInbox();
  const dan = await inbox.meets("Dan");
  const { conversationId } = await inbox.writes(dan, "Hallo?");

  const result = await say(inbox, conversationId, "Guten Tag");

  expect(result.kind).toBe("queued");
  expect(await deliveries(inbox)).toEqual([
    {
      lane: "reply",
      message: { type: "text", body: "Guten Tag" },
      address_id: dan.addressId,
      expires_at: new Date("2026-11-25T09:00:00Z"),
    },
  ]);
  expect(await readConversation(inbox.db, conversationId)).toMatchObject({
    state: "open",
    waitingSince: null,
    assignee: { name: "Cat" },
    messages: [{}, { text: "Guten Tag", staffName: "Cat", deliveryState: "queued" }],
  });
});

test("invariant 9: free text is never sent outside the service window", async () => {
  await using inbox = await openInbox();
  const { conversationId } = await inbox.writes(await inbox.meets("Dan"), "Hallo?");

  inbox.clock.advance(24 * 3_600_000 - 31_000);
  const before = await say(inbox, conversationId, "Gerade noch");
  inbox.clock.advance(1_000);
  const after = await say(inbox, conversationId, "Zu spät");

  expect(before.kind).toBe("queued");
  expect(after).toMatchObject({ kind: "window-closed" });
  // What is queued in time and not sent in time is not sent at all.
  expect((await deliveries(inbox)).map(({ expires_at: until }) => until)).toEqual([
    new Date("2026-11-25T09:00:00Z"),
  ]);
});

test("somebody who never wrote cannot be answered", async () => {
  await using inbox = await openInbox();
  const dan = await inbox.meets("Dan");
  const { id } = await one(
    sql<{ id: number }>`
      insert into conversations (account_id, address_id, subscriber_id, last_message_at)
      values (${inbox.accountId}, ${dan.addressId}, ${dan.subscriberId}, now())
      returning id`,
    inbox.db,
  );

  expect(await say(inbox, id, "Hallo")).toMatchObject({ kind: "window-closed" });
});

test.each([
  ["", "empty"],
  ["x".repeat(4097), "too-long"],
  ["x".repeat(4096), "queued"],
])("an answer of the length of %s is %s", async (text, kind) => {
  await using inbox = await openInbox();
  const { conversationId } = await inbox.writes(await inbox.meets("Dan"), "Hallo?");

  expect((await say(inbox, conversationId, text)).kind).toBe(kind);
});

test("an answer written without having seen a colleague's is shown that one first", async () => {
  await using inbox = await openInbox();
  const { conversationId, messageId } = await inbox.writes(await inbox.meets("Dan"), "Hallo?");
  const seen = { newestMessageId: messageId ?? 0, openedAtMessageId: messageId ?? 0 };

  const first = await say(inbox, conversationId, "Von Cat", { seen });
  inbox.clock.advance(2_000);
  const second = await say(inbox, conversationId, "Von Ann", {
    seen,
    staff: await member(inbox, "Ann"),
  });

  expect(first.kind).toBe("queued");
  expect(second).toMatchObject({
    kind: "overtaken",
    reason: expect.stringContaining("Cat hat um 10:00 Uhr geantwortet."),
  });
  expect(await deliveries(inbox)).toHaveLength(1);
});

test("a colleague's answer counts as unseen although the page has shown it by itself since", async () => {
  await using inbox = await openInbox();
  const { conversationId, messageId } = await inbox.writes(await inbox.meets("Dan"), "Hallo?");
  const opened = messageId ?? 0;
  const first = await say(inbox, conversationId, "Von Cat");
  const newest = first.kind === "queued" ? first.messageId : 0;

  const second = await say(inbox, conversationId, "Von Ann", {
    staff: await member(inbox, "Ann"),
    seen: { newestMessageId: newest, openedAtMessageId: opened },
  });

  expect(second.kind).toBe("overtaken");
});

test("a further question of the citizen is shown before the answer leaves, unless the page shows it already", async () => {
  await using inbox = await openInbox();
  const dan = await inbox.meets("Dan");
  const { conversationId, messageId } = await inbox.writes(dan, "Hallo?");
  const later = await inbox.writes(dan, "Hat sich erledigt");
  const opened = messageId ?? 0;

  const unseen = await say(inbox, conversationId, "Ja", {
    seen: { newestMessageId: opened, openedAtMessageId: opened },
  });
  const seen = await say(inbox, conversationId, "Ja", {
    seen: { newestMessageId: later.messageId ?? 0, openedAtMessageId: opened },
  });

  expect(unseen).toMatchObject({
    kind: "overtaken",
    reason: expect.stringContaining("Dan hat um 10:00 Uhr noch etwas geschrieben."),
  });
  expect(seen.kind).toBe("queued");
});

test("a second click sends nothing twice", async () => {
  await using inbox = await openInbox();
  const { conversationId, messageId } = await inbox.writes(await inbox.meets("Dan"), "Hallo?");
  const seen = { newestMessageId: messageId ?? 0, openedAtMessageId: messageId ?? 0 };

  const [first, second] = await Promise.all([
    say(inbox, conversationId, "Guten Tag", { seen }),
    say(inbox, conversationId, "Guten Tag", { seen }),
  ]);

  expect(second).toEqual(first);
  expect(await deliveries(inbox)).toHaveLength(1);
});

test("somebody who moved to another number is answered there", async () => {
  await using inbox = await openInbox();
  const dan = await inbox.meets("Dan");
  const moved = await inbox.meets("Dan");
  const { conversationId } = await inbox.writes(dan, "Hallo?");
  await sql`update addresses set state = 'replaced', replaced_by = ${moved.addressId} where id = ${dan.addressId}`.execute(
    inbox.db,
  );

  await say(inbox, conversationId, "Guten Tag");

  expect((await deliveries(inbox)).map((row) => row.address_id)).toEqual([moved.addressId]);
  expect((await readConversation(inbox.db, conversationId))?.messages).toHaveLength(2);
});

test("an answer to a conversation that is gone says so", async () => {
  await using inbox = await openInbox();

  expect(await say(inbox, 4711, "Hallo")).toMatchObject({ kind: "unknown" });
});

test("programs read states and texts, and no names or numbers", async () => {
  await using inbox = await openInbox();
  const dan = await inbox.meets("Dan Geheim");
  const { conversationId } = await inbox.writes(dan, {
    kind: "place",
    latitude: 1,
    longitude: 2,
    name: "Rathaus",
  });
  await say(inbox, conversationId, "Danke", { staff: null });
  await inbox.writes(await inbox.meets("Eve"), "Hallo?");

  const one = await plainConversation(inbox.db, conversationId);

  expect(one).toMatchObject({
    state: "open",
    waitingSince: null,
    messages: [
      { direction: "in", text: "Ort: Rathaus", at: "2026-11-24T09:00:00.000Z" },
      { direction: "out", text: "Danke" },
    ],
  });
  expect(JSON.stringify(one)).not.toContain("Geheim");
  expect(await plainConversations(inbox.db, { state: "waiting" })).toMatchObject([
    { messages: [{ text: "Hallo?" }] },
  ]);
  expect(await plainConversations(inbox.db, {})).toHaveLength(2);
  expect(await plainConversation(inbox.db, 4711)).toBeNull();
});

test("what the program said or understood by itself holds no answer up", async () => {
  await using inbox = await openInbox();
  const dan = await inbox.meets("Dan");
  const { conversationId, messageId } = await inbox.writes(dan, "Hallo?");
  await inbox.writes(dan, "THEMEN", { automatic: true });
  const seen = { newestMessageId: messageId ?? 0, openedAtMessageId: messageId ?? 0 };

  expect((await say(inbox, conversationId, "Ja", { seen })).kind).toBe("queued");
});

test("programs learn that something was deleted, not what", async () => {
  await using inbox = await openInbox();
  const dan = await inbox.meets("Dan");
  const { conversationId } = await inbox.writes(dan, "geheim", { id: "wamid.A" });
  await inbox.writes(dan, { kind: "deletion", target: "wamid.A" }, { automatic: true });

  expect((await plainConversation(inbox.db, conversationId))?.messages).toMatchObject([
    { text: "Gelöschte Nachricht" },
  ]);
});
