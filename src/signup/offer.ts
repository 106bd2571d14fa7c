/** What is offered right now: topics, number, test phase, and what was last sent. */
import { sql } from "kysely";
import type { Db } from "../db/db.ts";
import { readSummarySetting } from "../broadcasts/broadcasts.ts";
import { listTopics, readPilot, type Topic } from "../subscribers/subscribers.ts";
import { readOrganisation, type Organisation } from "../web/organisation.ts";
import type { LastPost, SignupContext } from "./context.ts";

export type Offer = {
  readonly organisation: Organisation;
  readonly topics: readonly Topic[];
  /** As people read it; null while no WhatsApp number is set up. */
  readonly number: string | null;
  /** Only invited people can subscribe. */
  readonly testPhase: boolean;
  readonly posts: ReadonlyMap<string, LastPost>;
  /** So many messages a day are promised at most; null promises nothing. */
  readonly mostADay: number | null;
};

export async function readOffer(context: Pick<SignupContext, "db" | "lastPosts">): Promise<Offer> {
  const { db } = context;
  const [organisation, topics, number, pilot, { mostADay }, posts] = await Promise.all([
    readOrganisation(db),
    listTopics(db),
    readNumber(db),
    readPilot(db),
    readSummarySetting(db),
    context.lastPosts?.(db) ?? new Map<string, LastPost>(),
  ]);
  return { organisation, topics, number, testPhase: pilot.on, posts, mostADay };
}

/** The oldest WhatsApp number. Asked without the account's secrets: a public page has no use for them. */
export async function readNumber(db: Db): Promise<string | null> {
  const { rows } = await sql<{ number: string }>`
    select display_number as number
    from channel_accounts
    where channel = 'whatsapp'
      and display_number ~ '[0-9]'
    order by id
    limit 1`.execute(db);
  return rows[0]?.number ?? null;
}
