/** For tests only: the webhook route and its loop over a real database, signed bodies as Meta sends them. */
import { createHmac } from "node:crypto";
import { sql } from "kysely";
import { saveAccount } from "../channels/channels.ts";
import { whatsapp } from "../channels/whatsapp/whatsapp.ts";
import { transact } from "../db/db.ts";
import { openSite } from "../staff/testing-site.ts";
import { intakeLoop, intakeRoutes } from "./intake.ts";
import { intakePages } from "./pages.tsx";

export const appSecret = "app-secret";

/** A county with the number "1065" and one topic, "Kultur!Büro."; Ann administers (see the staff folder). */
export async function openIntake() {
  const site = await openSite();
  const channel = whatsapp();
  const context = { ...site.context, channelOf: () => channel, wakeSender: () => undefined };
  const loop = intakeLoop(context);
  site.app.route("/", intakeRoutes({ ...context, intake: loop }));
  site.app.route("/", intakePages({ ...context, wakeIntake: () => undefined }));
  const accountId = await transact(site.db, async (tx) => {
    await sql`insert into topics (key, title) values ('kultur', 'Kultur!Büro.')`.execute(tx);
    return await saveAccount(tx, context.secret, {
      channel: "whatsapp",
      externalId: "1065",
      businessAccountId: "2",
      displayNumber: "+49 271 333 0",
      apiUrl: "http://127.0.0.1:9",
      apiVersion: "v25.0",
      accessToken: "token",
      appSecrets: [appSecret, "the secret before"],
      verifyToken: "word",
      messagesPerSecond: 80,
      dailyRecipientLimit: null,
      flowId: null,
    });
  });
  return {
    ...site,
    accountId,
    /** Until nothing is left to take in. */
    async takeIn() {
      while (await loop.once());
    },
    post: async (body: string | Uint8Array, headers: Record<string, string> = {}) =>
      await site.app.request("/webhooks/whatsapp", {
        method: "POST",
        body: typeof body === "string" ? body : new Uint8Array(body),
        headers,
      }),
    async postSigned(body: string, secret = appSecret) {
      return await site.app.request("/webhooks/whatsapp", {
        method: "POST",
        body,
        headers: { "x-hub-signature-256": signatureOf(body, secret) },
      });
    },
    async count(table: "webhook_bodies" | "messages" | "set_aside_events" | "subscribers") {
      const { rows } = await sql<{ count: number }>`
        select count(*) as count
        from ${sql.table(table)}`.execute(site.db);
      return rows[0]?.count ?? 0;
    },
    async [Symbol.asyncDispose]() {
      await channel[Symbol.asyncDispose]();
      await site[Symbol.asyncDispose]();
    },
  };
}

export function signatureOf(body: string, secret: string): string {
  return `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;
}

type Text = { readonly from?: string; readonly id?: string; readonly text: string };

/** A body with these messages, one entry each. */
export function bodyWith(...messages: readonly Text[]): string {
  const entry = messages.map(({ from = "491701234567", id = "wamid.1", text }) => ({
    id: "2",
    changes: [
      {
        field: "messages",
        value: {
          messaging_product: "whatsapp",
          metadata: { display_phone_number: "492713330", phone_number_id: "1065" },
          contacts: [{ wa_id: from, profile: { name: "Dan" } }],
          messages: [{ from, id, timestamp: "1795510800", type: "text", text: { body: text } }],
        },
      },
    ],
  }));
  return JSON.stringify({ object: "whatsapp_business_account", entry });
}
