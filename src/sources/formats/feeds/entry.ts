/** An entry of a feed, whichever of the three kinds, as an item. Pure. */
import { createHash } from "node:crypto";
import type { Item, Picture } from "../../event.ts";
import { oneLine, oneLineOrNull, plainText } from "../text.ts";
import { webUrl } from "../urls.ts";
import { momentIn } from "./moment.ts";

/** What RSS, Atom and JSON Feed call by different names. */
export type Entry = {
  readonly id: string | undefined;
  readonly title: string | undefined;
  readonly url: string | undefined;
  readonly summary: string | undefined;
  readonly content: string | undefined;
  readonly published: string | undefined;
  readonly updated: string | undefined;
  readonly picture:
    | {
        readonly url: string | undefined;
        readonly alt?: string | undefined;
        readonly credit?: string | undefined;
      }
    | undefined;
  readonly categories: readonly (string | undefined)[];
};

/** Null where nothing says what it is about. */
export function itemOf(entry: Entry, baseUrl: string, zone: string): Item | null {
  const url = webUrl(entry.url, baseUrl) ?? webUrl(entry.id);
  const linksHangOn = url ?? baseUrl;
  const summary = plainText(entry.summary ?? "", linksHangOn);
  const content = plainText(entry.content ?? "", linksHangOn);
  const text = content === "" ? summary : content;
  const title = oneLine(entry.title ?? "") || firstWords(text, 80);
  if (title === "") return null;
  return {
    id: idOf(entry, url, title),
    title,
    teaser: firstWords(summary === "" ? content : summary, 300),
    text,
    url,
    publishedAt: momentIn(entry.published ?? entry.updated, zone),
    updatedAt: momentIn(entry.updated, zone),
    image: pictureOf(entry, linksHangOn),
  };
}

function idOf({ id, published }: Entry, url: string | null, title: string): string {
  const said = (id ?? "").trim();
  if (said !== "") return said;
  if (url !== null) return url;
  return createHash("sha256")
    .update(`${title}\n${published ?? ""}`)
    .digest("base64url")
    .slice(0, 22);
}

/** Up to the last sentence that fits, or the last word. */
function firstWords(text: string, most: number): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  if (line.length <= most) return line;
  const cut = line.slice(0, most);
  const sentence = /^.*[.!?](?= |$)/.exec(cut)?.[0] ?? "";
  if (sentence.length > most / 3) return sentence;
  return `${cut.replace(/\s+\S*$/, "")} …`;
}

/** The one beside the text, else the first inside of it. */
function pictureOf({ picture, content, summary }: Entry, baseUrl: string): Picture | null {
  const url = webUrl(picture?.url, baseUrl);
  if (url !== null)
    return {
      url,
      alt: oneLineOrNull(picture?.alt),
      credit: oneLineOrNull(picture?.credit),
      licence: null,
    };
  const [image = ""] = /<img\b[^<>]*>/i.exec(`${content ?? ""} ${summary ?? ""}`) ?? [];
  const attribute = (name: string) =>
    new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, "i").exec(image);
  const [, double, single] = attribute("src") ?? [];
  const inside = webUrl(double ?? single, baseUrl);
  if (inside === null) return null;
  const [, doubleAlt, singleAlt] = attribute("alt") ?? [];
  return { url: inside, alt: oneLineOrNull(doubleAlt ?? singleAlt), credit: null, licence: null };
}
