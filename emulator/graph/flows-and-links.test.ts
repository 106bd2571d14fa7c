import { expect, test } from "vitest";
import { account, type Account } from "../test-support/account.ts";

const option = (title: string) => ({ id: title, title });
const picker = (options: readonly unknown[]) => ({
  version: "7.3",
  screens: [
    {
      id: "THEMEN",
      title: "Ihre Themen",
      terminal: true,
      layout: {
        type: "SingleColumnLayout",
        children: [
          { type: "CheckboxGroup", name: "topics", label: "Themen", "data-source": options },
        ],
      },
    },
  ],
});
const create = (world: Account, json: unknown, more: object = {}) =>
  world.call("POST", `${world.emulator.settings.businessAccountId}/flows`, {
    name: "themen",
    categories: ["SIGN_UP"],
    flow_json: JSON.stringify(json),
    ...more,
  });

test("a flow is drafted, published, and then neither changed nor deleted", async () => {
  await using world = await account();

  const drafted = await create(world, picker([option("Kultur")]));
  const published = await world.call("POST", `${drafted.id}/publish`);
  const again = await world.call("POST", `${drafted.id}/publish`);
  const deleted = await world.call("DELETE", drafted.id);
  const view = await world.call("GET", `${drafted.id}?fields=id,name,status,json_version`);

  expect(drafted.body).toMatchObject({ success: true, validation_errors: [] });
  expect([published.body, again.code, deleted.code]).toEqual([{ success: true }, 139002, 139004]);
  expect(view.body).toEqual({
    id: drafted.id,
    name: "themen",
    status: "PUBLISHED",
    json_version: "7.3",
  });
});

test.each([
  ["21 options", picker(Array.from({ length: 21 }, (_, index) => option(`Nr. ${index}`)))],
  ["an option of 31 characters", picker([option("a".repeat(31))])],
  ["no terminal screen", { version: "7.3", screens: [{ id: "THEMEN", layout: { children: [] } }] }],
  ["no version", { screens: picker([]).screens }],
])("a flow with %s stays a draft", async (_what, json) => {
  await using world = await account();

  const created = await create(world, json, { publish: true });

  expect(created.body["success"]).toBe(false);
  expect((await world.call("GET", created.id)).body["status"]).toBe("DRAFT");
});

test("a draft cannot be sent as published, nor a screen that it does not have", async () => {
  await using world = await account();
  const ann = world.emulator.people.add({ name: "Ann" });
  world.emulator.people.write(ann, "Hallo");
  const { id } = await create(world, picker([option("Kultur")]));
  const send = (screen: string) =>
    world.send({
      to: ann.phone,
      type: "interactive",
      interactive: {
        type: "flow",
        body: { text: "?" },
        action: {
          name: "flow",
          parameters: {
            flow_message_version: "3",
            flow_id: id,
            flow_cta: "Los",
            flow_action_payload: { screen },
          },
        },
      },
    });

  const draft = await send("THEMEN");
  await world.call("POST", `${id}/publish`);

  expect([draft.code, (await send("NIRGENDS")).code, (await send("THEMEN")).status]).toEqual([
    131009, 131009, 200,
  ]);
});

test("a link with a text can be made, changed, listed and deleted, and opens the page with it", async () => {
  await using world = await account();
  const path = `${world.emulator.settings.phoneNumberId}/message_qrdls`;

  const made = await world.call("POST", path, { prefilled_message: "START" });
  const code = String(made.body["code"]);
  await world.call("POST", path, { code, prefilled_message: "THEMEN" });
  const list = await world.call("GET", path);
  const opened = await fetch(`${world.emulator.url}/wa/message/${code}`, { redirect: "manual" });
  const tooLong = await world.call("POST", path, { prefilled_message: "a".repeat(141) });
  const deleted = await world.call("DELETE", `${path}/${code}`);

  expect(list.body["data"]).toEqual([
    { code, prefilled_message: "THEMEN", deep_link_url: `https://wa.me/message/${code}` },
  ]);
  expect([opened.headers.get("location"), tooLong.code, deleted.body]).toEqual([
    "/?text=THEMEN",
    100,
    { success: true },
  ]);
});

test("the profile is written within Meta's lengths and read by field", async () => {
  await using world = await account();
  const path = `${world.emulator.settings.phoneNumberId}/whatsapp_business_profile`;

  const written = await world.call("POST", path, {
    messaging_product: "whatsapp",
    about: "Nachrichten aus dem Kreishaus",
    vertical: "GOVT",
  });
  const tooLong = await world.call("POST", path, {
    messaging_product: "whatsapp",
    about: "a".repeat(140),
  });

  expect([written.body, tooLong.code]).toEqual([{ success: true }, 100]);
  expect((await world.call("GET", `${path}?fields=about`)).body).toEqual({
    data: [{ about: "Nachrichten aus dem Kreishaus", messaging_product: "whatsapp" }],
  });
});
