/**
 * GET /team/posteingang/dateien/:messageId: what a citizen sent, or staff attached, for staff who may answer.
 * What a stranger's phone made is never shown as it is: pictures are drawn anew, everything else is a download, and the
 * browser neither guesses types nor runs anything (nosniff, sandbox).
 */
import { fileTypeFromBuffer } from "file-type";
import { Hono, type Context } from "hono";
import { sql } from "kysely";
import sharp from "sharp";
import { readMedia } from "../channels/channels.ts";
import type { Db } from "../db/db.ts";
import { requireStaff, type StaffEnv } from "../staff/staff.ts";
import { paths } from "../web/paths.ts";
import type { InboxContext } from "./context.ts";
import { tidyName } from "./reply-file.ts";

const playable = /^(?:audio|video)\/[\w.+-]+$/;
/** A small file that unfolds into a huge picture is refused before it fills the memory. */
const mostPixels = 50_000_000;

export function mediaRoute(context: InboxContext): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  app.get(
    `${paths.inbox}/dateien/:messageId{[0-9]{1,15}}`,
    requireStaff(context, "answer"),
    async (c) => {
      const mediaId = await mediaOf(context.db, Number(c.req.param("messageId")));
      const file =
        mediaId === null ? null : await readMedia(context.db, context.mediaFolder, mediaId);
      if (file === null) return await c.notFound();
      c.header("Content-Security-Policy", "default-src 'none'; sandbox");
      c.header("X-Content-Type-Options", "nosniff");
      c.header("Cross-Origin-Resource-Policy", "same-origin");
      c.header("Cache-Control", "private, no-store");
      const bytes = new Uint8Array(file.bytes);
      return c.req.query("ansicht") === "bild"
        ? await sendPicture(c, bytes)
        : await sendDownload(c, bytes, file.fileName);
    },
  );
  return app;
}

/** The file of a message; null for deleted ones and ones without a file. */
async function mediaOf(db: Db, messageId: number): Promise<number | null> {
  const { rows } = await sql<{ media_id: number | null }>`
    select media_id
    from messages
    where id = ${messageId}
      and deleted_at is null`.execute(db);
  return rows[0]?.media_id ?? null;
}

async function sendPicture(c: Context, bytes: Uint8Array): Promise<Response> {
  try {
    const drawn = await sharp(bytes, { limitInputPixels: mostPixels })
      .rotate()
      .resize({ width: 1024, height: 1024, fit: "inside", withoutEnlargement: true })
      .webp({ quality: 80 })
      .toBuffer();
    return c.body(new Uint8Array(drawn), 200, {
      "Content-Type": "image/webp",
      "Content-Disposition": "inline",
    });
  } catch {
    // Not a picture, or a broken one: the page shows the alternative text and the download beside it.
    return await c.notFound();
  }
}

async function sendDownload(
  c: Context,
  bytes: Uint8Array<ArrayBuffer>,
  fileName: string | undefined,
): Promise<Response> {
  const found = await fileTypeFromBuffer(bytes);
  // The player needs a type; for all else the browser shall know nothing.
  const type =
    found !== undefined && playable.test(found.mime) ? found.mime : "application/octet-stream";
  const name = tidyName(fileName ?? "") || `datei.${found?.ext ?? "bin"}`;
  const ascii = name.replace(/[^\w. -]/g, "_");
  const encoded = encodeURIComponent(name).replace(/['()*]/g, "_");
  return c.body(bytes, 200, {
    "Content-Type": type,
    "Content-Length": String(bytes.length),
    "Content-Disposition": `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`,
  });
}
