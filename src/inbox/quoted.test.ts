/** What a message quotes is looked for in its own conversation, however long the ledger is. */
import { sql } from "kysely";
import { expect, test } from "vitest";
import { deliveriesRead, plantBatches } from "../../test/support/deliveries-read.ts";
import { transact } from "../db/db.ts";
import { enqueue } from "../delivery/delivery.ts";
import { amend } from "./amend.ts";
import { readConversation } from "./conversation.ts";
import { recordOutgoing } from "./record-outgoing.ts";
import { openInbox, type Inbox, type Person } from "./testing-inbox.ts";

const answers = 5;

/** Staff have answered some times; the channel calls each answer by its number. */
async function isAnswered(inbox: Inbox, person: Person): Promise<void> {
  const now = inbox.clock.now();
  const message = { type: "text", body: "Guten Tag" } as const;
  for (let number = 0; number < answers; number += 1)
    await transact(inbox.db, async (tx) => {
      const deliveryId = await enqueue(tx, { ...person, lane: "reply", message, now });
      await recordOutgoing(tx, {
        ...person,
        deliveryId,
        message,
        staffId: null,
        automatic: true,
        now,
      });
      await sql`update deliveries set provider_message_id = ${`wamid.${number}`} where id = ${deliveryId}`.execute(
        tx,
      );
    });
}

test.each([
  ["knows how long it is", true],
  ["takes it for short", false],
])(
  "reading a conversation and reacting read its own deliveries where the planner %s",
  async (_, analysed) => {
    await using inbox = await openInbox();
    const dan = await inbox.meets("Dan");
    await isAnswered(inbox, dan);
    const { conversationId } = await inbox.writes(dan, "Danke", { replyTo: "wamid.3" });
    await plantBatches(inbox.db, 10);
    for (let index = 0; index < 40; index += 1) await inbox.meets(`Person ${index}`);
    await plantBatches(inbox.db, 100, { analysed });
    const reaction = { kind: "reaction", target: "wamid.3", emoji: "👍" } as const;

    const reading = await deliveriesRead(inbox.db, async (tx) => {
      const thread = await readConversation(tx, conversationId);
      expect(thread?.messages.at(-1)?.quotes).toMatchObject({ text: "Guten Tag" });
    });
    const reacting = await deliveriesRead(inbox.db, async (tx) => {
      const event = {
        kind: "message",
        accountExternalId: "",
        providerMessageId: "wamid.R",
      } as const;
      const at = inbox.clock.now();
      const sender = { phone: "491701234567" };
      const whole = { ...event, at, sender, body: reaction };
      expect(await amend(tx, conversationId, dan, whole, reaction)).not.toBeNull();
    });

    // Once for how far each answer came, once for what the channel calls it.
    expect({ reading, reacting }).toEqual({ reading: 2 * answers, reacting: answers });
  },
);
