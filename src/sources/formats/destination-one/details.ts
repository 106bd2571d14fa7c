/** What an item says of its event beside the dates. Pure. */
import {
  asElements,
  asNumber,
  asRecord,
  asText,
  isRecord,
  type JsonRecord,
} from "../../../lib/json-values.ts";
import type { EventDetails, Picture, Place } from "../../event.ts";
import { accessibilityOf, audienceOf, saysFree } from "../said.ts";
import { oneLine, oneLineOrNull, plainText } from "../text.ts";
import { webUrl } from "../urls.ts";

export function detailsOf(item: JsonRecord, baseUrl: string): EventDetails {
  const media = asElements(item["media_objects"]).filter(isRecord);
  const texts = asElements(item["texts"]).filter(isRecord);
  const description = textOf(texts, "details", baseUrl) ?? textOf(texts, "teaser", baseUrl) ?? "";
  const features = linesOf(item["features"]);
  const categories = linesOf(item["categories"]);
  const price = [textOf(texts, "PRICE_INFO", baseUrl), textOf(texts, "PRICE_INFO_EXTRA", baseUrl)]
    .filter((text) => text !== null)
    .join("\n");
  const terms = [...categories, ...features, ...linesOf(item["keywords"])];
  return {
    title: oneLine(asText(item["title"]) ?? ""),
    subtitle: null,
    description,
    url: webUrl(asText(item["web"]), baseUrl),
    place: placeOf(item),
    organiser: oneLineOrNull(asText(addressOf(item, "organizer")["name"])),
    price: {
      text: price === "" ? null : price,
      free: saysFree([price, description, ...terms].join("\n")),
    },
    ticketUrl: mediaUrl(media, ["PRICE_KARTENLINK", "booking"], baseUrl),
    image: imageOf(media, baseUrl),
    categories,
    audience: audienceOf(terms),
    accessibility: accessibilityOf(features),
    language: oneLineOrNull(asText(item["language"])),
    modifiedAt: dateOf(asText(item["changed"])),
  };
}

/** The HTML has the links; where there is only plain text, or text without a type, that is taken. */
function textOf(texts: readonly JsonRecord[], rel: string, baseUrl: string): string | null {
  const fitting = texts.filter((text) => asText(text["rel"])?.toLowerCase() === rel.toLowerCase());
  const html = fitting.filter((text) => asText(text["type"]) === "text/html");
  for (const text of [...html, ...fitting]) {
    const value = plainText(asText(text["value"]) ?? "", baseUrl);
    if (value !== "") return value;
  }
  return null;
}

function linesOf(value: unknown): readonly string[] {
  const lines = asElements(value).flatMap(
    (one) => asText(isRecord(one) ? one["value"] : one) ?? [],
  );
  return [...new Set(lines.map(oneLine).filter((line) => line !== ""))];
}

function addressOf(item: JsonRecord, rel: string): JsonRecord {
  const addresses = asElements(item["addresses"]).filter(isRecord);
  return addresses.find((address) => asText(address["rel"]) === rel) ?? {};
}

function placeOf(item: JsonRecord): Place | null {
  const field = (key: string) => oneLineOrNull(asText(item[key]));
  const main = asRecord(asRecord(item["geo"])["main"]);
  const [latitude, longitude] = [asNumber(main["latitude"]), asNumber(main["longitude"])];
  const isSomewhere = latitude !== undefined && longitude !== undefined && latitude !== 0;
  const place = {
    name: field("name"),
    street: field("street"),
    postalCode: field("zip"),
    city: field("city"),
  };
  if (!isSomewhere && Object.values(place).every((value) => value === null)) return null;
  return {
    ...place,
    online: false,
    latitude: isSomewhere ? latitude : null,
    longitude: isSomewhere ? longitude : null,
  };
}

function mediaUrl(
  media: readonly JsonRecord[],
  rels: readonly string[],
  baseUrl: string,
): string | null {
  for (const rel of rels) {
    const found = media.find((one) => asText(one["rel"]) === rel);
    const url = webUrl(asText(found?.["url"]), baseUrl);
    if (url !== null) return url;
  }
  return null;
}

/** `value` beside a picture is a title, or the name of its file, which describes nothing. */
function imageOf(media: readonly JsonRecord[], baseUrl: string): Picture | null {
  const pictures = media.filter((one) => asText(one["type"])?.startsWith("image/") === true);
  for (const picture of pictures) {
    const url = webUrl(asText(picture["url"]), baseUrl);
    if (url === null) continue;
    const title = oneLineOrNull(asText(picture["value"]));
    return {
      url,
      alt: title === null || /\.\w{3,4}$/.test(title) ? null : title,
      credit: oneLineOrNull(asText(picture["author"]) ?? asText(picture["copyrightText"])),
      licence: oneLineOrNull(asText(picture["license"])),
    };
  }
  return null;
}

function dateOf(text: string | undefined): Date | null {
  const at = Date.parse(text ?? "");
  return Number.isNaN(at) ? null : new Date(at);
}
