/** Cuts a kept picture: the part becomes a file of its own, and the whole one stays to be cut otherwise. */
import { mayBePublished } from "../picture.ts";
import { cutOut, readMedia, storeMedia } from "../../channels/channels.ts";
import type { Db } from "../../db/db.ts";
import type { FormValues } from "../../web/forms.tsx";
import { isCropShape, pixelsOf, type CropArea, type CropShape } from "./crop.ts";

export type Crop = { readonly area: CropArea; readonly shape: CropShape };

export function readCrop(form: Pick<FormValues, "text">): Crop {
  const number = (name: string, usual: number) => {
    const typed = form.text(name).replace(",", ".");
    return typed === "" ? usual : Number(typed);
  };
  const shape = form.text("schnittForm");
  return {
    area: {
      left: number("schnittLinks", 0),
      top: number("schnittOben", 0),
      width: number("schnittBreite", 100),
      height: number("schnittHoehe", 100),
    },
    shape: isCropShape(shape) ? shape : "frei",
  };
}

/** The id of the part; the whole one's where there is nothing to cut off or the picture is gone. */
export async function cropPicture(
  db: Db,
  mediaFolder: string,
  mediaId: number,
  { area, shape }: Crop,
  now: Date,
): Promise<number> {
  // What a citizen sent is nobody's to cut.
  if (!(await mayBePublished(db, mediaId))) return mediaId;
  const whole = await readMedia(db, mediaFolder, mediaId);
  if (whole === null || whole.width === null || whole.height === null) return mediaId;
  const pixels = pixelsOf(area, shape, { width: whole.width, height: whole.height });
  if (pixels === null) return mediaId;
  const cut = await cutOut({ ...whole, fileName: whole.fileName ?? "bild" }, pixels);
  return cut.kind === "refused" ? mediaId : (await storeMedia(db, mediaFolder, cut.file, now)).id;
}
