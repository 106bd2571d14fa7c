/** For tests only: the guarded site with the pages of broadcasts, one number and two topics. */
import { sql } from "kysely";
import { saveAccount } from "../channels/channels.ts";
import { transact } from "../db/db.ts";
import { openSite } from "../staff/testing-site.ts";
import { broadcastPages } from "./pages.tsx";

/** A site with one number and two topics; Ann administers, Bob edits, Cat answers. */
export async function openDesk() {
  const site = await openSite();
  const woken: string[] = [];
  const context = {
    ...site.context,
    countdownSeconds: 60,
    wakeSender: () => void woken.push("sender"),
    wakeBroadcasts: () => void woken.push("broadcasts"),
  };
  site.app.route("/", broadcastPages(context));
  const kultur = await transact(site.db, async (tx) => {
    await saveAccount(tx, context.secret, {
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
    });
    const { rows } = await sql<{ id: number }>`
      insert into topics (key, title, position)
      values ('aktuelles', 'Aktuelle Informationen', 1), ('kultur', 'Kultur!Büro.', 2)
      returning id`.execute(tx);
    return String(rows[1]?.id);
  });
  const bob = site.browser();
  await bob.logIn("Bob");
  return { ...site, bob, kultur, woken };
}

export const form = (kultur: string, more: Record<string, string> = {}) => ({
  id: "11111111-1111-4111-8111-111111111111",
  version: "0",
  titel: "Lesung",
  teaser: "Am Freitag liest Eva Muster im Kulturhaus.",
  text: "Um 19:30 Uhr.",
  thema: kultur,
  wann: "jetzt",
  tun: "speichern",
  ...more,
});
export const own = "/team/aussendungen/11111111-1111-4111-8111-111111111111";
export const writing = "/team/aussendungen/neu";
