/** What citizens act on: when, where, and whether it takes place. Its hash, what was said of it, what changed. Pure. */
import { createHash } from "node:crypto";
import { wallOf } from "../lib/zone.ts";
import type { EventStatus, Place, When } from "./event.ts";

/** Start or end of an occurrence as the database keeps it: the day where the organisation is, and a moment unless it is a day. */
export type Moment = {
  readonly on: string;
  readonly at: Date | null;
  readonly zone: string | null;
  readonly local: string | null;
};

export function momentOf(when: When, zone: string): Moment {
  return when.kind === "day"
    ? { on: when.date, at: null, zone: null, local: null }
    : {
        on: new Date(wallOf(when.at.getTime(), zone)).toISOString().slice(0, 10),
        at: when.at,
        zone: when.zone,
        local: when.local,
      };
}

export function whenOf({ on, at, zone, local }: Moment): When {
  return at === null || zone === null || local === null
    ? { kind: "day", date: on }
    : { kind: "time", at, zone, local };
}

/** Kept with whatever is sent, so that the old can be shown beside the new. */
export type Said = {
  readonly title: string;
  readonly startsOn: string;
  readonly startsAt: string | null;
  readonly endsOn: string | null;
  readonly endsAt: string | null;
  readonly place: string;
  readonly status: EventStatus;
};

type Facts = {
  readonly title: string;
  readonly start: Moment;
  readonly end: Moment | null;
  readonly place: Place | null;
  readonly status: EventStatus;
};

export function saidOf({ title, start, end, place, status }: Facts): Said {
  return {
    title,
    startsOn: start.on,
    startsAt: start.at?.toISOString() ?? null,
    endsOn: end?.on ?? null,
    endsAt: end?.at?.toISOString() ?? null,
    place: placeLine(place),
    status,
  };
}

/** "Kulturhaus Lÿz, St.-Johann-Straße 18, 57074 Siegen"; empty where nothing is known. */
export function placeLine(place: Place | null): string {
  if (place === null) return "";
  const town = [place.postalCode, place.city].filter((part) => part !== null).join(" ");
  const parts = [place.name, place.street, town].filter((part) => part !== null && part !== "");
  return parts.filter((part, index) => parts.indexOf(part) === index).join(", ");
}

/** Equal as long as time, place and status are. The wording is not part of it: a mended typing error is no news. */
export function contentHash(said: Said): string {
  const { startsOn, startsAt, endsOn, endsAt, place, status } = said;
  return createHash("sha256")
    .update(JSON.stringify([startsOn, startsAt, endsOn, endsAt, letters(place), status]))
    .digest("base64url")
    .slice(0, 22);
}

export type Change = "cancelled" | "vanished" | "time" | "place" | "status";

/** What is no longer as it was said. An end that nobody knew before is no change; null stands for "gone from its source". */
export function changesOf(said: Said, now: Said | null): Change[] {
  // What was told to be off and is gone is as it was told.
  if (now === null) return said.status === "cancelled" ? [] : ["vanished"];
  if (now.status === "cancelled") return said.status === "cancelled" ? [] : ["cancelled"];
  const changes: Change[] = [];
  if (now.startsOn !== said.startsOn || now.startsAt !== said.startsAt || endChanged(said, now))
    changes.push("time");
  if (letters(now.place) !== letters(said.place)) changes.push("place");
  if (now.status !== said.status) changes.push("status");
  return changes;
}

function endChanged(said: Said, now: Said): boolean {
  if (said.endsOn === null || now.endsOn === null) return false;
  const bothTimed = said.endsAt !== null && now.endsAt !== null;
  return bothTimed ? said.endsAt !== now.endsAt : said.endsOn !== now.endsOn;
}

/** Letters and digits alone, so that spaces, quotes and capitals do not part what is the same. */
export function letters(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replace(/[^\p{L}\p{N}]/gu, "");
}
