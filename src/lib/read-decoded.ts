/** Reads a body that may be compressed, and no further than allowed: a bomb of a few bytes unfolds to gigabytes. */
import { PassThrough, pipeline, type Duplex, type Readable } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";

const decoders: Readonly<Record<string, () => Duplex>> = {
  gzip: createGunzip,
  "x-gzip": createGunzip,
  br: createBrotliDecompress,
  deflate: createInflate,
  identity: () => new PassThrough(),
};

/** Null where it is larger than `maxBytes`, packed or unpacked. Throws where it cannot be unpacked. */
export async function readDecoded(
  body: Readable,
  contentEncoding: string | null,
  maxBytes: number,
): Promise<Uint8Array | null> {
  const decoder = decoders[contentEncoding?.trim().toLowerCase() ?? "identity"];
  if (decoder === undefined) throw new Error("The body is packed in a way that was not asked for");
  let packed = 0;
  body.on("data", (chunk: Buffer) => {
    packed += chunk.byteLength;
    if (packed > maxBytes) body.destroy(new TooLarge());
  });
  const decoded = pipeline(body, decoder(), () => undefined);
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of decoded as AsyncIterable<Buffer>) {
      size += chunk.byteLength;
      if (size > maxBytes) return null;
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof TooLarge) return null;
    throw error;
  } finally {
    body.destroy();
  }
  return new Uint8Array(Buffer.concat(chunks));
}

class TooLarge extends Error {}
