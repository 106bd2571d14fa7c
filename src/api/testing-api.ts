/** For tests only: the API over a real database, with a number, two topics and two tokens. */
import { sql } from "kysely";
import { saveAccount } from "../channels/channels.ts";
import { transact } from "../db/db.ts";
import { openSite } from "../staff/testing-site.ts";
import { addToken } from "../staff/staff.ts";
import { apiRoutes } from "./api.ts";

/** `drafts` may not approve broadcasts, `token` may. */
export async function openApi() {
  const site = await openSite();
  const context = { ...site.context, wakeSender: () => undefined, wakeBroadcasts: () => undefined };
  site.app.route("/", apiRoutes(context));
  const { accountId, token, drafts } = await transact(site.db, async (tx) => {
    await sql`
      insert into topics (key, title, position)
      values ('aktuelles', 'Aktuelle Informationen', 1), ('kultur', 'Kultur!Büro.', 2)`.execute(tx);
    return {
      accountId: await saveAccount(tx, context.secret, {
        channel: "whatsapp",
        externalId: "1065",
        businessAccountId: "2",
        displayNumber: "+49 271 333 0",
        apiUrl: "http://127.0.0.1:9",
        apiVersion: "v25.0",
        accessToken: "token",
        appSecrets: ["secret"],
        verifyToken: "word",
        messagesPerSecond: 80,
        dailyRecipientLimit: null,
        flowId: null,
      }),
      token: await addToken(tx, "website", true, site.clock.now()),
      drafts: await addToken(tx, "drafts", false, site.clock.now()),
    };
  });
  const call = async (method: string, path: string, body?: unknown, bearer: string = token) =>
    await site.app.request(`/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${bearer}`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined
        ? {}
        : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
  return { ...site, context, accountId, token, drafts, call };
}
