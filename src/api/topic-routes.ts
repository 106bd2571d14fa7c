import { createRoute, z } from "@hono/zod-openapi";
import { transact } from "../db/db.ts";
import { audit } from "../staff/staff.ts";
import { createTopic, listTopics, type Topic } from "../subscribers/subscribers.ts";
import type { Api, ApiContext } from "./context.ts";
import { problem, problemResponse } from "./problem.ts";

const TopicAnswer = z
  .object({
    key: z.string().openapi({ example: "kultur" }),
    title: z.string().openapi({ example: "Kultur!Büro." }),
    titleEn: z.string().nullable(),
    description: z.string(),
    descriptionEn: z.string().nullable(),
    promisedFrequency: z.string().openapi({ example: "etwa zweimal in der Woche" }),
    hidden: z.boolean(),
  })
  .openapi("Topic");

const NewTopic = z
  .object({
    key: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, "Small letters, digits and hyphens, at most 40")
      .optional(),
    // WhatsApp's list rows: title 24, description 72 characters.
    title: z.string().trim().min(1).max(24),
    titleEn: z.string().trim().min(1).max(24).nullable().default(null),
    description: z.string().trim().max(72).default(""),
    descriptionEn: z.string().trim().max(72).nullable().default(null),
    promisedFrequency: z.string().trim().max(72).default(""),
    promisedFrequencyEn: z.string().trim().max(72).nullable().default(null),
  })
  .openapi("NewTopic");

const list = createRoute({
  method: "get",
  path: "/topics",
  summary: "All topics, in the order in which people see them",
  responses: {
    200: {
      description: "The topics",
      content: { "application/json": { schema: z.array(TopicAnswer) } },
    },
  },
});

const create = createRoute({
  method: "post",
  path: "/topics",
  summary: "Adds a topic; it can be subscribed to at once",
  request: {
    body: { required: true, content: { "application/json": { schema: NewTopic } } },
  },
  responses: {
    201: { description: "Made", content: { "application/json": { schema: TopicAnswer } } },
    409: problemResponse("There is a topic with this key"),
    422: problemResponse("Some values do not fit"),
  },
});

export function topicRoutes(api: Api, { db, clock }: ApiContext): void {
  api.openapi(list, async (c) =>
    c.json((await listTopics(db, { hidden: true })).map(answerOf), 200),
  );

  api.openapi(create, async (c) => {
    const created = await transact(db, async (tx) => {
      const result = await createTopic(tx, c.req.valid("json"));
      if (result.kind === "created")
        await audit(tx, {
          at: clock.now(),
          actor: { kind: "api", tokenId: c.var.token.id },
          action: "topic added",
          subject: `topic:${result.topic.key}`,
          details: {},
        });
      return result;
    });
    if (created.kind === "key-taken")
      return problem(c, 409, "There is a topic with this key already; choose another key.");
    return c.json(answerOf(created.topic), 201);
  });
}

function answerOf(topic: Topic): z.output<typeof TopicAnswer> {
  const { key, title, titleEn, description, descriptionEn, promisedFrequency, hidden } = topic;
  return { key, title, titleEn, description, descriptionEn, promisedFrequency, hidden };
}
