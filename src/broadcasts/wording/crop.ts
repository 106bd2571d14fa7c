/** Which part of a picture is cut out. Pure. */

/** In per cent of the picture. */
export type CropArea = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

/** "1:1" fills a square preview, "1,91:1" the wide one that messengers show above a link. */
export const cropShapes = { frei: null, quadrat: 1, breit: 1.91 } as const;
export type CropShape = keyof typeof cropShapes;

export function isCropShape(given: string): given is CropShape {
  return Object.hasOwn(cropShapes, given);
}

export type PixelArea = CropArea;

/** Smaller is no picture any more. */
const smallestSide = 50;

/**
 * The area in pixels, inside the picture whatever was typed. A shape takes the largest part of it that fits around the
 * middle of the area. Null where nothing would be cut off, or too little be left.
 */
export function pixelsOf(
  { left, top, width, height }: CropArea,
  shape: CropShape,
  picture: { readonly width: number; readonly height: number },
): PixelArea | null {
  const x = (within(left, 0, 100) / 100) * picture.width;
  const y = (within(top, 0, 100) / 100) * picture.height;
  const wide = Math.min((within(width, 0, 100) / 100) * picture.width, picture.width - x);
  const high = Math.min((within(height, 0, 100) / 100) * picture.height, picture.height - y);
  const ratio = cropShapes[shape];
  const fits = ratio === null ? { w: wide, h: high } : fitted(wide, high, ratio);
  const area = {
    left: Math.round(x + (wide - fits.w) / 2),
    top: Math.round(y + (high - fits.h) / 2),
    width: Math.floor(fits.w),
    height: Math.floor(fits.h),
  };
  if (area.width < smallestSide || area.height < smallestSide) return null;
  return area.width === picture.width && area.height === picture.height ? null : area;
}

function fitted(wide: number, high: number, ratio: number): { w: number; h: number } {
  return wide / high > ratio ? { w: high * ratio, h: high } : { w: wide, h: wide / ratio };
}

function within(value: number, least: number, most: number): number {
  return Number.isFinite(value) ? Math.min(Math.max(value, least), most) : least;
}
