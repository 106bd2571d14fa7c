import { Hono } from "hono";
import type { World } from "../world.ts";
import { checkAccess } from "./access.ts";
import { refuse, type GraphContext, type GraphEnv } from "./context.ts";
import {
  downloadUrl,
  findMedia,
  keepMedia,
  kindOf,
  mediaLimits,
  plainType,
  urlIsGood,
  type StoredMedia,
} from "./media-store.ts";

/** `POST /{phone}/media`: multipart with messaging_product and file (reference 7). */
export async function uploadMedia(c: GraphContext, world: World): Promise<Response> {
  let form: FormData;
  try {
    form = await c.req.formData();
  } catch {
    return refuse(c, world, {
      code: 100,
      message: "(#100) The parameter messaging_product is required.",
    });
  }
  if (form.get("messaging_product") !== "whatsapp")
    return refuse(c, world, {
      code: 100,
      message: "(#100) The parameter messaging_product is required.",
    });
  const file = form.get("file");
  if (!(file instanceof File))
    return refuse(c, world, { code: 100, message: "(#100) The parameter file is required." });
  const mimeType = plainType(file.type === "" ? saidType(form) : file.type);
  const kind = kindOf(mimeType);
  if (kind === undefined)
    return refuse(c, world, { code: 131053, details: `Unsupported media type ${mimeType}` });
  const bytes = Buffer.from(await file.arrayBuffer());
  if (bytes.length === 0) return refuse(c, world, { code: 131053, details: "The file is empty" });
  if (bytes.length > mediaLimits[kind].bytes)
    return refuse(c, world, {
      code: 131053,
      details: `The file is larger than ${mediaLimits[kind].bytes} bytes`,
    });
  return c.json({
    id: keepMedia(world, { origin: "county", mimeType, bytes, fileName: file.name }).id,
  });
}

/** The type beside the file, for files that carry none. */
function saidType(form: FormData): string {
  const type = form.get("type");
  return typeof type === "string" ? type : "";
}

/** What `GET /{media-id}` answers. */
export function mediaView(world: World, media: StoredMedia): Readonly<Record<string, unknown>> {
  return {
    messaging_product: "whatsapp",
    url: downloadUrl(world, world.url, media.id),
    mime_type: media.mimeType,
    sha256: media.sha256.toString("hex"),
    file_size: media.bytes.length,
    id: media.id,
  };
}

/** The download itself, outside the Graph API: for five minutes, and with the token only. */
export function attachmentRoutes(world: World): Hono<GraphEnv> {
  const app = new Hono<GraphEnv>();
  app.get("/attachments/", (c) => {
    if (
      checkAccess(c.req.header("authorization"), undefined, world.settings.accessToken) !==
      undefined
    )
      return c.text("Authentication required", 401);
    const [id, until, hash] = [
      c.req.query("mid") ?? "",
      c.req.query("ext") ?? "",
      c.req.query("hash") ?? "",
    ];
    const media = urlIsGood(world, id, until, hash) ? findMedia(world, id) : undefined;
    if (media === undefined) return c.text("URL signature expired", 404);
    return c.body(new Uint8Array(media.bytes), 200, { "content-type": media.mimeType });
  });
  return app;
}
