import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { linesOf } from "./lines.ts";
import { openApi } from "./testing-api.ts";

describe("the door", () => {
  test("without a token, with a wrong and with a revoked one the answer is 401 as a problem", async () => {
    await using api = await openApi();
    await sql`update api_tokens set revoked_at = now() where name = 'drafts'`.execute(api.db);

    const answers = [
      await api.app.request("/api/v1/topics"),
      await api.call("GET", "/topics", undefined, "rr_wrong"),
      await api.call("GET", "/topics", undefined, api.drafts),
    ];

    for (const answer of answers) {
      expect(answer.status).toBe(401);
      expect(answer.headers.get("content-type")).toContain("application/problem+json");
      expect(answer.headers.get("www-authenticate")).toBe("Bearer");
    }
  });

  test("guessing tokens is slowed down, and a valid one still opens", async () => {
    await using api = await openApi();
    let last = 0;
    for (let guess = 0; guess < 40; guess += 1)
      last = (await api.call("GET", "/topics", undefined, `rr_${guess}`)).status;

    expect(last).toBe(429);
    expect((await api.call("GET", "/topics")).status).toBe(200);
  });

  test.each([
    ["an unknown call", "GET", "/nothing", undefined, 404],
    ["broken JSON", "POST", "/topics", "{", 400],
    ["values that do not fit", "POST", "/topics", { key: "UPPER CASE", title: "" }, 422],
    ["a body over 1 MB", "POST", "/topics", { title: "x".repeat(1_100_000) }, 413],
    ["a conversation that does not exist", "GET", "/conversations/999", undefined, 404],
    ["an id that is no number", "GET", "/conversations/abc", undefined, 422],
  ])("%s is a problem with its status", async (_, method, path, body, status) => {
    await using api = await openApi();

    const answer = await api.call(method, path, body);

    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ status, title: expect.any(String) });
  });

  test("what it offers is described without a token", async () => {
    await using api = await openApi();

    const answer = await api.app.request("/api/v1/openapi.json");
    const described = (await answer.json()) as { paths: Record<string, unknown> };

    expect(answer.status).toBe(200);
    expect(Object.keys(described.paths)).toEqual(
      expect.arrayContaining([
        "/topics",
        "/subscribers/import",
        "/subscribers/counts",
        "/broadcasts",
        "/broadcasts/{id}",
        "/conversations",
        "/conversations/{id}/messages",
      ]),
    );
  });
});

test("a topic is made once, and a key that is taken is a conflict", async () => {
  await using api = await openApi();

  const made = await api.call("POST", "/topics", {
    key: "jugend",
    title: "Jugend",
    description: "",
  });
  const again = await api.call("POST", "/topics", { key: "jugend", title: "Jugend" });
  const all = (await (await api.call("GET", "/topics")).json()) as { key: string }[];

  expect([made.status, again.status]).toEqual([201, 409]);
  expect(all.map(({ key }) => key)).toEqual(["aktuelles", "kultur", "jugend"]);
});

test("a list is taken in line by line, with what is wrong named by its line", async () => {
  await using api = await openApi();
  const consent = { at: "2026-11-01T08:00:00Z", source: "Umzug", wording: "Ja, gern." };
  const lines = [
    JSON.stringify({ phone: "+49 170 1234567", topics: ["kultur"], consent }),
    "{ broken",
    JSON.stringify({ bsuid: "DE.123", topics: ["aktuelles", "kultur"], consent }),
    JSON.stringify({ phone: "+49 170 7654321", topics: ["unknown"], consent }),
  ];

  const answer = await api.call("POST", "/subscribers/import", `${lines.join("\n")}\n`);
  const counts = await (await api.call("GET", "/subscribers/counts")).json();

  expect(await answer.json()).toMatchObject({
    imported: 2,
    updated: 0,
    rejected: [{ line: 2 }, { line: 4 }],
  });
  expect(counts).toEqual({ total: 2, byTopic: { aktuelles: 1, kultur: 2 } });
});

test("lines come whole whatever the chunks, and a line without end is cut", async () => {
  const bytes = new TextEncoder().encode(`für\r\nälter\n${"x".repeat(200_000)}\nende`);
  const chunks = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, part) =>
    bytes.slice(part * 7, part * 7 + 7),
  );

  const lines: string[] = [];
  for await (const line of linesOf(new Blob(chunks).stream())) lines.push(line);

  expect(lines.map((line) => line.slice(0, 10))).toEqual(["für", "älter", "xxxxxxxxxx", "ende"]);
  expect(lines[2]).toHaveLength(64 * 1024);
});

describe("answering", () => {
  test("outside the service window the answer is 409 with the reason", async () => {
    await using api = await openApi();
    const id = await conversation(api, "2026-11-20T09:00:00Z");

    const answer = await api.call("POST", `/conversations/${id}/messages`, { text: "Guten Tag" });

    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({ detail: expect.stringContaining("24 Stunden") });
  });

  test("inside it the answer is queued for this one person", async () => {
    await using api = await openApi();
    const id = await conversation(api, api.clock.now().toISOString());

    const answer = await api.call("POST", `/conversations/${id}/messages`, { text: "Guten Tag" });
    const read = await (await api.call("GET", `/conversations/${id}`)).json();

    expect(answer.status).toBe(201);
    expect(read).toMatchObject({
      id,
      messages: [{ direction: "out", text: "Guten Tag" }],
    });
    expect(JSON.stringify(read)).not.toContain("491701234567");
  });
});

