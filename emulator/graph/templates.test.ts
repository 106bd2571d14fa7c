import { describe, expect, test } from "vitest";
import { account, type Account } from "../test-support/account.ts";
import { createTemplates, named, news, tip, tipBody } from "../test-support/templates.ts";

const day = 86_400_000;
const path = (world: Account) => `${world.emulator.settings.businessAccountId}/message_templates`;
const body = (text: string, example?: unknown) => ({
  ...tip,
  components: [{ type: "BODY", text, ...(example === undefined ? {} : { example }) }],
});
const footer = (text: string) => ({
  ...tip,
  components: [tip.components[0], { type: "FOOTER", text }],
});
const withButtons = (...buttons: readonly unknown[]) => ({
  ...tip,
  components: [tip.components[0], { type: "BUTTONS", buttons }],
});
const quick = (text: string) => ({ type: "QUICK_REPLY", text });
const url = (text: string) => ({ type: "URL", text, url: "https://kreis.example/" });

test("a new template is reviewed on the emulator's clock and the county is told", async () => {
  await using world = await account({ reviewMilliseconds: 5 * 60_000 });

  const created = await world.call("POST", path(world), tip);
  const before = await world.call("GET", created.id);
  world.advance(5 * 60_000);
  await world.emulator.settled();
  const after = await world.call("GET", created.id);

  expect(created.body).toEqual({ id: created.id, status: "PENDING", category: "MARKETING" });
  expect([before.body["status"], after.body["status"]]).toEqual(["PENDING", "APPROVED"]);
  expect(world.county.changes()).toMatchObject([
    {
      field: "message_template_status_update",
      value: {
        event: "APPROVED",
        message_template_name: "tipp",
        message_template_language: "de",
        reason: "NONE",
      },
    },
  ]);
  expect(world.county.changes()[0]?.value).not.toHaveProperty("metadata");
});

test("a review can end with a rejection, and so does one that repeats another word for word", async () => {
  await using world = await account();
  world.emulator.faults.add({ kind: "rejectTemplate", details: "PROMOTIONAL", count: 1 });

  const rejected = await world.call("POST", path(world), tip);
  await createTemplates(world, { ...tip, name: "erster" });
  const repeated = await world.call("POST", path(world), { ...tip, name: "zweiter" });
  await world.emulator.settled();

  const states = await Promise.all(
    [rejected, repeated].map(
      async ({ id }) => (await world.call("GET", `${id}?fields=status,rejected_reason`)).body,
    ),
  );
  expect(states).toMatchObject([
    { status: "REJECTED", rejected_reason: "PROMOTIONAL" },
    { status: "REJECTED", rejected_reason: "INVALID_FORMAT" },
  ]);
});

describe("what is not even taken for review", () => {
  const refused: readonly (readonly [string, unknown, number | undefined])[] = [
    ["a name with capitals", { ...tip, name: "Tipp" }, undefined],
    ["German written de_DE", { ...tip, language: "de_DE" }, undefined],
    ["a category of our own", { ...tip, category: "NEWS" }, undefined],
    ["no body", { ...tip, components: [] }, 2388072],
    ["a body of 1025 characters", body("a".repeat(1025)), 2388040],
    [
      "a variable at the end",
      body("Heute um acht Uhr: {{titel}}", tip.components[0]?.example),
      2388299,
    ],
    ["a variable without example", body("Heute gibt es {{titel}} in Siegen"), 2388072],
    [
      "two variables side by side",
      body("Heute gibt es {{titel}} {{datum}} in Siegen", tip.components[0]?.example),
      2388072,
    ],
    [
      "more variables than words carry",
      body("Heute {{titel}} am {{datum}} in Siegen.", tip.components[0]?.example),
      2388293,
    ],
    ["a footer of 61 characters", footer("a".repeat(61)), 2388073],
    ["a footer with a variable", footer("Von {{titel}} gesendet"), 2388073],
    [
      "a picture without a sample",
      { ...tip, components: [{ type: "HEADER", format: "IMAGE" }, tip.components[0]] },
      2388047,
    ],
    [
      "eleven buttons",
      withButtons(...Array.from({ length: 11 }, (_, index) => quick(`Nr. ${index}`))),
      2388036,
    ],
    ["a label of 26 characters", withButtons(quick("a".repeat(26))), 2388036],
    ["three links", withButtons(url("a"), url("b"), url("c")), 2388036],
    ["quick replies apart from each other", withButtons(quick("a"), url("b"), quick("c")), 2388036],
  ];

  test.each(refused)("%s", async (_what, template, subcode) => {
    await using world = await account();

    const answer = await world.call("POST", path(world), template);

    expect([answer.status, answer.code]).toEqual([400, 100]);
    expect(answer.body).toMatchObject({
      error: subcode === undefined ? {} : { error_subcode: subcode },
    });
  });
});

