import { sql } from "kysely";
import { expect, test } from "vitest";
import { transact } from "../db/db.ts";
import { enqueue } from "../delivery/delivery.ts";
import { readConversation } from "./conversation.ts";
import { countWaiting, listConversations } from "./list.ts";
import { recordOutgoing } from "./record-outgoing.ts";
import { one, openInbox, type Inbox, type Person } from "./testing-inbox.ts";

async function messagesOf(inbox: Inbox, conversationId: number) {
  return (await readConversation(inbox.db, conversationId))?.messages ?? [];
}

async function tell(inbox: Inbox, person: Person, body: string, staffId: number | null = null) {
  return await transact(inbox.db, async (tx) => {
    const now = inbox.clock.now();
    const message = { type: "text", body } as const;
    const deliveryId = await enqueue(tx, { ...person, lane: "reply", message, now });
    return await recordOutgoing(tx, {
      ...person,
      deliveryId,
      message,
      staffId,
      automatic: staffId === null,
      now,
    });
  });
}

async function sendBroadcast(inbox: Inbox, person: Person, providerId: string): Promise<string> {
  const id = "0b0e7a52-0000-4000-8000-000000000001";
  await sql`insert into broadcasts (id, account_id, slug, title, teaser, body, created_at, updated_at)
    values (${id}, ${inbox.accountId}, 'b62', 'B62 gesperrt', 'Ab Montag', 'Text', now(), now())`.execute(
    inbox.db,
  );
  await sql`insert into deliveries (account_id, lane, lane_rank, batch_id, address_id, subscriber_id, state, not_before, created_at)
    values (${inbox.accountId}, 'broadcast', 3, ${id}, ${person.addressId}, ${person.subscriberId}, 'delivered', now(), now())`.execute(
    inbox.db,
  );
  await bearsId(inbox, providerId);
  return id;
}

/** The only delivery is known to the channel by this id. */
async function bearsId(inbox: Inbox, providerId: string): Promise<void> {
  await sql`update deliveries set provider_message_id = ${providerId}`.execute(inbox.db);
}

test("a citizen's message waits for an answer since it was written", async () => {
  await using inbox = await openInbox();
  const dan = await inbox.meets("Dan");

  const first = await inbox.writes(dan, "Wann ist das Bürgerbüro offen?");
  inbox.clock.advance(60_000);
  await inbox.writes(dan, "Auch samstags?");

  const conversation = await readConversation(inbox.db, first.conversationId);
  expect(conversation).toMatchObject({
    state: "waiting",
    name: "Dan",
    waitingSince: new Date("2026-11-24T09:00:00Z"),
    messages: [
      { text: "Wann ist das Bürgerbüro offen?", direction: "in" },
      { text: "Auch samstags?" },
    ],
  });
  expect(await countWaiting(inbox.db)).toBe(1);
});

test("a duplicated webhook changes nothing, even after the answer", async () => {
  await using inbox = await openInbox();
  const dan = await inbox.meets("Dan");
  const { conversationId } = await inbox.writes(dan, "Hallo?", { id: "wamid.A" });
  const cat = await one(sql<{ id: number }>`select id from staff where name = 'Cat'`, inbox.db);
  await tell(inbox, dan, "Guten Tag", cat.id);

  const again = await inbox.writes(dan, "Hallo?", { id: "wamid.A" });

  expect(again).toEqual({ conversationId, messageId: null, notices: [] });
  expect(await messagesOf(inbox, conversationId)).toHaveLength(2);
  expect(await countWaiting(inbox.db)).toBe(0);
});

test("a command and its automatic answer are part of the talk and nobody's task", async () => {
  await using inbox = await openInbox();
  const dan = await inbox.meets("Dan");

  const { conversationId } = await inbox.writes(dan, "STOPP", { automatic: true });
  await tell(inbox, dan, "Sie sind abgemeldet.");

  expect(await readConversation(inbox.db, conversationId)).toMatchObject({
    state: "done",
    waitingSince: null,
    messages: [{ automatic: true }, { automatic: true, deliveryState: "queued" }],
  });
});

