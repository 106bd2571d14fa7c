/** What came into a conversation after the writer of a reply had last seen it. */
import { sql } from "kysely";
import type { Tx } from "../db/db.ts";
import { formatClock } from "../web/format.ts";
import { readOrganisation } from "../web/organisation.ts";
import type { ReplyInput } from "./reply.ts";

export type Overtaking =
  /** The same person sent the same text: a second click, not a second answer. */
  | { readonly kind: "same-reply"; readonly messageId: number; readonly deliveryId: number }
  /** `clock` = local time, "10:32". */
  | {
      readonly kind: "colleague" | "yourself" | "citizen";
      readonly name: string;
      readonly clock: string;
    };

export async function findOvertaking(tx: Tx, input: ReplyInput): Promise<Overtaking | null> {
  const { seen } = input;
  if (seen === undefined) return null;
  const { rows } = await sql<NewerMessage>`
    select message.id, message.direction, message.text, message.at, message.staff_id, message.delivery_id,
      staff.name as staff_name, subscriber.display_name
    from messages message
    join conversations conversation on conversation.id = message.conversation_id
    join subscribers subscriber on subscriber.id = conversation.subscriber_id
    left join staff on staff.id = message.staff_id
    where message.conversation_id = ${input.conversationId}
      and message.id > case message.direction when 'in' then ${seen.newestMessageId}::bigint else ${seen.openedAtMessageId}::bigint end
      and not message.automatic
    order by message.id desc`.execute(tx);
  const newest = rows[0];
  if (newest === undefined) return null;
  const again = rows.find(
    (row) =>
      row.direction === "out" &&
      input.staff !== null &&
      row.staff_id === input.staff.id &&
      row.text === input.text &&
      row.delivery_id !== null,
  );
  if (again?.delivery_id != null)
    return { kind: "same-reply", messageId: again.id, deliveryId: again.delivery_id };
  const { timeZone } = await readOrganisation(tx);
  const decisive = rows.find((row) => row.direction === "out") ?? newest;
  return {
    kind:
      decisive.direction === "in"
        ? "citizen"
        : decisive.staff_id === (input.staff?.id ?? null)
          ? "yourself"
          : "colleague",
    name: (decisive.direction === "in" ? decisive.display_name : decisive.staff_name) ?? "",
    clock: formatClock(decisive.at, timeZone),
  };
}

type NewerMessage = {
  id: number;
  direction: "in" | "out";
  text: string;
  at: Date;
  staff_id: number | null;
  delivery_id: number | null;
  staff_name: string | null;
  display_name: string | null;
};
