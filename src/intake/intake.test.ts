import { readdirSync, readFileSync } from "node:fs";
import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { replay } from "./intake.ts";
import { appSecret, bodyWith, openIntake, signatureOf } from "./testing-intake.ts";

describe("the door", () => {
  test("a body without, with a wrong or with a foreign signature is refused with 401 and nothing is stored", async () => {
    await using county = await openIntake();
    const body = bodyWith({ text: "Hallo" });

    const without = await county.post(body);
    const wrong = await county.post(body, { "x-hub-signature-256": `sha256=${"0".repeat(64)}` });
    const foreign = await county.postSigned(body, "somebody else's secret");

    expect([without.status, wrong.status, foreign.status]).toEqual([401, 401, 401]);
    expect(await county.count("webhook_bodies")).toBe(0);
  });

  test("a signature counts for the bytes as they came, not for what they mean", async () => {
    await using county = await openIntake();
    const escaped = bodyWith({ text: "Grüße" }).replaceAll("ü", "\\u00fc");
    const same = JSON.stringify(JSON.parse(escaped));

    const asSent = await county.postSigned(escaped);
    const rewritten = await county.post(same, {
      "x-hub-signature-256": signatureOf(escaped, appSecret),
    });

    expect([asSent.status, rewritten.status]).toEqual([200, 401]);
  });

  test("during rotation the secret before still opens", async () => {
    await using county = await openIntake();

    const answer = await county.postSigned(bodyWith({ text: "Hallo" }), "the secret before");

    expect(answer.status).toBe(200);
  });

  test("a body over 3 MB is refused and nothing is stored, whatever its header says", async () => {
    await using county = await openIntake();
    const large = `{"padding":"${"x".repeat(3 * 1024 * 1024)}"}`;

    const answer = await county.postSigned(large);

    expect(answer.status).toBe(413);
    expect(await county.count("webhook_bodies")).toBe(0);
  });

  test("the handshake answers the challenge for our word only", async () => {
    await using county = await openIntake();
    const ask = async (word: string) =>
      await county.app.request(
        `/webhooks/whatsapp?hub.mode=subscribe&hub.verify_token=${word}&hub.challenge=4711`,
      );

    const ours = await ask("word");
    const other = await ask("other");

    expect([ours.status, await ours.text()]).toEqual([200, "4711"]);
    expect(other.status).toBe(403);
  });
});

