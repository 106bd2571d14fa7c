import sharp, { type OutputInfo } from "sharp";
import type { FileContent } from "./channels.ts";

export type PreparedPicture =
  | {
      readonly kind: "prepared";
      readonly file: FileContent;
      readonly width: number;
      readonly height: number;
    }
  /** A German sentence that says what to do. */
  | { readonly kind: "refused"; readonly reason: string };

/** WhatsApp takes JPEG and PNG of 8 bits up to 5 MB. */
const largestBytes = 5 * 1024 * 1024;
const longestSide = 2048;
/** A small file can unfold to a huge picture. */
const mostPixels = 100_000_000;
const qualities = [85, 75, 60, 40];

/**
 * A picture as channels take it: drawn anew, so that place, camera and whatever else hides in the file stays behind;
 * upright; at most 2,048 pixels long. PNG stays PNG where it fits, all else becomes JPEG on white.
 */
export async function preparePicture(
  bytes: Uint8Array,
  fileName = "bild",
): Promise<PreparedPicture> {
  try {
    const { format } = await sharp(bytes, { limitInputPixels: mostPixels }).metadata();
    const name = fileName.replace(/\.[a-z0-9]{1,5}$/i, "") || "bild";
    const png =
      format === "png"
        ? await drawn(bytes).png({ compressionLevel: 9 }).toBuffer({ resolveWithObject: true })
        : undefined;
    if (png !== undefined && png.data.length <= largestBytes)
      return prepared(png, "image/png", `${name}.png`);
    for (const quality of qualities) {
      const jpeg = await drawn(bytes)
        .flatten({ background: "#ffffff" })
        .jpeg({ quality, mozjpeg: false })
        .toBuffer({ resolveWithObject: true });
      if (jpeg.data.length <= largestBytes) return prepared(jpeg, "image/jpeg", `${name}.jpg`);
    }
    return {
      kind: "refused",
      reason: "Das Bild ist auch verkleinert größer als 5 MB. Bitte ein kleineres nehmen.",
    };
  } catch {
    // Whatever sharp says of it, the answer to the writer is the same.
    return {
      kind: "refused",
      reason: "Das ist kein Bild, das sich lesen lässt. Bitte JPEG, PNG oder WebP nehmen.",
    };
  }
}

/** A part of a prepared picture, in pixels, again as channels take it. */
export async function cutOut(
  file: FileContent,
  area: {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  },
): Promise<PreparedPicture> {
  const part = await sharp(file.bytes, { limitInputPixels: mostPixels }).extract(area).toBuffer();
  return await preparePicture(part, file.fileName);
}

/** sRGB brings 16 bits and CMYK down to what phones show; writing keeps no metadata unless asked to. */
function drawn(bytes: Uint8Array) {
  return sharp(bytes, { limitInputPixels: mostPixels })
    .rotate()
    .resize({ width: longestSide, height: longestSide, fit: "inside", withoutEnlargement: true })
    .toColourspace("srgb");
}

function prepared(
  { data, info }: { data: Buffer; info: OutputInfo },
  mimeType: string,
  fileName: string,
): PreparedPicture {
  return {
    kind: "prepared",
    file: { bytes: new Uint8Array(data), mimeType, fileName },
    width: info.width,
    height: info.height,
  };
}
