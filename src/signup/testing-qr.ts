/** What a camera sees in a QR code, for tests. */
import sharp from "sharp";
import { encode } from "uqr";

/** The modules of a picture as lines of 0 and 1, quiet zone included. */
export async function seen(svg: string): Promise<string[]> {
  const size = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
  const pixels = await sharp(Buffer.from(svg))
    .resize(size, size, { kernel: "nearest" })
    .greyscale()
    .raw()
    .toBuffer();
  return Array.from({ length: size }, (_, y) =>
    Array.from({ length: size }, (_, x) => ((pixels[y * size + x] ?? 0) < 128 ? "1" : "0")).join(
      "",
    ),
  );
}

/** The modules that say this. */
export function modulesOf(text: string): string[] {
  const { data } = encode(text, { ecc: "M", border: 4 });
  return data.map((row) => row.map((dark) => (dark ? "1" : "0")).join(""));
}
