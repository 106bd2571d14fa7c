import type { World } from "../world.ts";
import { refuse, type GraphContext } from "./context.ts";
import { noSuchObject } from "./errors.ts";

const allowed = ["application/pdf", "image/jpeg", "image/jpg", "image/png", "video/mp4"];

/** `POST /{app}/uploads`: the first step for the sample file of a template header (reference 5.7). */
export function openUpload(c: GraphContext, world: World): Response {
  const [length, mimeType] = [Number(c.req.query("file_length")), c.req.query("file_type") ?? ""];
  if (!Number.isInteger(length) || length < 1)
    return refuse(c, world, {
      code: 100,
      message: "(#100) The parameter file_length is required.",
    });
  if (!allowed.includes(mimeType))
    return refuse(c, world, {
      code: 100,
      message: `(#100) Param file_type must be one of {${allowed.join(", ")}}`,
    });
  const id = `upload:${Buffer.from(world.random.numericId()).toString("base64url")}`;
  world.uploads.set(id, { id, length, mimeType, chunks: [] });
  return c.json({ id: `${id}?sig=emulator` });
}

/** `POST /upload:…`: bytes from `file_offset` on; the handle when all are there. */
export async function continueUpload(c: GraphContext, world: World, id: string): Promise<Response> {
  const upload = world.uploads.get(id);
  if (upload === undefined) return refuse(c, world, noSuchObject("POST", id));
  const here = received(upload.chunks);
  if (Number(c.req.header("file_offset") ?? "0") !== here)
    return refuse(c, world, { code: 100, message: `(#100) file_offset must be ${here}` });
  upload.chunks.push(Buffer.from(await c.req.arrayBuffer()));
  if (received(upload.chunks) < upload.length)
    return c.json({ id, file_offset: received(upload.chunks) });
  return c.json({
    h: `4::${Buffer.from(upload.mimeType).toString("base64")}:ARaEmulator${id.slice(7)}`,
  });
}

export function uploadState(c: GraphContext, world: World, id: string): Response {
  const upload = world.uploads.get(id);
  return upload === undefined
    ? refuse(c, world, noSuchObject("GET", id))
    : c.json({ id, file_offset: received(upload.chunks) });
}

function received(chunks: readonly Buffer[]): number {
  return chunks.reduce((sum, chunk) => sum + chunk.length, 0);
}
