/** A name for an event whose source gives none, or gives the same to several. Pure. */
import { createHash } from "node:crypto";
import type { EventDetails } from "../event.ts";

/** From what makes it this event: title, start and place, however they are spaced and written in capitals. */
export function derivedUid({ title, place }: EventDetails, startWall: number): string {
  const said = [title, new Date(startWall).toISOString(), place?.name, place?.street, place?.city];
  const plain = said.map((part) =>
    (part ?? "")
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
      .trim(),
  );
  return createHash("sha256").update(plain.join("\n")).digest("base64url").slice(0, 22);
}
