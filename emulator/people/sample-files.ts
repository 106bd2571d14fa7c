import type { PhoneMedia } from "./person.ts";
import type { SentFile } from "./write.ts";

const pixel =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/** Small files for those who want any picture or any voice message. They are what they say only as far as their first bytes. */
export const sampleFiles: Readonly<Record<PhoneMedia["kind"], SentFile>> = {
  image: { kind: "image", mimeType: "image/png", bytes: Buffer.from(pixel, "base64") },
  document: {
    kind: "document",
    mimeType: "application/pdf",
    bytes: Buffer.from(
      "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
    ),
    fileName: "Antrag.pdf",
  },
  audio: { kind: "audio", mimeType: "audio/ogg; codecs=opus", bytes: oggOpusHead() },
  video: {
    kind: "video",
    mimeType: "video/mp4",
    bytes: Buffer.from("000000186674797069736f6d0000020069736f6d69736f32", "hex"),
  },
  sticker: {
    kind: "sticker",
    mimeType: "image/webp",
    bytes: Buffer.from("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA", "base64"),
  },
};

/** The first page of an Ogg stream that announces Opus; there is no sound in it. */
function oggOpusHead(): Buffer {
  const head = Buffer.concat([
    Buffer.from("OpusHead"),
    Buffer.from([1, 1, 0x38, 1, 0x80, 0xbb, 0, 0, 0, 0, 0]),
  ]);
  const page = Buffer.alloc(28);
  page.write("OggS", 0);
  page[5] = 2;
  page[26] = 1;
  page[27] = head.length;
  return Buffer.concat([page, head]);
}
