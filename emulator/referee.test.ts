import { WhatsAppClient } from "@kapso/whatsapp-cloud-api";
import { normalizeWebhook, verifySignature } from "@kapso/whatsapp-cloud-api/server";
import { expect, test } from "vitest";
import { account, type Account } from "./test-support/account.ts";
import { createTemplates, tip } from "./test-support/templates.ts";

/** A client that others wrote for the real API, pointed at the emulator. */
function clientOf(world: Account): WhatsAppClient {
  const { url, settings } = world.emulator;
  return new WhatsAppClient({
    accessToken: settings.accessToken,
    baseUrl: url,
    graphVersion: "v25.0",
  });
}

test("a foreign client sends text, media and templates, and lists templates", async () => {
  await using world = await account();
  const ann = world.emulator.people.add({ name: "Ann" });
  world.emulator.people.write(ann, "Hallo");
  await createTemplates(world, tip);
  const client = clientOf(world);
  const { phoneNumberId, businessAccountId } = world.emulator.settings;

  const text = await client.messages.sendText({
    phoneNumberId,
    to: `+${ann.phone}`,
    body: "Guten Tag",
  });
  const uploaded = await client.media.upload({
    phoneNumberId,
    type: "image",
    file: new Blob([new Uint8Array([1, 2, 3])], { type: "image/png" }),
    fileName: "bild.png",
  });
  await client.messages.sendImage({
    phoneNumberId,
    to: `+${ann.phone}`,
    image: { id: uploaded.id, caption: "Ein Bild" },
  });
  await client.messages.sendTemplate({
    phoneNumberId,
    to: `+${ann.phone}`,
    template: {
      name: "tipp",
      language: { code: "de" },
      components: [
        {
          type: "body",
          parameters: [
            { type: "text", parameterName: "titel", text: "Hofkonzert" },
            { type: "text", parameterName: "datum", text: "4. Dez." },
          ],
        },
      ],
    },
  });
  const templates = await client.templates.list({ businessAccountId });
  // It would send the token to Meta's hosts only.
  const bytes = await client.media.download({ mediaId: uploaded.id, auth: "always" });
  await world.emulator.settled();

  expect(text.messages[0]?.id).toMatch(/^wamid\./);
  expect(world.emulator.people.messages(ann).map((one) => one.type)).toEqual([
    "text",
    "text",
    "image",
    "template",
  ]);
  expect(templates.data.map((one) => [one.name, one.status])).toEqual([["tipp", "APPROVED"]]);
  expect(bytes).toHaveProperty("byteLength", 3);
});

test("a foreign reader accepts our signature and understands our webhooks", async () => {
  await using world = await account();
  const ann = world.emulator.people.add({ name: "Änne" });
  world.emulator.people.write(ann, "Grüße");
  await world.send({ to: ann.phone, type: "text", text: { body: "Guten Tag" } });
  await world.emulator.settled();

  const { appSecret, phoneNumberId } = world.emulator.settings;
  const verified = world.county.posts.map((post) =>
    verifySignature({
      appSecret,
      rawBody: Buffer.from(post.body),
      signatureHeader: post.signature,
    }),
  );
  const read = world.county.posts.map((post) => normalizeWebhook(JSON.parse(post.body)));

  expect(verified.every(Boolean)).toBe(true);
  expect(read.map((one) => one.phoneNumberId)).toEqual(read.map(() => phoneNumberId));
  expect(
    read.flatMap((one) => one.messages).filter((one) => one.text?.body === "Grüße"),
  ).toHaveLength(1);
  expect(read.flatMap((one) => one.statuses).map((one) => one.status)).toEqual([
    "sent",
    "delivered",
  ]);
});
