import { Hono } from "hono";
import type { World } from "../world.ts";
import { bodyOf, refuse, type GraphContext, type GraphEnv } from "./context.ts";
import { page } from "./paging.ts";
import { list, record, text, type Json } from "./read.ts";
import { change, review } from "./template-review.ts";
import { checkComponents, checkTemplate } from "./template-rules.ts";
import { findTemplate, type StoredTemplate, type TemplateCategory } from "./template-store.ts";
import { contentRefusal, type Refusal } from "./errors.ts";

const mostTemplates = 250;
const day = 86_400_000;

/** `/{WABA}/message_templates`: list, create, delete by name. */
export function templateRoutes(world: World): Hono<GraphEnv> {
  const app = new Hono<GraphEnv>();
  app.get("/", (c) => {
    const wanted = (key: "status" | "name" | "category" | "language") => c.req.query(key);
    const found = [...world.templates.values()].filter(
      (one) =>
        one.deletedAt === undefined &&
        (["status", "name", "category", "language"] as const).every(
          (key) => wanted(key) === undefined || one[key] === wanted(key),
        ),
    );
    return page(c, world, found, (one) => templateView(one, c.req.query("fields")));
  });
  app.post("/", async (c) => create(c, world, await bodyOf(c)));
  app.delete("/", (c) => {
    const [name, id] = [c.req.query("name"), c.req.query("hsm_id")];
    if (name === undefined)
      return refuse(c, world, { code: 100, message: "(#100) The parameter name is required." });
    const found = [...world.templates.values()].filter(
      (one) =>
        one.deletedAt === undefined && one.name === name && (id === undefined || one.id === id),
    );
    if (found.length === 0)
      return refuse(
        c,
        world,
        contentRefusal(
          2593002,
          "Message template not found",
          "This message template does not exist.",
        ),
      );
    for (const template of found) {
      template.deletedAt = world.clock.milliseconds();
      change(world, template, "DELETED");
    }
    return c.json({ success: true });
  });
  return app;
}

function create(c: GraphContext, world: World, body: Json): Response {
  const refusal =
    checkTemplate(body) ??
    checkPlace(world, text(body["name"]) ?? "", text(body["language"]) ?? "");
  if (refusal !== undefined) return refuse(c, world, refusal);
  const template: StoredTemplate = {
    id: world.random.numericId(),
    name: text(body["name"]) ?? "",
    language: text(body["language"]) ?? "",
    // `checkTemplate` has let only the three through.
    category: text(body["category"]) as TemplateCategory,
    status: "PENDING",
    parameterFormat:
      text(body["parameter_format"])?.toUpperCase() === "NAMED" ? "NAMED" : "POSITIONAL",
    components: list(body["components"]).map(record),
    rejectedReason: "NONE",
    deletedAt: undefined,
    editedAt: [],
  };
  world.templates.set(template.id, template);
  review(world, template);
  return c.json({ id: template.id, status: template.status, category: template.category });
}

function checkPlace(world: World, name: string, language: string): Refusal | undefined {
  if (findTemplate(world, name, language) !== undefined) {
    return contentRefusal(
      2388024,
      "Content in this language already exists",
      `There is already content in this language for the template ${name}.`,
    );
  }
  const deletedLately = [...world.templates.values()].some(
    (one) =>
      one.name === name &&
      one.language === language &&
      one.deletedAt !== undefined &&
      world.clock.milliseconds() - one.deletedAt < 30 * day,
  );
  if (deletedLately)
    return contentRefusal(
      2388023,
      "Message template language is being deleted",
      "The name of a deleted template cannot be used for 30 days.",
    );
  const count = [...world.templates.values()].filter((one) => one.deletedAt === undefined).length;
  return count >= mostTemplates
    ? contentRefusal(
        2388019,
        "Message template limit exceeded",
        `An account can have ${mostTemplates} templates.`,
      )
    : undefined;
}

/** `POST /{template-id}`: other components; of an approved one once a day and ten times in 30 days. */
export async function editTemplate(
  c: GraphContext,
  world: World,
  template: StoredTemplate,
): Promise<Response> {
  const body = await bodyOf(c);
  const now = world.clock.milliseconds();
  const components =
    body["components"] === undefined ? template.components : list(body["components"]).map(record);
  const category = text(body["category"]);
  if (template.status === "PENDING")
    return refuse(
      c,
      world,
      contentRefusal(
        2388003,
        "Template cannot be edited",
        "Only approved, rejected or paused templates can be edited.",
      ),
    );
  if (template.status === "APPROVED") {
    const lately = template.editedAt.filter((at) => now - at < 30 * day);
    if (lately.some((at) => now - at < day) || lately.length >= 10)
      return refuse(
        c,
        world,
        contentRefusal(
          2388003,
          "Template cannot be edited",
          "An approved template can be edited once a day and ten times in 30 days.",
        ),
      );
    if (category !== undefined && category !== template.category)
      return refuse(
        c,
        world,
        contentRefusal(
          2388003,
          "Template cannot be edited",
          "The category of an approved template cannot be changed.",
        ),
      );
    template.editedAt.push(now);
  }
  const refusal = checkComponents(components, template.parameterFormat === "NAMED");
  if (refusal !== undefined) return refuse(c, world, refusal);
  if (category === "MARKETING" || category === "UTILITY" || category === "AUTHENTICATION")
    template.category = category;
  template.components = components;
  review(world, template);
  return c.json({ success: true });
}

/** A template with the fields that were asked for; the id is always there. */
export function templateView(template: StoredTemplate, fields: string | undefined): Json {
  const { id, name, language, category, status, components, rejectedReason } = template;
  const all: Json = {
    name,
    parameter_format: template.parameterFormat,
    components,
    language,
    status,
    category,
    id,
    rejected_reason: rejectedReason,
    quality_score: { score: "UNKNOWN" },
    cta_url_link_tracking_opted_out: true,
    correct_category: category,
    health_status: {
      can_send_message: status === "APPROVED" ? "AVAILABLE" : "BLOCKED",
      entities: [
        {
          entity_type: "MESSAGE_TEMPLATE",
          id,
          can_send_message: status === "APPROVED" ? "AVAILABLE" : "BLOCKED",
        },
      ],
    },
  };
  const wanted = fields?.split(",").map((field) => field.trim()) ?? [
    "name",
    "parameter_format",
    "components",
    "language",
    "status",
    "category",
  ];
  return Object.fromEntries(
    [...new Set([...wanted, "id"])].filter((key) => key in all).map((key) => [key, all[key]]),
  );
}
