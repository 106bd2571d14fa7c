/** Cutting a part out of a picture. */
import fc from "fast-check";
import sharp from "sharp";
import { expect, test } from "vitest";
import { cutOut, preparePicture } from "../../channels/channels.ts";
import { pixelsOf } from "./crop.ts";

const all = { left: 0, top: 0, width: 100, height: 100 };
const picture = { width: 1000, height: 500 };

test.each([
  ["the middle as a square", all, "quadrat", { left: 250, top: 0, width: 500, height: 500 }],
  ["the middle for a link", all, "breit", { left: 23, top: 0, width: 955, height: 500 }],
  [
    "a part",
    { left: 10, top: 20, width: 50, height: 50 },
    "frei",
    { left: 100, top: 100, width: 500, height: 250 },
  ],
  [
    "more than there is",
    { left: 90, top: 0, width: 500, height: 500 },
    "frei",
    { left: 900, top: 0, width: 100, height: 500 },
  ],
  ["all of it", all, "frei", null],
  ["a sliver", { left: 0, top: 0, width: 1, height: 100 }, "frei", null],
  ["what is no number", { left: NaN, top: NaN, width: NaN, height: NaN }, "frei", null],
] as const)("%s", (_, area, shape, expected) => {
  expect(pixelsOf(area, shape, picture)).toEqual(expected);
});

test("whatever is typed, the part lies inside the picture", () => {
  const number = fc.double({ min: -1000, max: 1000 });
  const side = fc.integer({ min: 1, max: 5000 });
  fc.assert(
    fc.property(
      fc.record({ left: number, top: number, width: number, height: number }),
      fc.constantFrom("frei" as const, "quadrat" as const, "breit" as const),
      fc.record({ width: side, height: side }),
      (area, shape, of) => {
        const found = pixelsOf(area, shape, of);
        if (found === null) return;

        expect(found.left).toBeGreaterThanOrEqual(0);
        expect(found.left + found.width).toBeLessThanOrEqual(of.width);
        expect(found.top + found.height).toBeLessThanOrEqual(of.height);
      },
    ),
  );
});

test("a photo with its place loses it when it is kept, and when it is cut", async () => {
  const photo = await sharp({
    create: { width: 400, height: 200, channels: 3, background: "#336699" },
  })
    .withExif({
      IFD0: { Copyright: "Eva Muster" },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "50/1 52/1 0/1" },
    })
    .jpeg()
    .toBuffer();
  const before = await sharp(photo).metadata();
  const kept = await preparePicture(photo);
  if (kept.kind === "refused") throw new Error(kept.reason);
  const cut = await cutOut(kept.file, { left: 100, top: 0, width: 200, height: 200 });
  if (cut.kind === "refused") throw new Error(cut.reason);

  expect(before.exif).toBeDefined();
  for (const { file } of [kept, cut]) {
    expect((await sharp(file.bytes).metadata()).exif).toBeUndefined();
    expect(Buffer.from(file.bytes).includes("Eva Muster")).toBe(false);
  }
  expect(cut).toMatchObject({ width: 200, height: 200 });
});
