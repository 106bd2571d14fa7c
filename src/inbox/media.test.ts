import { sql } from "kysely";
import { expect, test } from "vitest";
import { removeMedia } from "../channels/channels.ts";
import { readConversation } from "./conversation.ts";
import { mediaLoop } from "./media-loop.ts";
import { filesIn, one, openInbox, type Inbox } from "./testing-inbox.ts";

const picture = { kind: "image", providerMediaId: "m1", mimeType: "image/jpeg" } as const;
const bytes = new TextEncoder().encode("no real picture");

async function mediaOf(inbox: Inbox, conversationId: number) {
  const conversation = await readConversation(inbox.db, conversationId);
  return conversation?.messages.map(({ media, details }) => ({
    state: media?.state,
    lost: details["lost"],
  }));
}

test("a file is fetched, kept, and shown", async () => {
  await using inbox = await openInbox();
  inbox.files.set("m1", { kind: "done", value: { bytes, mimeType: "image/jpeg" } });
  const { conversationId } = await inbox.writes(await inbox.meets("Dan"), picture);
  const before = await mediaOf(inbox, conversationId);

  await mediaLoop(inbox.context).once();

  expect(before).toEqual([{ state: "wanted" }]);
  expect(await mediaOf(inbox, conversationId)).toEqual([{ state: "stored" }]);
  expect(await filesIn(inbox.context.mediaFolder)).toBe(1);
});

test("a file that the channel does not hand out is marked lost, with the reason", async () => {
  await using inbox = await openInbox();
  const { conversationId } = await inbox.writes(await inbox.meets("Dan"), picture);

  await mediaLoop(inbox.context).once();

  expect(await mediaOf(inbox, conversationId)).toEqual([{ state: "lost", lost: "refused" }]);
});

test("a channel without answer is asked again later, and after seven days no more", async () => {
  await using inbox = await openInbox();
  inbox.files.set("m1", { kind: "unanswered", cause: "time-out" });
  const { conversationId } = await inbox.writes(await inbox.meets("Dan"), picture);
  const loop = mediaLoop(inbox.context);
  const attempts = async () =>
    (await sql<{ n: number }>`select media_attempts as n from messages`.execute(inbox.db)).rows[0]
      ?.n;

  await loop.once();
  await loop.once();
  const tooSoon = await attempts();
  inbox.clock.advance(60_000);
  await loop.once();
  const later = await attempts();
  inbox.clock.advance(8 * 24 * 3_600_000);
  await loop.once();

  expect([tooSoon, later]).toEqual([1, 2]);
  expect(await mediaOf(inbox, conversationId)).toEqual([{ state: "lost", lost: "expired" }]);
});

test("what a citizen deletes is removed from the disk", async () => {
  await using inbox = await openInbox();
  inbox.files.set("m1", { kind: "done", value: { bytes, mimeType: "image/jpeg" } });
  const dan = await inbox.meets("Dan");
  await inbox.writes(dan, picture, { id: "wamid.A" });
  const loop = mediaLoop(inbox.context);
  await loop.once();

  await inbox.writes(dan, { kind: "deletion", target: "wamid.A" }, { automatic: true });
  await loop.once();

  expect(await filesIn(inbox.context.mediaFolder)).toBe(0);
  expect((await sql`select id from media`.execute(inbox.db)).rows).toEqual([]);
});

test("a file whose message was deleted while it was on its way is not kept", async () => {
  await using inbox = await openInbox();
  const dan = await inbox.meets("Dan");
  await inbox.writes(dan, picture, { id: "wamid.A" });
  const channel = inbox.context.channelOf();
  const slow = {
    ...channel,
    download: async () => {
      await inbox.writes(dan, { kind: "deletion", target: "wamid.A" }, { automatic: true });
      return { kind: "done", value: { bytes, mimeType: "image/jpeg" } } as const;
    },
  };

  await mediaLoop({ ...inbox.context, channelOf: () => slow }).once();

  expect(await filesIn(inbox.context.mediaFolder)).toBe(0);
});

test("a file that another message holds as well stays when one of them is deleted", async () => {
  await using inbox = await openInbox();
  inbox.files.set("m1", { kind: "done", value: { bytes, mimeType: "image/jpeg" } });
  const dan = await inbox.meets("Dan");
  await inbox.writes(dan, picture, { id: "wamid.A" });
  const loop = mediaLoop(inbox.context);
  await loop.once();
  await inbox.writes(dan, picture, { id: "wamid.B" });
  await sql`
    update messages
    set media_state = 'stored', media_id = (select media_id from messages where provider_message_id = 'wamid.A')
    where provider_message_id = 'wamid.B'`.execute(inbox.db);

  await inbox.writes(dan, { kind: "deletion", target: "wamid.A" }, { automatic: true });
  await loop.once();

  expect(await filesIn(inbox.context.mediaFolder)).toBe(1);
});

test("a file whose time is over is gone, and its message says so", async () => {
  await using inbox = await openInbox();
  inbox.files.set("m1", { kind: "done", value: { bytes, mimeType: "image/jpeg" } });
  const { conversationId } = await inbox.writes(await inbox.meets("Dan"), picture);
  await mediaLoop(inbox.context).once();
  const { media_id: id } = await one(
    sql<{ media_id: number }>`select media_id from messages`,
    inbox.db,
  );

  await removeMedia(inbox.db, inbox.context.mediaFolder, id);

  expect(await mediaOf(inbox, conversationId)).toEqual([{ state: "removed" }]);
});
