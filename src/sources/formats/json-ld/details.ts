/** What a schema.org/Event says beside its dates. Pure. */
import { asNumber, isRecord, type JsonRecord } from "../../../lib/json-values.ts";
import type { EventDetails, EventStatus, Picture, Place } from "../../event.ts";
import { accessibilityOf, audienceOf, placeInLine, saysFree, statusInTitle } from "../said.ts";
import { oneLine, oneLineOrNull, plainText } from "../text.ts";
import { webUrl } from "../urls.ts";
import {
  firstTextOf,
  localName,
  namesOf,
  objectsOf,
  preferred,
  saidOf,
  textOf,
  typesOf,
  valuesOf,
  type Graph,
} from "./nodes.ts";

export function detailsOf(event: JsonRecord, graph: Graph, baseUrl: string): EventDetails {
  const title = preferred(
    ["name", "headline", "rdfs:label"].flatMap((name) => saidOf(event, name, graph)),
  );
  const description = descriptionOf(event, graph, baseUrl);
  const keywords = namesOf(event, "keywords", graph).flatMap((text) => text.split(/[,;]/, 50));
  const categories = [
    ...new Set(keywords.map(oneLine).filter((word) => word !== "" && !/^\S+:\S+$/.test(word))),
  ];
  const terms = [
    ...categories,
    ...typesOf(event),
    ...namesOf(event, "audience", graph),
    ...namesOf(event, "accessibilityFeature", graph),
  ];
  return {
    title: oneLine(title?.text ?? ""),
    subtitle: oneLineOrNull(textOf(event, "alternativeHeadline", graph)),
    description,
    url: firstUrl(event, ["url", "mainEntityOfPage"], graph, baseUrl),
    place: placeOf(event, graph),
    organiser: oneLineOrNull(namesOf(event, "organizer", graph)[0]),
    ...priceOf(event, graph, baseUrl, description),
    image: imageOf(event, graph, baseUrl),
    categories,
    audience: audienceOf(terms),
    accessibility: accessibilityOf(terms),
    language: title?.language ?? languageOf(event, graph),
    modifiedAt: dateOf(textOf(event, "dateModified", graph)),
  };
}

export function statusOf(event: JsonRecord, graph: Graph, title: string): EventStatus {
  const status = localName(urlTextOf(event, "eventStatus", graph));
  if (status === "EventCancelled") return "cancelled";
  if (status === "EventPostponed") return "postponed";
  if (status === "EventMovedOnline") return "moved-online";
  const offers = objectsOf(event, "offers", graph).map((offer) =>
    localName(urlTextOf(offer, "availability", graph)),
  );
  if (offers.length > 0 && offers.every((offer) => offer === "SoldOut")) return "sold-out";
  return statusInTitle(title) ?? "scheduled";
}

/** A text, or an address that came as a reference. */
function urlTextOf(node: JsonRecord, name: string, graph: Graph): string {
  const [value] = valuesOf(node, name, graph);
  const id = isRecord(value) ? value["@id"] : undefined;
  return textOf(node, name, graph) ?? (typeof id === "string" ? id : "");
}

/** As a text, or inside of a text object, plain or as HTML; the fullest of them. */
function descriptionOf(event: JsonRecord, graph: Graph, baseUrl: string): string {
  const inObjects = objectsOf(event, "description", graph).flatMap((object) =>
    ["tourism:html", "text", "value"].map((name) => textOf(object, name, graph) ?? ""),
  );
  const said = [textOf(event, "description", graph) ?? "", ...inObjects].map((text) =>
    plainText(text, baseUrl),
  );
  return said.reduce((fullest, text) => (text.length > fullest.length ? text : fullest), "");
}

function firstUrl(
  node: JsonRecord,
  names: readonly string[],
  graph: Graph,
  baseUrl: string,
): string | null {
  for (const name of names) {
    const url = webUrl(urlTextOf(node, name, graph), baseUrl);
    if (url !== null) return url;
  }
  return null;
}

function placeOf(event: JsonRecord, graph: Graph): Place | null {
  const isOnline =
    localName(urlTextOf(event, "eventAttendanceMode", graph)) === "OnlineEventAttendanceMode";
  const [line] = saidOf(event, "location", graph);
  const places = objectsOf(event, "location", graph);
  const place = places.find((one) => !typesOf(one).includes("VirtualLocation"));
  const virtual = isOnline || (place === undefined && places.length > 0);
  const name = place === undefined ? null : firstTextOf(place, ["name"], graph);
  const [address] = place === undefined ? [] : objectsOf(place, "address", graph);
  const addressLine = place === undefined ? line?.text : textOf(place, "address", graph);
  const written = placeInLine(oneLine(addressLine ?? ""));
  const field = (key: string) =>
    address === undefined ? null : oneLineOrNull(textOf(address, key, graph));
  const found: Place = {
    name: oneLineOrNull(name) ?? written?.name ?? null,
    street: field("streetAddress") ?? written?.street ?? null,
    postalCode: field("postalCode") ?? written?.postalCode ?? null,
    city: field("addressLocality") ?? written?.city ?? null,
    online: virtual || written?.online === true,
    ...coordinatesOf(place, graph),
  };
  const saysSomething = Object.values(found).some((value) => value !== null && value !== false);
  return saysSomething ? found : null;
}

