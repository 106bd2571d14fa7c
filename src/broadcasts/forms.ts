/** The two forms a broadcast has on WhatsApp: free text inside the service window, a carrier template outside. */
import type { Message } from "../channels/channels.ts";
import type { Db } from "../db/db.ts";
import { fittingCarrier, type FittingCarrier } from "../templates/templates.ts";
import { paths } from "../web/paths.ts";
import { freeMessage, type Content } from "./content.ts";

export type Forms = {
  readonly inWindow: Message;
  /** Null where no approved template fits; then `reason` says why. */
  readonly outsideWindow: Message | null;
  readonly reason: string | null;
};

/**
 * Both forms as they will leave. A carrier with picture is taken where there is a picture; where only the one without
 * is approved, that one goes, and the picture stands on the public page. So it is with buttons: they can be typed as well.
 */
export async function formsOf(
  db: Db,
  accountId: number,
  content: Content,
  page: string,
  /** Of the template. */
  language = "de",
): Promise<Forms> {
  const inWindow = freeMessage(content, page);
  if (content.picture !== null) {
    const carrier = await fittingCarrier(db, accountId, { withPicture: true, language });
    if (carrier.kind === "found")
      return {
        inWindow,
        outsideWindow: carrier.build(content.teaser, page, content.picture.mediaId),
        reason: null,
      };
  }
  const carrier = await plainCarrier(db, accountId, content, language);
  return carrier.kind === "found"
    ? { inWindow, outsideWindow: carrier.build(content.teaser, page), reason: null }
    : { inWindow, outsideWindow: null, reason: carrier.reason };
}

async function plainCarrier(
  db: Db,
  accountId: number,
  { picture, choices = [] }: Content,
  language: string,
): Promise<FittingCarrier> {
  if (picture === null && choices.length > 0) {
    const quickReplies = choices.map(({ title }) => title);
    const carrier = await fittingCarrier(db, accountId, {
      withPicture: false,
      quickReplies,
      language,
    });
    if (carrier.kind === "found") return carrier;
  }
  return await fittingCarrier(db, accountId, { withPicture: false, language });
}

/** The public page's full address. */
export function pageOf(publicUrl: string, slug: string): string {
  return `${publicUrl}${paths.broadcastPage(slug)}`;
}