test("a name is taken while its template stands, and for 30 days after it was deleted", async () => {
  await using world = await account();
  const create = async () => (await world.call("POST", path(world), tip)).body["error"];
  await createTemplates(world, tip);

  const twice = await create();
  await world.call("DELETE", `${path(world)}?name=tipp`);
  const deleted = await create();
  world.advance(30 * day);
  const later = await create();

  expect([twice, deleted]).toMatchObject([{ error_subcode: 2388024 }, { error_subcode: 2388023 }]);
  expect(later).toBeUndefined();
});

test("the list comes in pages and can be filtered", async () => {
  await using world = await account();
  await createTemplates(world, tip, news, {
    ...tip,
    name: "dritte",
    components: [{ type: "BODY", text: "Die dritte." }],
  });

  const first = await world.call("GET", `${path(world)}?limit=2&fields=name`);
  // The shape of Graph's paging.
  const after = (first.body["paging"] as { cursors: { after: string } }).cursors.after;
  const second = await world.call("GET", `${path(world)}?limit=2&fields=name&after=${after}`);
  const utility = await world.call("GET", `${path(world)}?category=UTILITY&fields=name`);
  const nonsense = await world.call("GET", `${path(world)}?after=nonsense`);

  expect(
    [first, second, utility].map((answer) =>
      (answer.body["data"] as { name: string }[]).map((one) => one.name),
    ),
  ).toEqual([["tipp", "nachricht"], ["dritte"], ["nachricht"]]);
  expect(nonsense.code).toBe(131059);
});

