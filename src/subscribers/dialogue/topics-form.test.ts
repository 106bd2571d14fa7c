import { expect, it } from "vitest";
import { startEmulator } from "../../../emulator/emulator.ts";
import { accountAt } from "../../channels/whatsapp/test-support/odd-server.ts";
import { whatsapp } from "../../channels/whatsapp/whatsapp.ts";
import { transact } from "../../db/db.ts";
import { createTopic, listTopics } from "../topics.ts";
import { openTalk } from "../testing-talk.ts";
import { topicsForm } from "./topics-form.ts";

it("the form can be published, and the message that opens it is taken", async () => {
  await using talk = await openTalk();
  await using emulator = await startEmulator({ seed: 1 });
  await using channel = whatsapp();
  const { settings, url } = emulator;
  const account = {
    ...accountAt(url),
    externalId: settings.phoneNumberId,
    businessAccountId: settings.businessAccountId,
    accessToken: settings.accessToken,
  };
  await transact(talk.db, (tx) =>
    createTopic(tx, {
      title: "Bauen & Wohnen",
      titleEn: "Building",
      description: "",
      descriptionEn: null,
      promisedFrequency: "",
      promisedFrequencyEn: null,
    }),
  );
  const published = await fetch(`${url}/v25.0/${account.businessAccountId}/flows`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${account.accessToken}`,
      "content-type": "application/json",
    },
    body: JSON.stringify({
      name: "themen",
      categories: ["SIGN_UP"],
      publish: true,
      flow_json: JSON.stringify(topicsForm(await listTopics(talk.db), "de")),
    }),
  });
  const flow: { id: string; validation_errors: unknown[] } = JSON.parse(await published.text());
  const ann = emulator.people.add({ name: "Ann" });
  emulator.people.write(ann, "START");

  talk.flowId = flow.id;
  const { messages } = await talk.writes("START");
  const sent = [];
  for (const message of messages)
    sent.push(
      await channel.send(
        account,
        { phone: ann.phone },
        { message, providerMedia: new Map() },
        "d:1",
      ),
    );

  expect(flow.validation_errors).toEqual([]);
  expect(sent).toMatchObject([{ kind: "accepted" }]);
});
