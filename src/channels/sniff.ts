import { fileTypeFromBuffer } from "file-type";
import sharp from "sharp";
import type { FileContent } from "./channels.ts";

type FoundType = {
  readonly mimeType: string;
  /** Lower case, without a dot. */
  readonly extension: string;
  readonly width: number | null;
  readonly height: number | null;
};

/** What the bytes show. What the sender says counts only where bytes show nothing: plain text, and the old Office form. */
export async function sniff({ bytes, mimeType }: FileContent): Promise<FoundType> {
  const found = await fileTypeFromBuffer(bytes);
  const claimed = (mimeType.split(";")[0] ?? "").trim().toLowerCase();
  if (found === undefined) return { ...(isText(claimed, bytes) ? plainText : anything), ...noSize };
  if (found.mime === "application/x-cfb")
    return { ...(oldOffice.get(claimed) ?? anything), ...noSize };
  const size = found.mime.startsWith("image/") ? await sizeOf(bytes) : noSize;
  return {
    mimeType: found.mime,
    extension: found.ext.replace(/[^a-z0-9]/g, "").slice(0, 10) || "bin",
    ...size,
  };
}

const noSize = { width: null, height: null };
const anything = { mimeType: "application/octet-stream", extension: "bin" };
const plainText = { mimeType: "text/plain", extension: "txt" };
const oldOffice: ReadonlyMap<string, typeof anything> = new Map([
  ["application/msword", { mimeType: "application/msword", extension: "doc" }],
  ["application/vnd.ms-excel", { mimeType: "application/vnd.ms-excel", extension: "xls" }],
  [
    "application/vnd.ms-powerpoint",
    { mimeType: "application/vnd.ms-powerpoint", extension: "ppt" },
  ],
]);

/** Only where it is claimed to be text and reads as such: markup stays text and is never run. */
function isText(claimed: string, bytes: Uint8Array): boolean {
  if (!claimed.startsWith("text/") || bytes.includes(0)) return false;
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    // Bytes that are no UTF-8 are no text to us.
    return false;
  }
}

/** Width and height as they are shown, after the camera's turn. */
async function sizeOf(bytes: Uint8Array): Promise<{ width: number | null; height: number | null }> {
  try {
    const { autoOrient } = await sharp(bytes).metadata();
    return { width: autoOrient.width ?? null, height: autoOrient.height ?? null };
  } catch {
    // A damaged picture is kept like any file; it has no size.
    return noSize;
  }
}
