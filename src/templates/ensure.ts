import sharp from "sharp";
import type { CallResult, Channel, ChannelAccount } from "../channels/channels.ts";
import { transact, type Db } from "../db/db.ts";
import { carriers, examples, type Carrier } from "./carriers.ts";
import { listTemplates, storeTemplate } from "./stored.ts";

/** Creates the carriers that WhatsApp does not have yet. Safe to repeat; sync first. Returns the names created. */
export async function ensureCarriers(
  db: Db,
  channel: Channel,
  account: ChannelAccount,
  now: Date,
): Promise<CallResult<readonly string[]>> {
  const present = await listTemplates(db, account.id);
  const missing = carriers.filter(
    ({ name, language }) => !present.some((one) => one.name === name && one.language === language),
  );
  const created: string[] = [];
  for (const carrier of missing) {
    const result = await create(channel, account, carrier);
    if (result.kind !== "done") return result;
    await transact(db, async (tx) => await storeTemplate(tx, account.id, result.value, now));
    created.push(carrier.name);
  }
  return { kind: "done", value: created };
}

async function create(channel: Channel, account: ChannelAccount, carrier: Carrier) {
  const header = await headerOf(channel, account, carrier);
  if (header.kind !== "done") return header;
  const { name, language, category } = carrier;
  const components = [...header.value, ...wordsOf(carrier)];
  const answer = await channel.createTemplate(account, { name, language, category, components });
  if (answer.kind !== "done") return answer;
  return { kind: "done", value: { name, language, components, ...answer.value } } as const;
}

/** The review wants to see a picture where one will stand. */
async function headerOf(
  channel: Channel,
  account: ChannelAccount,
  { withPicture }: Carrier,
): Promise<CallResult<readonly unknown[]>> {
  if (!withPicture) return { kind: "done", value: [] };
  const uploaded = await channel.uploadSample(account, {
    bytes: await samplePicture(),
    mimeType: "image/jpeg",
    fileName: "beispiel.jpg",
  });
  if (uploaded.kind !== "done") return uploaded;
  return {
    kind: "done",
    value: [{ type: "HEADER", format: "IMAGE", example: { header_handle: [uploaded.value] } }],
  };
}

function wordsOf({ body, footer, quickReplies }: Carrier): readonly unknown[] {
  const values = Object.entries(examples).map(([name, example]) => ({
    param_name: name,
    example,
  }));
  return [
    { type: "BODY", text: body, example: { body_text_named_params: values } },
    { type: "FOOTER", text: footer },
    ...(quickReplies.length === 0
      ? []
      : [
          { type: "BUTTONS", buttons: quickReplies.map((text) => ({ type: "QUICK_REPLY", text })) },
        ]),
  ];
}

async function samplePicture(): Promise<Uint8Array> {
  const picture = sharp({
    create: { width: 800, height: 418, channels: 3, background: "#2f5d8a" },
  });
  return new Uint8Array(await picture.jpeg().toBuffer());
}