function coordinatesOf(
  place: JsonRecord | undefined,
  graph: Graph,
): Pick<Place, "latitude" | "longitude"> {
  const [geo] = place === undefined ? [] : objectsOf(place, "geo", graph);
  const number = (key: string) =>
    geo === undefined ? undefined : asNumber(textOf(geo, key, graph));
  const [latitude = null, longitude = null] = [number("latitude"), number("longitude")];
  return latitude === null || longitude === null
    ? { latitude: null, longitude: null }
    : { latitude, longitude };
}

function priceOf(
  event: JsonRecord,
  graph: Graph,
  baseUrl: string,
  description: string,
): Pick<EventDetails, "price" | "ticketUrl"> {
  const offers = objectsOf(event, "offers", graph);
  const prices = offers.flatMap((offer) => {
    const amounts = ["price", "lowPrice", "highPrice"].flatMap(
      (name) => asNumber(textOf(offer, name, graph)) ?? [],
    );
    return amounts.length === 0
      ? []
      : [{ amounts, currency: textOf(offer, "priceCurrency", graph) ?? "EUR" }];
  });
  const amounts = prices.flatMap((price) => price.amounts);
  const said = textOf(event, "isAccessibleForFree", graph)?.toLowerCase();
  const byAmount =
    amounts.length > 0 ? amounts.every((amount) => amount === 0) : saysFree(description);
  const free = said === undefined ? byAmount : localName(said) === "true";
  const text = amounts.some((amount) => amount > 0)
    ? amountText(amounts, prices[0]?.currency ?? "EUR")
    : null;
  const ticketUrl = offers
    .map((offer) => firstUrl(offer, ["url"], graph, baseUrl))
    .find((url) => url !== null);
  return { price: { text, free }, ticketUrl: ticketUrl ?? null };
}

function amountText(amounts: readonly number[], currency: string): string {
  const [least, most] = [Math.min(...amounts), Math.max(...amounts)];
  const text = (amount: number) => amount.toFixed(2).replace(".", ",");
  const range = least === most ? text(least) : `${text(least)} bis ${text(most)}`;
  return `${range} ${currency.toUpperCase() === "EUR" ? "€" : currency}`;
}

function imageOf(event: JsonRecord, graph: Graph, baseUrl: string): Picture | null {
  for (const value of ["image", "photo"].flatMap((name) => valuesOf(event, name, graph))) {
    const url =
      typeof value === "string"
        ? webUrl(value, baseUrl)
        : isRecord(value)
          ? pictureUrl(value, graph, baseUrl)
          : null;
    if (url === null) continue;
    const node = isRecord(value) ? value : {};
    const licence = urlTextOf(node, "license", graph);
    return {
      url,
      alt: oneLineOrNull(firstTextOf(node, ["caption", "description"], graph)),
      credit: oneLineOrNull(
        ["creditText", "author", "copyrightHolder", "creator"].flatMap((name) =>
          namesOf(node, name, graph),
        )[0],
      ),
      licence: oneLineOrNull(licence),
    };
  }
  return null;
}

/** Not the address of a description of the picture that is not in this document. */
function pictureUrl(node: JsonRecord, graph: Graph, baseUrl: string): string | null {
  const own = firstUrl(node, ["contentUrl", "url"], graph, baseUrl);
  const id =
    typeof node["@id"] === "string" && /\.(?:jpe?g|png|webp|gif)$/i.test(node["@id"])
      ? node["@id"]
      : null;
  const value = typeof node["@value"] === "string" ? node["@value"] : null;
  return own ?? webUrl(value ?? id, baseUrl);
}

function languageOf(event: JsonRecord, graph: Graph): string | null {
  const text = localName(urlTextOf(event, "inLanguage", graph));
  const names: Readonly<Record<string, string>> = {
    German: "de",
    Deutsch: "de",
    English: "en",
    Englisch: "en",
  };
  return names[text] ?? (/^[a-z]{2}(?:-[A-Z]{2})?$/.test(text) ? text : null);
}

function dateOf(text: string | null): Date | null {
  const at = Date.parse(text ?? "");
  return Number.isNaN(at) ? null : new Date(at);
}
