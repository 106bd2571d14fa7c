/** GET /qr.svg: the code for a choice, for the page, for other sites and for posters. */
import { Hono } from "hono";
import { listTopics } from "../subscribers/subscribers.ts";
import { publicLanguage } from "../web/language.ts";
import { paths } from "../web/paths.ts";
import { checked, forEverySite, shortAddress } from "./answers.ts";
import { qrLinkFor, readChoice } from "./choice.ts";
import type { SignupContext } from "./context.ts";
import { readNumber } from "./offer.ts";
import { qrSvg } from "./qr-svg.ts";

export function qrRoute(context: SignupContext): Hono {
  const app = new Hono();
  app.get(paths.qr, shortAddress, forEverySite, checked, async (c) => {
    const number = await readNumber(context.db);
    if (number === null) return c.notFound();
    const choice = readChoice(
      {
        keys: c.req.queries("thema") ?? [],
        code: c.req.query("code"),
        language: publicLanguage(c),
      },
      await listTopics(context.db),
    );
    return c.body(qrSvg(qrLinkFor(context.linkUrl, number, choice)), 200, {
      "Content-Type": "image/svg+xml; charset=utf-8",
      "Cache-Control": "public, max-age=300",
    });
  });
  return app;
}
