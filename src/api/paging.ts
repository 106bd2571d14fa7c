import type { Context } from "hono";

/** Names the page after this one in the header `Link` (RFC 8288) where there may be one. Pages go by id. */
export function nextPage(
  c: Context,
  rows: readonly { readonly id: number }[],
  limit: number,
): void {
  const last = rows.at(-1);
  if (last === undefined || rows.length < limit) return;
  const url = new URL(c.req.url);
  url.searchParams.set("after", String(last.id));
  c.header("Link", `<${url.pathname}${url.search}>; rel="next"`);
}