test.each([
  [{ kind: "tap", id: "x", title: "Mehr dazu" }, "tap", "Mehr dazu"],
  [{ kind: "flow", answer: { topics: ["a"] } }, "flow", ""],
  [
    { kind: "image", providerMediaId: "m1", mimeType: "image/jpeg", caption: "Schlagloch" },
    "image",
    "Schlagloch",
  ],
  [{ kind: "video", providerMediaId: "m1", mimeType: "video/mp4" }, "video", ""],
  [{ kind: "audio", providerMediaId: "m1", mimeType: "audio/ogg" }, "audio", ""],
  [
    { kind: "document", providerMediaId: "m1", mimeType: "application/pdf", fileName: "a.pdf" },
    "document",
    "",
  ],
  [{ kind: "sticker", providerMediaId: null, mimeType: "image/webp" }, "sticker", ""],
  [{ kind: "place", latitude: 50.87, longitude: 8.02, name: "Siegen" }, "place", "Siegen"],
  [{ kind: "contacts", contacts: [{ name: "Eve", phones: ["+49 271 1"] }] }, "contacts", "Eve"],
  [
    { kind: "not-displayable", type: "poll", raw: { a: "\u0000", b: "\ud800" } },
    "not-displayable",
    "",
  ],
  [
    { kind: "text", text: "Null\u0000byte und halbes Zeichen \ud83d" },
    "text",
    "Nullbyte und halbes Zeichen \ufffd",
  ],
] as const)(
  "what a phone sends as %o is kept and waits for an answer",
  async (body, kind, text) => {
    await using inbox = await openInbox();
    const dan = await inbox.meets("Dan");

    const { conversationId } = await inbox.writes(dan, body);

    expect(await messagesOf(inbox, conversationId)).toMatchObject([{ kind, text }]);
    expect(await countWaiting(inbox.db)).toBe(1);
  },
);

test("an answer to a broadcast names it", async () => {
  await using inbox = await openInbox();
  const dan = await inbox.meets("Dan");
  await sendBroadcast(inbox, dan, "wamid.B");

  const { conversationId } = await inbox.writes(dan, "Wie lange?", { replyTo: "wamid.B" });

  expect(await readConversation(inbox.db, conversationId)).toMatchObject({
    broadcast: { title: "B62 gesperrt", slug: "b62" },
  });
  expect((await listConversations(inbox.db, {})).conversations).toMatchObject([
    { broadcast: { title: "B62 gesperrt" } },
  ]);
});

test("an answer names the broadcast also after the number changed", async () => {
  await using inbox = await openInbox();
  const dan = await inbox.meets("Dan");
  const moved = await inbox.meets("Dan");
  await sendBroadcast(inbox, dan, "wamid.B");
  await sql`update addresses set subscriber_id = ${dan.subscriberId} where id = ${moved.addressId}`.execute(
    inbox.db,
  );

  const { conversationId } = await inbox.writes(
    { ...moved, subscriberId: dan.subscriberId },
    "Wie lange?",
    { replyTo: "wamid.B" },
  );

  expect(await readConversation(inbox.db, conversationId)).toMatchObject({
    broadcast: { title: "B62 gesperrt" },
  });
});

test("whoever quotes what somebody else got is shown nothing of it", async () => {
  await using inbox = await openInbox();
  const dan = await inbox.meets("Dan");
  const eve = await inbox.meets("Eve");
  await sendBroadcast(inbox, dan, "wamid.B");

  const { conversationId } = await inbox.writes(eve, "Wie lange?", { replyTo: "wamid.B" });

  expect(await readConversation(inbox.db, conversationId)).toMatchObject({
    broadcast: null,
    messages: [{ quotes: null, broadcastTitle: null }],
  });
});

test("an answer shows which message of ours it quotes, and not one of somebody else's thread", async () => {
  await using inbox = await openInbox();
  const dan = await inbox.meets("Dan");
  const eve = await inbox.meets("Eve");
  await tell(inbox, dan, "Bis 18 Uhr");
  await bearsId(inbox, "wamid.T");

  const { conversationId } = await inbox.writes(dan, "Danke", { replyTo: "wamid.T" });
  const other = await inbox.writes(eve, "Danke", { replyTo: "wamid.T" });

  expect((await messagesOf(inbox, conversationId)).map(({ quotes }) => quotes)).toEqual([
    null,
    { direction: "out", text: "Bis 18 Uhr", kind: "text" },
  ]);
  expect(await messagesOf(inbox, other.conversationId)).toMatchObject([{ quotes: null }]);
});

