/** How it goes, in three steps; on a wide screen with the code and the number for the phone. */
import type { FC } from "hono/jsx";
import { qrPath, type Choice } from "./choice.ts";
import { readableNumber } from "./number.ts";
import { paths } from "../web/paths.ts";
import { words } from "./words.ts";

export const Steps: FC<{ number: string; choice: Choice }> = ({ number, choice }) => {
  const w = words(choice.language);
  const readable = readableNumber(number);
  return (
    <section class="signup-steps" aria-labelledby="schritte">
      <h2 class="kern-heading-small" id="schritte">
        {w.steps}
      </h2>
      <div class="signup-qr">
        <img
          src={qrPath(choice)}
          alt={w.qr}
          width="240"
          height="240"
          // A phone that hides it does not fetch it.
          loading="lazy"
          data-qr={paths.qr}
        />
        <p
          class="signup-qr__caption"
          aria-live="polite"
          data-qr-caption
          data-nothing={w.qrNothing}
          data-chosen={w.qrChosen}
        >
          {w.qrNothing}
        </p>
      </div>
      <ol class="signup-steps__list">
        <li class="signup-only-wide">{w.scan}</li>
        <li class="signup-only-narrow">{w.tap}</li>
        <li>{w.send}</li>
        <li>{w.confirmed}</li>
      </ol>
      <p class="signup-number">
        <span>{w.number}</span>
        <strong>{readable}</strong>
      </p>
    </section>
  );
};
