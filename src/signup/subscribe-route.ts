/** GET /anmelden: where the form leads without script; hands on to the chat with the ready sentence. */
import { Hono } from "hono";
import { listTopics } from "../subscribers/subscribers.ts";
import { refuse } from "../web/errors.tsx";
import { clientAddress, rateLimit } from "../web/guard.ts";
import { publicLanguage, inLanguage } from "../web/language.ts";
import { paths } from "../web/paths.ts";
import { shortAddress } from "./answers.ts";
import { linkFor, readChoice } from "./choice.ts";
import type { SignupContext } from "./context.ts";
import { readNumber } from "./offer.ts";

/** Per address; a school or an office may share one. */
const presses = { capacity: 120, perMinute: 60 };

export function subscribeRoute(context: SignupContext): Hono {
  const app = new Hono();
  app.get(paths.subscribe, shortAddress, async (c) => {
    const language = publicLanguage(c);
    c.header("Cache-Control", "no-store");
    const bucket = `sign-up address ${clientAddress(c, context)}`;
    const rate = await rateLimit(context.db, bucket, presses, context.clock.now());
    if (rate.kind === "limited") {
      c.header("Retry-After", String(rate.retryAfterSeconds));
      return await refuse(c, "too-many");
    }
    const number = await readNumber(context.db);
    if (number === null) return c.redirect(inLanguage(paths.signup, language), 303);
    const choice = readChoice(
      { keys: c.req.queries("thema") ?? [], code: c.req.query("code"), language },
      await listTopics(context.db),
    );
    return c.redirect(linkFor(context.linkUrl, number, choice), 303);
  });
  return app;
}
