/** A picture or document that staff attach to an answer: checked, pictures made small and free of hidden data. */
import { fileTypeFromBuffer } from "file-type";
import { preparePicture, type FileContent } from "../channels/channels.ts";

type PreparedFile =
  | { readonly kind: "image" | "document"; readonly file: FileContent & { fileName: string } }
  | { readonly kind: "refused"; readonly why: "not-supported" | "broken" };

/** What WhatsApp takes as a document and people can open. Office files are zip archives inside, so the name decides. */
const documents: Readonly<Record<string, string>> = {
  pdf: "application/pdf",
  txt: "text/plain",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
};
const pictures = new Set(["image/jpeg", "image/png", "image/webp", "image/gif", "image/avif"]);

/** Shown in the form, so that the file dialogue offers only what is possible. */
export const acceptedFiles = `image/jpeg,image/png,image/webp,.${Object.keys(documents).join(",.")}`;

/** Decides by the content, not by what the browser says; a picture loses place and camera (EXIF) on the way. */
export async function prepareFile(bytes: Uint8Array, fileName: string): Promise<PreparedFile> {
  const found = await fileTypeFromBuffer(bytes);
  if (found !== undefined && pictures.has(found.mime)) return await draw(bytes, fileName);
  const extension = /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? "";
  const mimeType = Object.hasOwn(documents, extension) ? documents[extension] : undefined;
  const fits = extension === "txt" ? found === undefined : found?.mime === mimeType;
  if (mimeType === undefined || !fits) return { kind: "refused", why: "not-supported" };
  return { kind: "document", file: { bytes, mimeType, fileName: tidyName(fileName) } };
}

async function draw(bytes: Uint8Array, fileName: string): Promise<PreparedFile> {
  const drawn = await preparePicture(bytes, tidyName(fileName));
  return drawn.kind === "refused"
    ? { kind: "refused", why: "broken" }
    : { kind: "image", file: { ...drawn.file, fileName: drawn.file.fileName ?? "bild" } };
}

/** No path, no control characters, no end that is cut off in the middle of the extension. */
export function tidyName(fileName: string): string {
  const name = fileName
    .replace(/^.*[\\/]/, "")
    .replace(/[\p{Cc}"<>|:*?]/gu, "")
    .trim()
    .toWellFormed();
  return name.length <= 100 ? name : `${name.slice(0, 90)}${name.slice(-10)}`.toWellFormed();
}