async function conversation(
  { db, accountId }: Awaited<ReturnType<typeof openApi>>,
  lastInboundAt: string,
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    with person as (
      insert into subscribers (display_name, consent_subject)
      values ('Dan', 'subject')
      returning id
    ), address as (
      insert into addresses (account_id, subscriber_id, phone, first_seen_at, last_seen_at, last_inbound_at)
      select ${accountId}, id, '491701234567', now(), now(), ${lastInboundAt}
      from person
      returning id, subscriber_id
    )
    insert into conversations (account_id, address_id, subscriber_id, last_message_at)
    select ${accountId}, id, subscriber_id, ${lastInboundAt}
    from address
    returning id`.execute(db);
  return rows[0]?.id ?? 0;
}

describe("broadcasts", () => {
  const news = {
    title: "Lesung",
    teaser: "Am Freitag liest Eva Muster im Kulturhaus.",
    text: "Um 19:30 Uhr.",
    topics: ["kultur"],
  };

  test("without a time it is a draft; steps that are not allowed are 409 with the reason", async () => {
    await using api = await openApi();

    const made = await api.call("POST", "/broadcasts", news);
    const { id, state } = (await made.json()) as { id: string; state: string };
    const paused = await api.call("POST", `/broadcasts/${id}/pause`);
    const read = await (await api.call("GET", `/broadcasts/${id}`)).json();

    expect([made.status, state, paused.status]).toEqual([201, "draft", 409]);
    expect(await paused.json()).toMatchObject({ detail: expect.stringContaining("noch nicht") });
    expect(read).toMatchObject({
      id,
      state: "draft",
      audience: null,
      deliveries: { queued: 0, delivered: 0, withdrawn: 0 },
      cost: { estimate: null, actual: 0, currency: "EUR" },
    });
  });

  test("urgent, and rather twice than never: both are kept with it", async () => {
    await using api = await openApi();

    await api.call("POST", "/broadcasts", { ...news, urgent: true, repeatUncertain: true });
    await api.call("POST", "/broadcasts", news);

    const { rows } = await sql`
      select lane, repeat_uncertain as repeated
      from broadcasts
      order by created_at, lane desc`.execute(api.db);
    expect(rows).toEqual([
      { lane: "urgent", repeated: true },
      { lane: "broadcast", repeated: false },
    ]);
  });

  test("with a time it is scheduled at once by a token that may approve, and a draft by one that may not", async () => {
    await using api = await openApi();
    const sendAt = "2026-11-25T07:30:00+01:00";

    const approved = await api.call("POST", "/broadcasts", { ...news, sendAt });
    const drafted = await api.call("POST", "/broadcasts", { ...news, sendAt }, api.drafts);

    expect(await approved.json()).toMatchObject({ state: "scheduled" });
    expect(await drafted.json()).toMatchObject({ state: "draft" });
  });

  test("a token is no second person: where one is asked for, it neither approves nor sends", async () => {
    await using api = await openApi();
    await sql`update topics set approvals = 1`.execute(api.db);

    const made = await api.call("POST", "/broadcasts", { ...news, sendAt: "now" });
    const { id, state } = (await made.json()) as { id: string; state: string };
    const approved = await api.call("POST", `/broadcasts/${id}/approval`);
    const scheduled = await api.call("POST", `/broadcasts/${id}/schedule`, { sendAt: "now" });
    const read = await (await api.call("GET", `/broadcasts/${id}`)).json();

    expect([made.status, state]).toEqual([201, "in-review"]);
    expect(approved.status).toBe(409);
    expect(await approved.json()).toMatchObject({
      detail: expect.stringContaining("keine zweite Person"),
    });
    expect(scheduled.status).toBe(409);
    expect(read).toMatchObject({ state: "in-review", approvals: { required: 1, given: 0 } });
  });

  test.each([
    ["an unknown topic", { topics: ["nothing"] }, "/topics"],
    ["a time that is none", { sendAt: "tomorrow" }, "/sendAt"],
    ["a topic list without an entry", { topics: [] }, "/topics"],
    ["a title that is a number", { title: 5 }, "/title"],
    ["a picture without alt text", { image: { url: "https://a.example/b.png" } }, "/image/alt"],
    ["a time in the past", { sendAt: "2026-11-01T07:30:00Z" }, "/sendAt"],
    ["no teaser, but to be sent", { teaser: "", sendAt: "now" }, "/teaser"],
    ["a link that is none", { link: "javascript:alert(1)" }, "/link"],
    [
      "a picture inside our own network",
      { image: { url: "http://127.0.0.1:1/a.png", alt: "Bild" } },
      "/image/url",
    ],
  ])("%s is refused at its field, and nothing is kept", async (_, wrong, pointer) => {
    await using api = await openApi();

    const answer = await api.call("POST", "/broadcasts", { ...news, ...wrong });
    const kept = await sql`select 1 from broadcasts`.execute(api.db);

    expect(answer.status).toBe(422);
    const said = (await answer.json()) as { errors: { pointer: string; detail: string }[] };
    expect(said.errors.map((one) => one.pointer)).toEqual([pointer]);
    expect(said.errors[0]?.detail).toMatch(/^[A-ZÄÖÜ].+\.$/);
    expect(said.errors[0]?.detail).not.toMatch(/expected|received|Invalid/);
    expect(kept.rows).toEqual([]);
  });
});