describe("the values of a template message", () => {
  const picture = {
    type: "header",
    parameters: [{ type: "image", image: { link: "https://kreis.example/a.jpg" } }],
  };
  const line = { type: "body", parameters: [{ type: "text", text: "Haushalt" }] };
  const address = {
    type: "button",
    sub_type: "url",
    index: "0",
    parameters: [{ type: "text", text: "haushalt" }],
  };
  const newsWith = (...components: readonly unknown[]) => ({
    name: "nachricht",
    language: { code: "de" },
    components,
  });
  const both = [named("titel", "Hofkonzert"), named("datum", "4. Dez.")];

  const cases: readonly (readonly [string, unknown, number | undefined])[] = [
    ["all as they should be", tipBody(...both), undefined],
    [
      "one with a payload for the quick reply",
      {
        ...tipBody(...both),
        components: [
          ...tipBody(...both).components,
          {
            type: "button",
            sub_type: "quick_reply",
            index: 0,
            parameters: [{ type: "payload", payload: "stop:tips" }],
          },
        ],
      },
      undefined,
    ],
    ["one too few", tipBody(named("titel", "Hofkonzert")), 132000],
    ["none", { name: "tipp", language: { code: "de" } }, 132000],
    [
      "one without its name",
      tipBody(named("titel", "Hofkonzert"), { type: "text", text: "4. Dez." }),
      132012,
    ],
    ["one of another name", tipBody(named("titel", "Hofkonzert"), named("ort", "Siegen")), 132000],
    [
      "one with a line break",
      tipBody(named("titel", "Hof\nkonzert"), named("datum", "4. Dez.")),
      132018,
    ],
    ["one with a tab", tipBody(named("titel", "Hof\tkonzert"), named("datum", "4. Dez.")), 132018],
    [
      "one with five spaces",
      tipBody(named("titel", "Hof     konzert"), named("datum", "4. Dez.")),
      132018,
    ],
    ["an empty one", tipBody(named("titel", ""), named("datum", "4. Dez.")), 131008],
    [
      "so long that 1024 are exceeded",
      tipBody(named("titel", "a".repeat(1000)), named("datum", "4. Dez.")),
      132005,
    ],
    ["for a template that does not exist", { ...tipBody(...both), name: "nie" }, 132001],
    [
      "for a language that it does not have",
      { ...tipBody(...both), language: { code: "en" } },
      132001,
    ],
    ["picture, line and address", newsWith(picture, line, address), undefined],
    ["no picture", newsWith(line, address), 132012],
    [
      "a document instead of the picture",
      newsWith(
        {
          type: "header",
          parameters: [{ type: "document", document: { link: "https://kreis.example/a.pdf" } }],
        },
        line,
        address,
      ),
      132012,
    ],
    ["no address for the link", newsWith(picture, line), 131008],
    [
      "a button that is not there",
      newsWith(picture, line, address, { ...address, index: 3 }),
      132000,
    ],
  ];

  test.each(cases)("%s", async (_what, template, code) => {
    await using world = await account();
    await createTemplates(world, tip, news);

    const answer = await world.send({ to: "4915112345678", type: "template", template });

    expect([answer.code, answer.status]).toEqual([
      code,
      code === undefined ? 200 : code === 132001 ? 404 : 400,
    ]);
  });
});

test("a paused template cannot be sent until it is taken up again", async () => {
  await using world = await account();
  await createTemplates(world, tip);
  const send = async () =>
    (
      await world.send({
        to: "4915112345678",
        type: "template",
        template: tipBody(named("titel", "Hofkonzert"), named("datum", "4. Dez.")),
      })
    ).code;
  const decide = (status: string) =>
    fetch(`${world.emulator.url}/emulator/templates/tipp`, {
      method: "POST",
      body: JSON.stringify({ status }),
    });

  await decide("PAUSED");
  const paused = await send();
  await decide("DISABLED");
  const disabled = await send();
  await decide("APPROVED");

  expect([paused, disabled, await send()]).toEqual([132015, 132016, undefined]);
});

test("a tapped quick reply comes back with the payload of the message, quoting it", async () => {
  await using world = await account();
  await createTemplates(world, tip);
  const ann = world.emulator.people.add({ name: "Ann" });
  const components = [
    ...tipBody(named("titel", "Hofkonzert"), named("datum", "4. Dez.")).components,
    {
      type: "button",
      sub_type: "quick_reply",
      index: 0,
      parameters: [{ type: "payload", payload: "stop:tips" }],
    },
  ];

  const sent = await world.send({
    to: ann.phone,
    type: "template",
    template: { ...tipBody(), components },
  });
  await world.emulator.settled();
  world.emulator.people.tap(ann, "stop:tips");
  await world.emulator.settled();

  expect(world.emulator.people.messages(ann)[0]).toMatchObject({
    type: "template",
    text: "Tipp für heute: Hofkonzert am 4. Dez.. Mehr dazu unten.",
    footer: "Abmelden mit STOPP",
    buttons: [{ id: "stop:tips", title: "Tipps abbestellen" }],
  });
  expect(world.county.messages()).toMatchObject([
    {
      type: "button",
      button: { payload: "stop:tips", text: "Tipps abbestellen" },
      context: { id: sent.id },
    },
  ]);
});
