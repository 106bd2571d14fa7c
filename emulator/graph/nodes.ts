import type { World } from "../world.ts";
import { refuse, type GraphContext } from "./context.ts";
import { noSuchObject } from "./errors.ts";
import { deleteFlow, flowView } from "./flows.ts";
import { mediaView } from "./media.ts";
import { findMedia } from "./media-store.ts";
import { accountView, numberView } from "./number.ts";
import { editTemplate, templateView } from "./templates.ts";
import { continueUpload, uploadState } from "./uploads.ts";

/** `/{id}`: Graph's ids say nothing of what they name, so each store is asked in turn. */
export async function node(c: GraphContext, world: World, id: string): Promise<Response> {
  const { method } = c.req;
  if (id.startsWith("upload:"))
    return method === "GET" ? uploadState(c, world, id) : continueUpload(c, world, id);
  const fields = c.req.query("fields");
  if (method === "GET" && id === world.settings.phoneNumberId)
    return c.json(numberView(world, fields));
  if (method === "GET" && id === world.settings.businessAccountId)
    return c.json(accountView(world, fields));

  const template = world.templates.get(id);
  if (template !== undefined && template.deletedAt === undefined) {
    if (method === "GET") return c.json(templateView(template, fields));
    if (method === "POST") return editTemplate(c, world, template);
  }
  const flow = world.flows.get(id);
  if (flow !== undefined && method === "GET") return c.json(flowView(world, flow, fields));
  if (flow !== undefined && method === "DELETE") return deleteFlow(c, world, flow);

  const media = findMedia(world, id);
  if (media !== undefined && method === "GET") return c.json(mediaView(world, media));
  if (media !== undefined && method === "DELETE") {
    world.media.delete(id);
    return c.json({ success: true });
  }
  return refuse(c, world, noSuchObject(method, id));
}
