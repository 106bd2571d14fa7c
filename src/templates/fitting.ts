import { sql } from "kysely";
import type { MediaId, Message } from "../channels/channels.ts";
import type { Db } from "../db/db.ts";
import { carriers, roomForTeaser, type Carrier } from "./carriers.ts";
import { oneLine } from "./one-line.ts";

export type FittingCarrier =
  | {
      readonly kind: "found";
      readonly name: string;
      readonly language: string;
      /** Puts in a teaser (made one line where it is not) and the page's address; `picture` for carriers with one. */
      build(teaser: string, link: string, picture?: MediaId): Message;
    }
  /** A German sentence that says what to do. */
  | { readonly kind: "none"; readonly reason: string };

/** The approved carrier with or without a picture, with these buttons and no others, or why there is none. */
export async function fittingCarrier(
  db: Db,
  accountId: number,
  {
    withPicture,
    quickReplies = [],
    language = "de",
  }: {
    readonly withPicture: boolean;
    readonly quickReplies?: readonly string[];
    readonly language?: string;
  },
): Promise<FittingCarrier> {
  const wanted = carriers.filter(
    (carrier) =>
      carrier.withPicture === withPicture &&
      carrier.language === language &&
      carrier.quickReplies.join() === quickReplies.join(),
  );
  const { rows } = await sql<{ name: string; language: string; status: string }>`
    select name, language, status
    from templates
    where account_id = ${accountId}
      and name = any(${wanted.map(({ name }) => name)}::text[])`.execute(db);
  const statusOf = ({ name, language }: Carrier) =>
    rows.find((row) => row.name === name && row.language === language)?.status;
  const approved = wanted.find((carrier) => statusOf(carrier) === "APPROVED");
  if (approved !== undefined) return found(approved);
  const statuses = wanted.map(statusOf).filter((status) => status !== undefined);
  return { kind: "none", reason: reasonFor(statuses[0]) };
}

function found(carrier: Carrier): FittingCarrier {
  const { name, language, withPicture } = carrier;
  return {
    kind: "found",
    name,
    language,
    build: (teaser, link, picture) => ({
      type: "template",
      name,
      language,
      ...(withPicture && picture !== undefined ? { headerImage: picture } : {}),
      body: [
        { name: "anreisser", text: oneLine(teaser, roomForTeaser(carrier, link)) },
        { name: "seite", text: link },
      ],
    }),
  };
}

function reasonFor(status: string | undefined): string {
  switch (status) {
    case undefined:
      return "Die Vorlage ist bei WhatsApp noch nicht angelegt. Bitte unter „Einstellungen, Nummer“ die Vorlagen anlegen.";
    case "PENDING":
    case "IN_APPEAL":
      return "WhatsApp prüft die Vorlage noch. Das dauert meist wenige Minuten, höchstens einen Tag.";
    case "REJECTED":
      return "WhatsApp hat die Vorlage abgelehnt. Den Grund finden Sie unter „Einstellungen, Nummer“.";
    case "PAUSED":
      return "WhatsApp hat die Vorlage wegen schlechter Rückmeldungen für einige Stunden angehalten.";
    default:
      return "Die Vorlage ist bei WhatsApp gesperrt oder gelöscht. Bitte unter „Einstellungen, Nummer“ die Vorlagen ansehen.";
  }
}
