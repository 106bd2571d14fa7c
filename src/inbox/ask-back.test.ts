import { sql } from "kysely";
import { expect, test } from "vitest";
import { offerAskBack } from "./ask-back.ts";
import { openInbox, type Inbox } from "./testing-inbox.ts";

/** Dan's question is older than a day; no template of the county is approved yet. */
async function late(inbox: Inbox, more: { automatic?: boolean } = {}) {
  const dan = await inbox.meets("Dan");
  const { conversationId } = await inbox.writes(dan, "Hallo?", more);
  inbox.clock.advance(25 * 3_600_000);
  const cat = inbox.browser();
  await cat.logIn("Cat");
  return { dan, id: conversationId, path: `/team/posteingang/${conversationId}`, cat };
}

async function refusal(inbox: Inbox, id: number): Promise<string | null> {
  const offer = await offerAskBack(inbox.db, id, "de", inbox.clock.now());
  return offer.kind === "refused" ? offer.reason : null;
}

test("without an approved template the button is there, disabled, with the reason", async () => {
  await using inbox = await openInbox();
  const { id, path, cat } = await late(inbox);

  const page = await (await cat.get(path)).text();
  const posted = await cat.post(`${path}/rueckmeldung`);

  expect(page).toContain("mehr als 24 Stunden alt");
  expect(page).toContain((await refusal(inbox, id)) ?? "offered");
  expect(page).toMatch(/<button[^>]* disabled[^>]*><span class="kern-label">Vorlage senden/);
  expect(posted.status).toBe(422);
  expect((await sql`select id from deliveries`.execute(inbox.db)).rows).toEqual([]);
});

test("nobody is asked who said STOPP last, or who switched our messages off", async () => {
  await using inbox = await openInbox();
  const command = await late(inbox, { automatic: true });
  const stopped = await late(inbox);
  await sql`update addresses set marketing_stopped_at = now() where id = ${stopped.dan.addressId}`.execute(
    inbox.db,
  );

  expect(await refusal(inbox, command.id)).toContain("ein Befehl wie STOPP");
  expect(await refusal(inbox, stopped.id)).toContain("abgeschaltet");
});

test("nobody is asked twice, and nobody while the window is open", async () => {
  await using inbox = await openInbox();
  const { dan, id } = await late(inbox);
  await sql`
    insert into messages (conversation_id, account_id, direction, kind, at)
    values (${id}, ${inbox.accountId}, 'out', 'template', now())`.execute(inbox.db);

  const asked = await refusal(inbox, id);
  await inbox.writes(dan, "Ja?");

  expect(asked).toContain("schon gebeten");
  expect(await refusal(inbox, id)).toContain("Sie können frei antworten");
});