describe("taking in", () => {
  test("A webhook is stored before it is answered and can be replayed (invariant 8)", async () => {
    await using county = await openIntake();

    const answer = await county.postSigned(bodyWith({ text: "Wann ist offen?" }));
    const stored = await county.count("webhook_bodies");
    const before = await messagesOf(county);
    await county.takeIn();
    const after = await messagesOf(county);
    await sql`delete from messages`.execute(county.db);
    const again = await replay(county.db, new Date(0), new Date("2100-01-01"));
    await county.takeIn();

    expect([answer.status, stored, before]).toEqual([200, 1, []]);
    expect(after).toEqual(["Wann ist offen?"]);
    expect(again).toBe(1);
    expect(await messagesOf(county)).toEqual(after);
  });

  test("every entry of a body is taken in, and a repetition changes nothing", async () => {
    await using county = await openIntake();
    const body = bodyWith(
      { text: "Erste Frage", id: "wamid.1" },
      { text: "Zweite Frage", id: "wamid.2", from: "491707654321" },
      { text: "Dritte Frage", id: "wamid.3" },
    );

    await county.postSigned(body);
    await county.takeIn();
    const once = await messagesOf(county);
    await county.postSigned(body);
    await county.takeIn();

    expect(once.filter((text) => text.endsWith("Frage"))).toEqual([
      "Erste Frage",
      "Zweite Frage",
      "Dritte Frage",
    ]);
    expect(await messagesOf(county)).toEqual(once);
    expect(await county.count("subscribers")).toBe(2);
  });

  test("broken JSON and a million brackets are set aside with a reason; what comes after goes on", async () => {
    await using county = await openIntake();

    const broken = await county.postSigned('{"entry": [');
    const deep = await county.postSigned("[".repeat(1_000_000));
    await county.postSigned(bodyWith({ text: "Geht es weiter?" }));
    await county.takeIn();

    expect([broken.status, deep.status]).toEqual([200, 200]);
    expect(await county.count("set_aside_events")).toBe(2);
    expect(await messagesOf(county)).toContain("Geht es weiter?");
  });

  test("an event that the database refuses is set aside, the others of its body go on", async () => {
    await using county = await openIntake();
    await sql`
      create function poison() returns trigger language plpgsql as $$
      begin
        if new.text = 'Gift' then raise exception 'poisoned'; end if;
        return new;
      end $$`.execute(county.db);
    await sql`create trigger poison before insert on messages for each row execute function poison()`.execute(
      county.db,
    );

    await county.postSigned(
      bodyWith(
        { text: "Davor", id: "wamid.1" },
        { text: "Gift", id: "wamid.2" },
        { text: "Danach", id: "wamid.3" },
      ),
    );
    await county.takeIn();
    const texts = await messagesOf(county);

    expect(texts).toContain("Davor");
    expect(texts).toContain("Danach");
    expect(texts).not.toContain("Gift");
    expect(await county.count("set_aside_events")).toBe(1);
  });

  test("administrators see what was set aside and have it taken in again after a repair", async () => {
    await using county = await openIntake();
    await sql`alter table messages add constraint poison check (text <> 'Gift')`.execute(county.db);
    await county.postSigned(bodyWith({ text: "Gift" }));
    await county.takeIn();
    const ann = county.browser();
    await ann.logIn("Ann");
    const shown = await (await ann.get("/team/einstellungen/meldungen")).text();
    await sql`alter table messages drop constraint poison`.execute(county.db);

    const [, action = ""] = /action="([^"]+\/nochmal)"/.exec(shown) ?? [];
    const answer = await ann.post(action);
    await county.takeIn();

    expect(shown).toContain("Beim Verarbeiten ist ein Fehler aufgetreten.");
    expect(shown).not.toContain("Gift");
    expect(answer.status).toBe(303);
    expect(await messagesOf(county)).toContain("Gift");
    expect(await (await ann.get("/team/einstellungen/meldungen")).text()).toContain(
      "Alles verarbeitet",
    );
  });

  test("a message for a number that is not ours is kept and shown, not taken in", async () => {
    await using county = await openIntake();

    await county.postSigned(bodyWith({ text: "Hallo" }).replaceAll('"1065"', '"9999"'));
    await county.takeIn();

    expect(await county.count("messages")).toBe(0);
    expect(await county.count("set_aside_events")).toBe(1);
  });
});

const foreign = new URL("../../../shared/testdata/whatsapp-webhooks/", import.meta.url);

test.skipIf(!folderExists(foreign))(
  "bodies that nobody of us wrote are taken in without an error",
  async () => {
    await using county = await openIntake();
    const files = readdirSync(foreign).filter((name) => name.endsWith(".json"));
    for (const name of files) {
      const cases: Record<string, unknown> = JSON.parse(
        readFileSync(new URL(name, foreign), "utf8"),
      );
      for (const body of Object.values(cases))
        await county.postSigned(asOurs(JSON.stringify(body)));
    }
    await county.takeIn();
    const { rows } = await sql<{ reason: string }>`
    select reason
    from set_aside_events
    where reason like 'Beim Verarbeiten%'`.execute(county.db);

    expect(files.length).toBeGreaterThan(0);
    expect(rows).toEqual([]);
  },
);

/** They came for other people's numbers. */
function asOurs(body: string): string {
  return body.replace(/"phone_number_id":"[^"]*"/g, '"phone_number_id":"1065"');
}

function folderExists(folder: URL): boolean {
  try {
    return readdirSync(folder).length > 0;
  } catch {
    return false;
  }
}

async function messagesOf({ db }: Awaited<ReturnType<typeof openIntake>>): Promise<string[]> {
  const { rows } = await sql<{ text: string }>`
    select text
    from messages
    where direction = 'in'
    order by id`.execute(db);
  return rows.map(({ text }) => text);
}
