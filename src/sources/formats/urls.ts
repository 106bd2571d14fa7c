/** Addresses as sources write them. Pure. */

/** An absolute http address, or null: what hangs on `base`, what lacks its "https://", nothing that a browser would run. */
export function webUrl(written: string | null | undefined, base = ""): string | null {
  const text = (written ?? "").trim().replaceAll(/&amp;/g, "&");
  if (text === "" || /\s/.test(text)) return null;
  const address = /^www\.[^/]+\.[a-z]{2,}/i.test(text) ? `https://${text}` : text;
  const url = URL.parse(address, base === "" ? undefined : base);
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : null;
}
