/** What a VEVENT says of its event beside the dates. Pure. */
import type { EventDetails, EventStatus, Picture, Place } from "../../event.ts";
import { accessibilityOf, audienceOf, placeInLine, saysFree, statusInTitle } from "../said.ts";
import { isHtml, oneLine, oneLineOrNull, plainText } from "../text.ts";
import { webUrl } from "../urls.ts";
import type { Property } from "./lines.ts";
import { stampOf, unescapeText, type TimeContext } from "./values.ts";

const mostCategories = 50;

/** The first property of a name, by that name. */
export type Properties = ReadonlyMap<string, Property>;

export function detailsOf(
  all: readonly Property[],
  first: Properties,
  baseUrl: string,
  context: TimeContext,
): EventDetails {
  const text = (name: string) => unescapeText(first.get(name)?.value ?? "");
  const description = descriptionOf(first, baseUrl);
  const categories = all
    .filter(({ name }) => name === "CATEGORIES")
    .flatMap(({ value }) =>
      value.split(/(?<!\\),/, mostCategories).map((one) => oneLine(unescapeText(one))),
    )
    .filter((category) => category !== "")
    .slice(0, mostCategories);
  const cost = oneLineOrNull(text("X-COST"));
  return {
    title: oneLine(text("SUMMARY")),
    subtitle: null,
    description,
    // Of a meeting that is nowhere but at an address, that is the link.
    url: webUrl(text("URL"), baseUrl) ?? webUrl(text("LOCATION")),
    place: placeOf(text("LOCATION"), text("GEO")),
    organiser: organiserOf(first.get("ORGANIZER"), text("CONTACT")),
    price: { text: cost, free: text("X-COST-TYPE") === "free" ? true : saysFree(description) },
    ticketUrl: webUrl(text("X-TICKETS-URL"), baseUrl),
    image: imageOf(all, baseUrl),
    categories,
    audience: audienceOf(categories),
    accessibility: accessibilityOf(categories),
    language: first.get("SUMMARY")?.params["LANGUAGE"] ?? null,
    modifiedAt: modifiedAt(first.get("LAST-MODIFIED"), context),
  };
}

export function statusOf(first: Properties, title: string): EventStatus {
  const status = first.get("STATUS")?.value.trim().toUpperCase() ?? "";
  if (/^CANCELL?ED$/.test(status)) return "cancelled";
  return statusInTitle(title) ?? "scheduled";
}

/** The HTML beside the plain text has the links that the plain one lost; where it says less, it is not taken. */
function descriptionOf(first: Properties, baseUrl: string): string {
  const plain = plainText(unescapeText(first.get("DESCRIPTION")?.value ?? ""), baseUrl);
  const other = first.get("X-ALT-DESC") ?? first.get("STYLED-DESCRIPTION");
  const html = unescapeText(other?.value ?? "").replaceAll(String.raw`\n`, " ");
  if (!isHtml(html)) return plain;
  const rich = plainText(html, baseUrl);
  return rich.length >= plain.length * 0.9 ? rich : plain;
}

function placeOf(location: string, geo: string): Place | null {
  const place = placeInLine(oneLine(location));
  const [latitude = 0, longitude = 0] = geo.split(/[;,]/).map(Number);
  const isSomewhere =
    Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && (latitude !== 0 || longitude !== 0);
  if (!isSomewhere) return place;
  const nameless = { name: null, street: null, postalCode: null, city: null, online: false };
  return { ...(place ?? nameless), latitude, longitude };
}

/** The name, never the address: that is the calendar program's, not the public's. */
function organiserOf(organizer: Property | undefined, contact: string): string | null {
  const name = oneLineOrNull(organizer?.params["CN"]);
  if (name !== null) return name.includes("@") ? null : name;
  const [person = ""] = contact.split(/[;,]/);
  return person.includes("@") ? null : oneLineOrNull(person);
}

function imageOf(all: readonly Property[], baseUrl: string): Picture | null {
  for (const { name, params, value } of all) {
    const isImage =
      name === "IMAGE" ||
      (name === "ATTACH" &&
        (/^image\//i.test(params["FMTTYPE"] ?? "") ||
          /\.(?:jpe?g|png|webp|gif)(?:\?|$)/i.test(value)));
    const written = name === "X-WP-IMAGES-URL" ? largestOf(value) : isImage ? value : "";
    const url = webUrl(unescapeText(written), baseUrl);
    if (url !== null) return { url, alt: null, credit: null, licence: null };
  }
  return null;
}

/** WordPress: "thumbnail;URL;150;150,…,full;URL;1024;768". */
function largestOf(value: string): string {
  return /https?:[^;,]+/.exec(unescapeText(value).split(",").at(-1) ?? "")?.[0] ?? "";
}

/** DTSTAMP is not asked: many programs write the time of the export, or 1970. */
function modifiedAt(property: Property | undefined, context: TimeContext): Date | null {
  const stamp = property === undefined ? null : stampOf(property.value, property.params, context);
  return stamp?.kind === "time" && stamp.zone === "UTC" ? new Date(stamp.wall) : null;
}
