import type { World } from "../world.ts";
import { refuse, type GraphContext } from "./context.ts";

/** One page of a list with cursors as Graph gives them; a cursor is the place before which the page began. */
export function page<T>(
  c: GraphContext,
  world: World,
  all: readonly T[],
  view: (one: T) => unknown,
): Response {
  const limit = Math.min(Math.max(Number(c.req.query("limit") ?? 25) || 25, 1), 1_000);
  const start = placeOf(c.req.query("after"));
  if (start === undefined) return refuse(c, world, { code: 131059, details: "Invalid cursor" });
  const data = all.slice(start, start + limit).map(view);
  if (data.length === 0) return c.json({ data: [] });
  const after = cursorOf(start + data.length);
  const next = new URL(c.req.url);
  next.searchParams.set("after", after);
  return c.json({
    data,
    paging: {
      cursors: { before: cursorOf(start), after },
      ...(start + limit < all.length ? { next: String(next) } : {}),
    },
  });
}

function cursorOf(place: number): string {
  return Buffer.from(`place:${place}`).toString("base64url");
}

function placeOf(cursor: string | undefined): number | undefined {
  if (cursor === undefined || cursor === "") return 0;
  const match = /^place:(\d+)$/.exec(Buffer.from(cursor, "base64url").toString("utf8"));
  return match === null ? undefined : Number(match[1]);
}
