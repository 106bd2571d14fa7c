import { verifyWebhook } from "../webhooks/verify.ts";
import type { World } from "../world.ts";
import { bodyOf, refuse, type GraphContext } from "./context.ts";
import { text } from "./read.ts";

/** `POST /{WABA}/subscribed_apps`: without it no webhook comes; with an address of its own after the handshake. */
export async function subscribeApp(c: GraphContext, world: World): Promise<Response> {
  const body = await bodyOf(c);
  const url = text(body["override_callback_uri"]);
  if (url === undefined) return c.json({ success: true });
  if (url.length > 200 || !URL.canParse(url))
    return refuse(c, world, {
      code: 100,
      message: "(#100) Param override_callback_uri must be a URL of at most 200 characters.",
    });
  const verified = await verifyWebhook(
    url,
    text(body["verify_token"]) ?? world.settings.verifyToken,
    world.random,
  );
  if (!verified)
    return refuse(c, world, {
      code: 2200,
      message:
        "(#2200) Callback verification failed: the callback URL or verify token couldn't be validated. HTTP Status Code != 200 or challenge mismatch",
    });
  world.outbox.target = url;
  return c.json({ success: true });
}

export function listSubscriptions(c: GraphContext, world: World): Response {
  const app = {
    whatsapp_business_api_data: {
      id: world.settings.appId,
      name: "Rundruf",
      link: "https://example.org/",
    },
  };
  return c.json({
    data:
      world.outbox.target === undefined
        ? []
        : [{ ...app, override_callback_uri: world.outbox.target }],
  });
}

export function unsubscribeApp(c: GraphContext, world: World): Response {
  world.outbox.target = undefined;
  return c.json({ success: true });
}
