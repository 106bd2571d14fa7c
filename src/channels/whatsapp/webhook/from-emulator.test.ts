/** What the emulator's phones write arrives signed, and means what was written. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { startEmulator } from "../../../../emulator/emulator.ts";
import type { ChannelEvent } from "../../channels.ts";
import { parseJson } from "../../../lib/parse-json.ts";
import { accountAt } from "../test-support/odd-server.ts";
import { whatsapp } from "../whatsapp.ts";

async function county() {
  const events: ChannelEvent[] = [];
  const channel = whatsapp();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const raw = Buffer.concat(chunks);
      const signature = request.headers["x-hub-signature-256"];
      const signed = channel.signatureIsValid(
        raw,
        typeof signature === "string" ? signature : undefined,
        ["old", emulator.settings.appSecret],
      );
      const reading = parseJson(raw);
      if (signed && reading.kind === "read") events.push(...channel.parse(reading.value));
      response.writeHead(signed ? 200 : 401).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on a port has an address with one.
  const { port } = server.address() as AddressInfo;
  const emulator = await startEmulator({
    seed: 1,
    webhookUrl: `http://127.0.0.1:${port}`,
    messagesPerSecond: 100_000,
  });
  const { settings, url } = emulator;
  const account = {
    ...accountAt(url),
    externalId: settings.phoneNumberId,
    businessAccountId: settings.businessAccountId,
    accessToken: settings.accessToken,
  };
  return {
    emulator,
    channel,
    account,
    events,
    async [Symbol.asyncDispose]() {
      await emulator.close();
      await channel[Symbol.asyncDispose]();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

test("a message, an answer's statuses and a tap come back as events", async () => {
  await using all = await county();
  const ann = all.emulator.people.add({ name: "Änne" });
  all.emulator.people.write(ann, "Grüße 🌻");
  await all.emulator.settled();

  const buttons = {
    type: "buttons",
    body: "Wollen Sie?",
    buttons: [{ id: "yes", title: "Ja" }],
  } as const;
  const sent = await all.channel.send(
    all.account,
    { phone: ann.phone },
    { message: buttons, providerMedia: new Map() },
    "d:7",
  );
  await all.emulator.settled();
  all.emulator.people.tap(ann, "yes");
  await all.emulator.settled();

  if (sent.kind !== "accepted") throw new Error("The emulator refused the buttons.");
  expect(all.events).toMatchObject([
    {
      kind: "message",
      accountExternalId: all.account.externalId,
      sender: { phone: ann.phone, bsuid: ann.userId, displayName: "Änne" },
      body: { kind: "text", text: "Grüße 🌻" },
    },
    {
      kind: "status",
      state: "sent",
      deliveryRef: "d:7",
      providerMessageId: sent.providerMessageId,
      recipient: { phone: ann.phone, bsuid: ann.userId },
    },
    { kind: "status", state: "delivered", deliveryRef: "d:7" },
    {
      kind: "message",
      replyTo: sent.providerMessageId,
      body: { kind: "tap", id: "yes", title: "Ja" },
    },
  ]);
});

test("somebody without a number is a user id and a name", async () => {
  await using all = await county();
  const bob = all.emulator.people.add({ name: "Bob", hidesPhone: true });

  all.emulator.people.write(bob, "START");
  await all.emulator.settled();

  expect(all.events).toMatchObject([
    { kind: "message", sender: { bsuid: bob.userId, displayName: "Bob" } },
  ]);
  expect(all.events[0]).not.toHaveProperty("sender.phone");
});

test("a number that fails afterwards comes as a failed status with our words", async () => {
  await using all = await county();
  const eve = all.emulator.people.withPhone("4915550131026");
  all.emulator.people.write(eve, "Hallo");
  await all.channel.send(
    all.account,
    { phone: eve.phone },
    { message: { type: "text", body: "Guten Tag" }, providerMedia: new Map() },
    "d:8",
  );
  await all.emulator.settled();

  expect(all.events).toContainEqual(
    expect.objectContaining({
      kind: "status",
      state: "failed",
      deliveryRef: "d:8",
      failure: expect.objectContaining({ code: 131026, class: "permanent" }),
    }),
  );
});

test("a Flow is sent, filled in and read", async () => {
  await using all = await county();
  const ann = all.emulator.people.add({ name: "Ann" });
  all.emulator.people.write(ann, "START");
  const flowId = await publishFlow(all.account);
  const message = {
    type: "flow",
    body: "Ihre Themen",
    cta: "Themen wählen",
    flowId,
    token: "t:1",
    screen: "TOPICS",
    data: { preset: ["news"] },
  } as const;

  const sent = await all.channel.send(
    all.account,
    { phone: ann.phone },
    { message, providerMedia: new Map() },
    "d:9",
  );
  all.emulator.people.tap(ann, flowId, { topics: ["news", "culture"] });
  await all.emulator.settled();

  expect(sent.kind).toBe("accepted");
  expect(all.events).toContainEqual(
    expect.objectContaining({
      kind: "message",
      body: { kind: "flow", answer: expect.objectContaining({ topics: ["news", "culture"] }) },
    }),
  );
});

async function publishFlow({
  apiUrl,
  businessAccountId,
  accessToken,
}: {
  apiUrl: string;
  businessAccountId: string;
  accessToken: string;
}): Promise<string> {
  const topics = {
    type: "CheckboxGroup",
    name: "topics",
    label: "Themen",
    required: true,
    "init-value": "${data.preset}",
    "data-source": [
      { id: "news", title: "Neues" },
      { id: "culture", title: "Kultur" },
    ],
  };
  const footer = {
    type: "Footer",
    label: "Speichern",
    "on-click-action": { name: "complete", payload: { topics: "${form.topics}" } },
  };
  const screen = {
    id: "TOPICS",
    title: "Ihre Themen",
    terminal: true,
    success: true,
    data: { preset: { type: "array", items: { type: "string" }, __example__: ["news"] } },
    layout: { type: "SingleColumnLayout", children: [topics, footer] },
  };
  const answer = await fetch(`${apiUrl}/v25.0/${businessAccountId}/flows`, {
    method: "POST",
    headers: { authorization: `Bearer ${accessToken}`, "content-type": "application/json" },
    body: JSON.stringify({
      name: "themen",
      categories: ["SIGN_UP"],
      publish: true,
      flow_json: JSON.stringify({ version: "7.3", screens: [screen] }),
    }),
  });
  const made: { id: string; validation_errors: unknown[] } = JSON.parse(await answer.text());
  expect(made.validation_errors).toEqual([]);
  return made.id;
}
