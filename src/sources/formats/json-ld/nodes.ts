/**
 * JSON-LD without its machinery: what a name means is found by its end ("name", "schema:name", "https://schema.org/name"),
 * and values may be texts, objects, lists or language maps. Every function takes anything and never throws. Pure.
 */
import { asElements, asText, isRecord, type JsonRecord } from "../../../lib/json-values.ts";

/** All the objects of a document; a reference to one of them is followed by its `@id`. */
export type Graph = {
  readonly nodes: readonly JsonRecord[];
  readonly byId: ReadonlyMap<string, JsonRecord>;
};

export function graphOf(document: unknown): Graph {
  const nodes: JsonRecord[] = [];
  const byId = new Map<string, JsonRecord>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    if (!isRecord(value)) return;
    nodes.push(value);
    const id = asText(value["@id"]);
    // The richest of several objects with one id is the thing itself, the others point to it.
    if (id !== undefined && sizeOf(value) > sizeOf(byId.get(id))) byId.set(id, value);
    // What an event belongs to is named, not told.
    for (const [key, inner] of Object.entries(value))
      if (!/^@context$|superEvent$/.test(key)) visit(inner);
  };
  visit(document);
  return { nodes, byId };
}

function sizeOf(node: JsonRecord | undefined): number {
  return node === undefined ? 0 : Object.keys(node).length;
}

/** The values of a property, references followed, lists opened. */
export function valuesOf(node: JsonRecord, name: string, { byId }: Graph): readonly unknown[] {
  const written = [
    name,
    `schema:${name}`,
    `http://schema.org/${name}`,
    `https://schema.org/${name}`,
  ];
  return written
    .flatMap((key) => asElements(node[key]))
    .flatMap((value) =>
      isRecord(value) ? asElements(value["@list"] ?? value["@set"] ?? value) : [value],
    )
    .map((value) => {
      const id =
        isRecord(value) && Object.keys(value).length === 1 ? asText(value["@id"]) : undefined;
      return id === undefined ? value : (byId.get(id) ?? value);
    });
}

export function objectsOf(node: JsonRecord, name: string, graph: Graph): readonly JsonRecord[] {
  return valuesOf(node, name, graph).filter(isRecord);
}

/** "MusicEvent" of "schema:MusicEvent" and of "https://schema.org/MusicEvent". */
export function localName(written: string): string {
  return /[^/#:]*$/.exec(written.trim())?.[0] ?? "";
}

export function typesOf(node: JsonRecord): readonly string[] {
  return asElements(node["@type"])
    .flatMap((type) => asText(type) ?? [])
    .map(localName);
}

export type Said = { readonly text: string; readonly language: string | null };

/** The texts of a property in every language it is given in. */
export function saidOf(node: JsonRecord, name: string, graph: Graph): readonly Said[] {
  return valuesOf(node, name, graph)
    .flatMap(saidIn)
    .filter(({ text }) => text.trim() !== "");
}

function saidIn(value: unknown): readonly Said[] {
  const text = asText(value) ?? (typeof value === "boolean" ? String(value) : undefined);
  if (text !== undefined) return [{ text, language: null }];
  if (!isRecord(value)) return [];
  if ("@value" in value)
    return saidIn(value["@value"]).map(({ text }) => ({
      text,
      language: asText(value["@language"]) ?? null,
    }));
  return Object.entries(value).flatMap(([language, inner]) =>
    /^(?:[a-z]{2}(?:-[A-Za-z]{2,4})?|@none)$/.test(language)
      ? asElements(inner)
          .flatMap(saidIn)
          .map(({ text }) => ({ text, language: language.startsWith("@") ? null : language }))
      : [],
  );
}

/** In German where there is German, else without a language, else the first. */
export function preferred(said: readonly Said[]): Said | undefined {
  return (
    said.find(({ language }) => language?.toLowerCase().startsWith("de")) ??
    said.find(({ language }) => language === null) ??
    said[0]
  );
}

export function textOf(node: JsonRecord, name: string, graph: Graph): string | null {
  return preferred(saidOf(node, name, graph))?.text.trim() ?? null;
}

/** The first of several properties that says something. */
export function firstTextOf(
  node: JsonRecord,
  names: readonly string[],
  graph: Graph,
): string | null {
  for (const name of names) {
    const text = textOf(node, name, graph);
    if (text !== null) return text;
  }
  return null;
}

/** What a thing is called, or says as a plain text: an organiser, a keyword, a licence. */
export function namesOf(node: JsonRecord, name: string, graph: Graph): readonly string[] {
  const things = objectsOf(node, name, graph).flatMap((thing) => {
    const text = firstTextOf(thing, ["name", "legalName"], graph);
    return text === null ? [] : [text];
  });
  const texts = preferredAll(saidOf(node, name, graph));
  return [...texts, ...things];
}

/** All texts of the language that counts. */
function preferredAll(said: readonly Said[]): readonly string[] {
  const chosen = preferred(said)?.language;
  return said.filter(({ language }) => language === chosen).map(({ text }) => text.trim());
}
