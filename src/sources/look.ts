/** Looks at an address that somebody typed: what is it, and what stands in it? Nothing is kept. */
import { readOrganisation } from "../web/organisation.ts";
import type { SourcesContext } from "./context.ts";
import type { Digested } from "./digested.ts";
import { fetchSource, type Trouble } from "./fetch-source.ts";
import { guessFormat, type FormatName } from "./formats/formats.ts";
import { userAgent } from "./user-agent.ts";
import { windowAt } from "./window.ts";

export type Look =
  | {
      readonly kind: "seen";
      readonly format: FormatName;
      readonly reading: Extract<Digested, { kind: "read" }>;
      readonly url: string;
    }
  | { readonly kind: "trouble"; readonly trouble: Trouble; readonly detail: string | null }
  /** Nothing that any of our readers knows. */
  | { readonly kind: "unknown" };

export async function lookAt(context: SourcesContext, url: string): Promise<Look> {
  const { db, clock, publicUrl } = context;
  const organisation = await readOrganisation(db);
  const options = { ...context, userAgent: userAgent(publicUrl, organisation) };
  const fetched = await fetchSource({ url }, options, clock.now());
  if (fetched.kind === "unchanged") return { kind: "unknown" };
  if (fetched.kind === "failed")
    return { kind: "trouble", trouble: fetched.trouble, detail: fetched.detail };
  const format = guessFormat(fetched.bytes, fetched.contentType);
  if (format === null) return { kind: "unknown" };
  const reading = await context.reader.read(format, fetched.bytes, {
    ...windowAt(clock.now()),
    zone: organisation.timeZone,
    url: fetched.url,
    contentType: fetched.contentType,
  });
  return reading.kind === "refused"
    ? { kind: "trouble", trouble: "refused", detail: reading.reason }
    : { kind: "seen", format, reading, url: fetched.url };
}

/** What people paste: "webcal://" is a calendar's https, and a missing scheme is one as well. */
export function typedAddress(text: string): string {
  const trimmed = text.trim().replace(/^webcals?:\/\//i, "https://");
  return trimmed === "" || /^[a-z][a-z0-9+.-]*:/i.test(trimmed) ? trimmed : `https://${trimmed}`;
}