test("a reaction stands at its message, the newer replaces the older, and it can be taken back", async () => {
  await using inbox = await openInbox();
  const dan = await inbox.meets("Dan");
  const { conversationId } = await inbox.writes(dan, "Danke", { id: "wamid.A" });
  const reactions = async () =>
    (await messagesOf(inbox, conversationId)).map((message) =>
      message.reactions.map(({ emoji }) => emoji),
    );

  await inbox.writes(dan, { kind: "reaction", target: "wamid.A", emoji: "👍" });
  const first = await reactions();
  inbox.clock.advance(1000);
  await inbox.writes(dan, { kind: "reaction", target: "wamid.A", emoji: "❤️" });
  const second = await reactions();
  inbox.clock.advance(1000);
  await inbox.writes(dan, { kind: "reaction", target: "wamid.A", emoji: null });

  expect([first, second, await reactions()]).toEqual([[["👍"]], [["❤️"]], [[]]]);
});

test("a reaction finds our own message by its delivery", async () => {
  await using inbox = await openInbox();
  const dan = await inbox.meets("Dan");
  const { conversationId } = await tell(inbox, dan, "Willkommen");
  await bearsId(inbox, "wamid.W");

  await inbox.writes(
    dan,
    { kind: "reaction", target: "wamid.W", emoji: "👍" },
    { automatic: true },
  );

  expect(await messagesOf(inbox, conversationId)).toMatchObject([
    { text: "Willkommen", reactions: [{ emoji: "👍" }] },
  ]);
});

test("a reaction to a broadcast is a line of its own, once, and nobody's task", async () => {
  await using inbox = await openInbox();
  const dan = await inbox.meets("Dan");
  await sendBroadcast(inbox, dan, "wamid.B");

  const { conversationId } = await inbox.writes(
    dan,
    { kind: "reaction", target: "wamid.B", emoji: "👍" },
    { automatic: true },
  );
  inbox.clock.advance(1000);
  await inbox.writes(
    dan,
    { kind: "reaction", target: "wamid.B", emoji: "😢" },
    { automatic: true },
  );

  expect(await messagesOf(inbox, conversationId)).toMatchObject([
    { kind: "reaction", text: "😢", broadcastTitle: "B62 gesperrt" },
  ]);
  expect(await countWaiting(inbox.db)).toBe(0);
});

test("an edit changes the text, is marked, and puts an answered question back among the waiting", async () => {
  await using inbox = await openInbox();
  const dan = await inbox.meets("Dan");
  const cat = await one(sql<{ id: number }>`select id from staff where name = 'Cat'`, inbox.db);
  const { conversationId } = await inbox.writes(dan, "Ist heute offen?", { id: "wamid.A" });
  await tell(inbox, dan, "Ja", cat.id);
  inbox.clock.advance(60_000);

  await inbox.writes(
    dan,
    { kind: "edit", target: "wamid.A", text: "Ist morgen offen?" },
    { automatic: true },
  );

  const conversation = await readConversation(inbox.db, conversationId);
  expect(conversation).toMatchObject({ state: "waiting" });
  expect(conversation?.messages[0]).toMatchObject({
    text: "Ist morgen offen?",
    editedAt: inbox.clock.now(),
  });
});

test("an older edit that comes later does not undo the newer one", async () => {
  await using inbox = await openInbox();
  const dan = await inbox.meets("Dan");
  const { conversationId } = await inbox.writes(dan, "eins", { id: "wamid.A" });
  const at = (minutes: number) => new Date(inbox.clock.now().getTime() + minutes * 60_000);

  await inbox.writes(dan, { kind: "edit", target: "wamid.A", text: "drei" }, { at: at(2) });
  await inbox.writes(dan, { kind: "edit", target: "wamid.A", text: "zwei" }, { at: at(1) });

  expect(await messagesOf(inbox, conversationId)).toMatchObject([{ text: "drei" }]);
});

