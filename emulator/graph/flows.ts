import type { World } from "../world.ts";
import { bodyOf, refuse, type GraphContext } from "./context.ts";
import { noSuchObject } from "./errors.ts";
import { checkFlowJson, type FlowProblem } from "./flow-json.ts";
import type { StoredFlow } from "./flow-store.ts";
import { pick } from "./number.ts";
import { page } from "./paging.ts";
import { list, text, type Json } from "./read.ts";

/** `/{WABA}/flows`: all of them; a new one, as a draft or published at once. */
export function listFlows(c: GraphContext, world: World): Response {
  return page(c, world, [...world.flows.values()], (flow) =>
    flowView(world, flow, c.req.query("fields")),
  );
}

export async function createFlow(c: GraphContext, world: World): Promise<Response> {
  const body = await bodyOf(c);
  const name = text(body["name"]);
  const categories = list(body["categories"]).map(String);
  if (name === undefined || name === "")
    return refuse(c, world, { code: 100, message: "(#100) The parameter name is required." });
  if (categories.length === 0)
    return refuse(c, world, { code: 100, message: "(#100) The parameter categories is required." });
  if ([...world.flows.values()].some((flow) => flow.name === name))
    return refuse(c, world, {
      code: 100,
      message: "(#100) Flow name is not unique",
      subcode: 4016019,
    });
  const flow: StoredFlow = {
    id: world.random.numericId(),
    name,
    categories,
    status: "DRAFT",
    json: undefined,
    screens: [],
  };
  world.flows.set(flow.id, flow);
  const raw = text(body["flow_json"]);
  const problems = raw === undefined ? [] : putJson(flow, raw);
  if (body["publish"] === true && raw !== undefined && problems.length === 0)
    flow.status = "PUBLISHED";
  return c.json({ id: flow.id, success: problems.length === 0, validation_errors: problems });
}

/** `POST /{flow}/{what}`: assets, publish, deprecate. */
export async function changeFlow(
  c: GraphContext,
  world: World,
  flow: StoredFlow,
  what: string,
): Promise<Response> {
  switch (what) {
    case "assets":
      return uploadJson(c, world, flow);
    case "publish":
      if (
        flow.status !== "DRAFT" ||
        flow.json === undefined ||
        checkFlowJson(flow.json).problems.length > 0
      )
        return refuse(c, world, {
          code: 139002,
          details: "Only a draft without validation errors can be published",
        });
      flow.status = "PUBLISHED";
      return c.json({ success: true });
    case "deprecate":
      if (flow.status !== "PUBLISHED")
        return refuse(c, world, {
          code: 139003,
          details: "Only a published Flow can be deprecated",
        });
      flow.status = "DEPRECATED";
      return c.json({ success: true });
    default:
      return refuse(c, world, noSuchObject("POST", flow.id));
  }
}

async function uploadJson(c: GraphContext, world: World, flow: StoredFlow): Promise<Response> {
  if (flow.status !== "DRAFT")
    return refuse(c, world, { code: 139001, details: "A published Flow cannot be changed" });
  const file = (await c.req.formData()).get("file");
  if (!(file instanceof File))
    return refuse(c, world, { code: 100, message: "(#100) The parameter file is required." });
  const problems = putJson(flow, await file.text());
  return c.json({ success: problems.length === 0, validation_errors: problems });
}

export function deleteFlow(c: GraphContext, world: World, flow: StoredFlow): Response {
  if (flow.status !== "DRAFT")
    return refuse(c, world, { code: 139004, details: "Only a draft can be deleted" });
  world.flows.delete(flow.id);
  return c.json({ success: true });
}

export function flowView(world: World, flow: StoredFlow, fields: string | undefined): Json {
  const all: Json = {
    id: flow.id,
    name: flow.name,
    status: flow.status,
    categories: flow.categories,
    validation_errors: flow.json === undefined ? [] : checkFlowJson(flow.json).problems,
    json_version:
      flow.json === undefined
        ? "7.3"
        : (/"version"\s*:\s*"([\d.]+)"/.exec(flow.json)?.[1] ?? "7.3"),
    preview: {
      preview_url: `${world.url}/#flow-${flow.id}`,
      expires_at: new Date(world.clock.milliseconds() + 30 * 86_400_000).toISOString(),
    },
    health_status: {
      can_send_message: flow.status === "PUBLISHED" ? "AVAILABLE" : "LIMITED",
      entities: [],
    },
  };
  return pick(all, fields, ["name", "status", "categories", "validation_errors"]);
}

function putJson(flow: StoredFlow, raw: string): readonly FlowProblem[] {
  const { problems, screens } = checkFlowJson(raw);
  flow.json = raw;
  flow.screens = screens;
  return problems;
}
