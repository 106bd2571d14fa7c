import { Hono } from "hono";
import type { World } from "../world.ts";
import { checkAccess } from "./access.ts";
import { breakOtherCall } from "./broken-call.ts";
import { refuse, type GraphEnv } from "./context.ts";
import { noSuchObject } from "./errors.ts";
import { changeFlow, createFlow, listFlows } from "./flows.ts";
import { linkRoutes } from "./links.ts";
import { uploadMedia } from "./media.ts";
import { postMessage } from "./messages-route.ts";
import { node } from "./nodes.ts";
import { readProfile, writeProfile } from "./profile.ts";
import { listSubscriptions, subscribeApp, unsubscribeApp } from "./subscription.ts";
import { change } from "./template-review.ts";
import { templateRoutes } from "./templates.ts";
import { openUpload } from "./uploads.ts";

/** The Graph API below `/v25.0`: any version does, as long as it looks like one. */
export function graph(world: World): Hono<GraphEnv> {
  const app = new Hono<GraphEnv>();
  const { phoneNumberId, businessAccountId, appId, accessToken } = world.settings;
  app.use(async (c, next) => {
    const refusal = checkAccess(
      c.req.header("authorization"),
      c.req.query("access_token"),
      accessToken,
    );
    if (refusal !== undefined) return refuse(c, world, refusal);
    return (await breakOtherCall(c, world)) ?? next();
  });

  app.post(`/${phoneNumberId}/messages`, (c) => postMessage(c, world));
  app.post(`/${phoneNumberId}/media`, (c) => uploadMedia(c, world));
  app.post(`/${phoneNumberId}/register`, (c) => c.json({ success: true }));
  app.get(`/${phoneNumberId}/whatsapp_business_profile`, (c) => readProfile(c, world));
  app.post(`/${phoneNumberId}/whatsapp_business_profile`, (c) => writeProfile(c, world));
  app.route(`/${phoneNumberId}/message_qrdls`, linkRoutes(world));

  app.route(`/${businessAccountId}/message_templates`, templateRoutes(world));
  app.get(`/${businessAccountId}/phone_numbers`, (c) =>
    c.json({
      data: [
        {
          id: phoneNumberId,
          display_phone_number: world.settings.displayNumber,
          verified_name: world.settings.verifiedName,
        },
      ],
    }),
  );
  app.post(`/${businessAccountId}/subscribed_apps`, (c) => subscribeApp(c, world));
  app.get(`/${businessAccountId}/subscribed_apps`, (c) => listSubscriptions(c, world));
  app.delete(`/${businessAccountId}/subscribed_apps`, (c) => unsubscribeApp(c, world));
  app.get(`/${businessAccountId}/flows`, (c) => listFlows(c, world));
  app.post(`/${businessAccountId}/flows`, (c) => createFlow(c, world));
  app.post(`/${appId}/uploads`, (c) => openUpload(c, world));
  // Graph takes "app" for the app that the token belongs to.
  app.post("/app/uploads", (c) => openUpload(c, world));

  app.post("/:node/unpause", (c) => {
    const template = world.templates.get(c.req.param("node"));
    if (template?.status !== "PAUSED")
      return refuse(c, world, noSuchObject("POST", c.req.param("node")));
    change(world, template, "UNPAUSED");
    return c.json({ success: true });
  });
  app.post("/:node/:what{assets|publish|deprecate}", (c) => {
    const flow = world.flows.get(c.req.param("node"));
    return flow === undefined
      ? refuse(c, world, noSuchObject("POST", c.req.param("node")))
      : changeFlow(c, world, flow, c.req.param("what"));
  });
  app.all(
    "/:node/:edge{messages|media|message_templates|subscribed_apps|flows|uploads|message_qrdls|whatsapp_business_profile}",
    (c) => refuse(c, world, noSuchObject(c.req.method, c.req.param("node"))),
  );
  app.all("/:node{upload:[^/]+|[^/]*\\d[^/]*}", (c) => node(c, world, c.req.param("node")));
  app.notFound((c) =>
    refuse(c, world, {
      code: 2500,
      message: `Unknown path components: /${c.req.path.split("/").slice(3).join("/")}`,
    }),
  );
  return app;
}
