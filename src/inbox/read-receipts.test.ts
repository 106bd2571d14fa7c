import { expect, test } from "vitest";
import { transact } from "../db/db.ts";
import { readReceiptsAreOn, saveReadReceipts, tellRead } from "./read-receipts.ts";
import { openInbox } from "./testing-inbox.ts";

test("nobody learns when we read unless staff switch it on", async () => {
  await using inbox = await openInbox();
  const { conversationId } = await inbox.writes(await inbox.meets("Dan"), "Hallo?", {
    id: "wamid.A",
  });

  await tellRead(inbox.context, conversationId);
  const off = [...inbox.markedRead];
  await transact(inbox.db, async (tx) => await saveReadReceipts(tx, true));
  await tellRead(inbox.context, conversationId);

  expect(off).toEqual([]);
  expect(inbox.markedRead).toEqual(["wamid.A"]);
});

test("the choice is made on the page of the office hours", async () => {
  await using inbox = await openInbox();
  const ann = inbox.browser();
  await ann.logIn("Ann");

  await ann.post("/team/einstellungen/dienstzeiten", { lesebestaetigung: "1" });
  const on = await readReceiptsAreOn(inbox.db);
  await ann.post("/team/einstellungen/dienstzeiten", {});

  expect([on, await readReceiptsAreOn(inbox.db)]).toEqual([true, false]);
});