test("an edit that overtakes its message stands in for it", async () => {
  await using inbox = await openInbox();
  const dan = await inbox.meets("Dan");

  const { conversationId } = await inbox.writes(
    dan,
    { kind: "edit", target: "wamid.A", text: "neu" },
    { automatic: true },
  );
  await inbox.writes(dan, "alt", { id: "wamid.A" });

  expect(await messagesOf(inbox, conversationId)).toMatchObject([{ text: "neu" }]);
  expect(await countWaiting(inbox.db)).toBe(1);
});

test("a deletion takes text, file and reactions away and leaves a mark", async () => {
  await using inbox = await openInbox();
  const dan = await inbox.meets("Dan");
  const picture = {
    kind: "image",
    providerMediaId: "m1",
    mimeType: "image/jpeg",
    caption: "geheim",
  } as const;
  const { conversationId } = await inbox.writes(dan, picture, { id: "wamid.A" });

  await inbox.writes(dan, { kind: "deletion", target: "wamid.A" }, { automatic: true });
  await inbox.writes(dan, { kind: "edit", target: "wamid.A", text: "geheim" }, { automatic: true });

  expect(await messagesOf(inbox, conversationId)).toMatchObject([
    { text: "", details: {}, media: null, deletedAt: inbox.clock.now() },
  ]);
  const { rows } = await sql`select * from messages`.execute(inbox.db);
  expect(JSON.stringify(rows)).not.toContain("geheim");
});

test("a deletion that overtakes its message keeps the message out", async () => {
  await using inbox = await openInbox();
  const dan = await inbox.meets("Dan");

  const { conversationId } = await inbox.writes(
    dan,
    { kind: "deletion", target: "wamid.A" },
    { automatic: true },
  );
  await inbox.writes(dan, "geheim", { id: "wamid.A" });

  expect(await messagesOf(inbox, conversationId)).toMatchObject([{ text: "" }]);
});

test("a person can neither delete nor edit what another wrote", async () => {
  await using inbox = await openInbox();
  const dan = await inbox.meets("Dan");
  const eve = await inbox.meets("Eve");
  const { conversationId } = await inbox.writes(dan, "Hallo", { id: "wamid.A" });

  await inbox.writes(eve, { kind: "deletion", target: "wamid.A" });
  await inbox.writes(eve, { kind: "edit", target: "wamid.A", text: "von Eve" });
  await inbox.writes(eve, { kind: "reaction", target: "wamid.A", emoji: "👎" });

  expect(await messagesOf(inbox, conversationId)).toMatchObject([
    { text: "Hallo", deletedAt: null, reactions: [] },
  ]);
});

test("a person who changed the number keeps the thread", async () => {
  await using inbox = await openInbox();
  const dan = await inbox.meets("Dan");
  const moved = await inbox.meets("Dan");
  const { conversationId } = await inbox.writes(dan, "Hallo");
  await sql`update addresses set state = 'replaced', replaced_by = ${moved.addressId} where id = ${dan.addressId}`.execute(
    inbox.db,
  );

  const later = await inbox.writes(moved, "Ich bin es noch");

  expect(later.conversationId).toBe(conversationId);
  expect(await messagesOf(inbox, conversationId)).toHaveLength(2);
});

test("the list shows the newest waiting first, then the others, and finds names and words", async () => {
  await using inbox = await openInbox();
  const cat = await one(sql<{ id: number }>`select id from staff where name = 'Cat'`, inbox.db);
  for (const name of ["Ann", "Bob", "Dan", "Eve"]) {
    const person = await inbox.meets(name);
    await inbox.writes(person, `Frage von ${name}: 100% Rabatt?`);
    if (name === "Dan") await tell(inbox, person, "Nein", cat.id);
    inbox.clock.advance(60_000);
  }
  const names = async (query: Parameters<typeof listConversations>[1]) =>
    (await listConversations(inbox.db, query)).conversations.map(({ name }) => name);

  expect(await names({})).toEqual(["Eve", "Bob", "Ann", "Dan"]);
  expect(await names({ state: "waiting" })).toEqual(["Eve", "Bob", "Ann"]);
  expect(await names({ state: "open" })).toEqual(["Dan"]);
  expect(await names({ search: "von bob" })).toEqual(["Bob"]);
  expect(await names({ search: "eve" })).toEqual(["Eve"]);
  expect(await names({ search: "100%" })).toHaveLength(4);
  expect(await names({ search: "%von%Bob_" })).toEqual([]);
});
