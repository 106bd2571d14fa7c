/** A press office in the middle of its work: people on their phones, questions of every kind, broadcasts in every state. */
import { sql } from "kysely";
import type { Page } from "playwright-core";
import { expect, vi } from "vitest";
import type { Person } from "../../emulator/emulator.ts";
import type { Service } from "../support/service.ts";
import { shown } from "./phone.ts";

const patience = { timeout: 30_000, interval: 100 };

export type PressOffice = {
  readonly conversations: Readonly<Record<"open" | "closed" | "done", string>>;
  readonly broadcasts: Readonly<
    Record<"draft" | "urgent" | "inReview" | "scheduled" | "paused" | "sent" | "cancelled", string>
  >;
};

/** Fills the demonstration county; `page` is logged in as an administrator. */
export async function fillPressOffice(service: Service, page: Page): Promise<PressOffice> {
  const ann = await subscribed(service, "Ann Beispiel");
  const bob = await subscribed(service, "Bob mit einem sehr langen Namen von der Landstraße");
  const cat = await subscribed(service, "Cat");
  service.emulator.people.write(cat, "STOPP");
  await shown(service, cat, /abgemeldet/);
  const broadcasts = await writeBroadcasts(service, page);
  await ask(service, ann, bob, broadcasts.sent);
  return {
    broadcasts,
    conversations: {
      open: await conversationOf(service, "Ann%"),
      closed: await conversationOf(service, "Bob%"),
      done: await conversationOf(service, "Cat%"),
    },
  };
}

async function subscribed(service: Service, name: string): Promise<Person> {
  const person = service.emulator.people.add({ name });
  service.emulator.people.write(person, "alle");
  await shown(service, person, /Willkommen/);
  return person;
}

async function writeBroadcasts(service: Service, page: Page): Promise<PressOffice["broadcasts"]> {
  const made = async (title: string, more: object = {}) => {
    const { id } = (await service.api("POST", "/broadcasts", {
      title,
      teaser: `${title}: was sich ändert, steht auf unserer Seite.`,
      text: "Von Montag an.\n\n- Umleitung über die L 719\n- Busse fahren\n\nhttps://www.kreis.example/b62",
      topics: ["aktuelles", "kultur"],
      ...more,
    })) as { id: string };
    return id;
  };
  const sent = await made("Bauarbeiten an der B 62 zwischen Siegen und Netphen", { sendAt: "now" });
  await reaches(service, sent, "sent");
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
  const scheduled = await made("Weihnachtsmarkt", { sendAt: tomorrow });
  const draft = await made("Lesung im Kulturhaus");
  const urgent = await made("Trinkwasser bitte abkochen", { urgent: true });
  const cancelled = await made("Irrtum", { sendAt: tomorrow });
  await service.api("POST", `/broadcasts/${cancelled}/cancellation`);
  // Nobody is subscribed to it in such numbers that it would still run: the engine is told to hold it first.
  const paused = await made("Straßensperrung", { sendAt: tomorrow });
  await sql`
    update broadcasts
    set state = 'paused', started_at = now(), audience = 2, hindrance = 'WhatsApp hat die Vorlage angehalten.'
    where id = ${paused}`.execute(service.db);
  // As after a crash in the middle of it.
  await sql`
    insert into deliveries (account_id, lane, lane_rank, batch_id, address_id, subscriber_id, state,
      not_before, created_at, sending_at)
    select account_id, 'broadcast', 3, ${paused}, id, subscriber_id, 'uncertain', now(), now(),
      now() - interval '1 hour'
    from addresses
    order by id
    limit 2`.execute(service.db);
  const inReview = await made("Konzert in der Siegerlandhalle");
  await askForApproval(service, page, inReview);
  return { draft, urgent, inReview, scheduled, paused, sent, cancelled };
}

async function askForApproval(service: Service, page: Page, id: string): Promise<void> {
  await page.goto(`${service.url}/team/einstellungen/kategorien/kultur`);
  await page.getByLabel("Eine zweite Person gibt frei.").check();
  const approvals = page.getByRole("form", { name: "Freigaben" });
  await approvals.getByRole("button", { name: "Speichern" }).click();
  await page.getByText("Was noch nicht gesendet ist, richtet sich schon danach.").waitFor();
  await page.goto(`${service.url}/team/aussendungen/${id}`);
  await page.getByRole("button", { name: "Zur Freigabe geben" }).click();
  await page.getByText("Wartet auf Freigabe").waitFor();
}

/** Ann sends every kind of message; Bob's question is older than a day. */
async function ask(service: Service, ann: Person, bob: Person, sent: string): Promise<void> {
  const does = async (person: Person, what: string, body: object) => {
    const response = await fetch(`${service.emulator.url}/emulator/people/${person.id}/${what}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    expect(response.ok, `${what}: ${response.status}`).toBe(true);
  };
  const broadcast = await shown(service, ann, /B 62/);
  service.emulator.people.write(
    ann,
    { type: "text", text: "Fahren die Busse?\n<b>Danke</b> https://a.example/" + "x".repeat(120) },
    { replyTo: broadcast.id },
  );
  for (const media of ["image", "video", "audio", "document", "sticker"])
    await does(ann, "messages", { media });
  await does(ann, "messages", { location: "sample" });
  await does(ann, "messages", { contact: true });
  await does(ann, "messages", { unsupported: "poll_creation" });
  const mistyped = service.emulator.people.write(ann, "Bis wan?");
  const regretted = service.emulator.people.write(ann, "Falsches Gespräch");
  await service.emulator.settled();
  await does(ann, "edit", { message: mistyped, text: "Bis wann?" });
  await does(ann, "revoke", { message: regretted });
  await does(ann, "react", { message: broadcast.id, emoji: "👍" });
  service.emulator.people.write(bob, "Wann öffnet die Zulassungsstelle?");
  await service.emulator.settled();
  await vi.waitFor(async () => {
    const waiting = JSON.stringify(await service.api("GET", "/conversations?state=waiting"));
    expect(waiting).toContain("Zulassungsstelle");
  }, patience);
  await sql`
    update addresses
    set last_inbound_at = now() - interval '30 hours'
    where subscriber_id = (select id from subscribers where display_name like 'Bob%')`.execute(
    service.db,
  );
  await sql`
    insert into set_aside_events (channel, event, reason, at)
    values ('whatsapp', '{"kind":"message"}', 'Eine Angabe fehlt.', now())`.execute(service.db);
  await reaches(service, sent, "sent");
}

async function reaches(service: Service, id: string, state: string): Promise<void> {
  await vi.waitFor(
    async () => expect(await service.api("GET", `/broadcasts/${id}`)).toMatchObject({ state }),
    patience,
  );
}

async function conversationOf(service: Service, name: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select conversation.id::text
    from conversations conversation
    join subscribers subscriber on subscriber.id = conversation.subscriber_id
    where subscriber.display_name like ${name}`.execute(service.db);
  const [found] = rows;
  if (found === undefined) throw new Error(`Nobody called ${name} has written`);
  return found.id;
}
