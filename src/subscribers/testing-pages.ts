/** For tests only: the staff site with the pages of subscribers, the county's number, topics and people. */
import { sql } from "kysely";
import { transact } from "../db/db.ts";
import { openSite, type Browser } from "../staff/testing-site.ts";
import { subscriberPages, type SubscriberContext } from "./pages.tsx";
import { subscribe } from "./subscriptions.ts";
import { meet, plantAccount, plantTopics } from "./testing-subscribers.ts";

export type SubscriberSite = Awaited<ReturnType<typeof openSubscriberSite>>;

/** Ann administers, Bob edits, Cat answers (see the staff folder); three topics, nobody subscribed. */
export async function openSubscriberSite(
  more: Pick<SubscriberContext, "personActions" | "readiness"> = {},
  publicUrl?: string,
) {
  const site = await openSite(publicUrl);
  site.app.route("/", subscriberPages({ ...site.context, ...more }));
  const accountId = await plantAccount(site.db);
  const topics = await plantTopics(site.db);
  return {
    ...site,
    accountId,
    topics,
    async as(name: string): Promise<Browser> {
      const browser = site.browser();
      await browser.logIn(name);
      return browser;
    },
    /** Somebody wrote and chose these topics. */
    async subscribes(
      ids: { readonly phone?: string; readonly bsuid?: string; readonly displayName?: string },
      topicIds: readonly number[],
    ): Promise<number> {
      const at = site.clock.now();
      const { subscriberId } = await meet(site.db, accountId, ids, at);
      if (topicIds.length > 0)
        await transact(site.db, (tx) =>
          subscribe(tx, {
            subscriberId,
            topicIds,
            source: "whatsapp",
            wording: "Wählen Sie aus der Liste.",
            at,
            now: at,
            providerMessageId: `wamid.${subscriberId}`,
            said: "alle",
          }),
        );
      return subscriberId;
    },
    /** "number shown subscriber:1", without the log-ins. */
    async audited(): Promise<string[]> {
      const { rows } = await sql<{ line: string }>`
        select action || coalesce(' ' || subject, '') as line
        from audit_log
        where action <> 'logged in'
        order by id`.execute(site.db);
      return rows.map(({ line }) => line);
    },
  };
}
