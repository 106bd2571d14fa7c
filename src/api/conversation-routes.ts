import { createRoute, z } from "@hono/zod-openapi";
import { plainConversation, plainConversations, reply } from "../inbox/inbox.ts";
import type { Api, ApiContext } from "./context.ts";
import { nextPage } from "./paging.ts";
import { problem, problemResponse } from "./problem.ts";

const ConversationAnswer = z
  .object({
    id: z.number().int(),
    state: z.enum(["open", "waiting", "done"]),
    waitingSince: z.iso.datetime().nullable(),
    messages: z.array(
      z.object({
        id: z.number().int(),
        direction: z.enum(["in", "out"]),
        text: z.string(),
        at: z.iso.datetime(),
        automatic: z.boolean(),
      }),
    ),
  })
  .openapi("Conversation");

const id = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER);

const list = createRoute({
  method: "get",
  path: "/conversations",
  summary: "Conversations by id, without names and numbers",
  request: {
    query: z.object({
      state: z.enum(["open", "waiting", "done"]).optional(),
      after: id.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
  },
  responses: {
    200: {
      description: "A page; the header `Link` names the next one",
      content: { "application/json": { schema: z.array(ConversationAnswer) } },
    },
  },
});

const read = createRoute({
  method: "get",
  path: "/conversations/{id}",
  summary: "One conversation with its newest 100 messages",
  request: { params: z.object({ id }) },
  responses: {
    200: {
      description: "The conversation",
      content: { "application/json": { schema: ConversationAnswer } },
    },
    404: problemResponse("There is no such conversation"),
  },
});

const answer = createRoute({
  method: "post",
  path: "/conversations/{id}/messages",
  summary: "Answers this one person; possible inside the service window only",
  request: {
    params: z.object({ id }),
    body: {
      required: true,
      content: { "application/json": { schema: z.object({ text: z.string().trim().min(1) }) } },
    },
  },
  responses: {
    201: {
      description: "Queued with the highest priority",
      content: {
        "application/json": {
          schema: z.object({ id: z.number().int(), deliveryId: z.number().int() }),
        },
      },
    },
    404: problemResponse("There is no such conversation"),
    409: problemResponse("The service window is closed"),
    422: problemResponse("The text is too long"),
  },
});

export function conversationRoutes(api: Api, context: ApiContext): void {
  const { db, clock } = context;
  api.openapi(list, async (c) => {
    const query = c.req.valid("query");
    const conversations = await plainConversations(db, query);
    nextPage(c, conversations, query.limit);
    return c.json(conversations.map(mutable), 200);
  });

  api.openapi(read, async (c) => {
    const conversation = await plainConversation(db, c.req.valid("param").id);
    if (conversation === null) return problem(c, 404, "There is no conversation with this id.");
    return c.json(mutable(conversation), 200);
  });

  api.openapi(answer, async (c) => {
    const { text } = c.req.valid("json");
    const conversationId = c.req.valid("param").id;
    const result = await reply(db, { conversationId, text, staff: null, now: clock.now() });
    switch (result.kind) {
      case "queued":
        context.wakeSender();
        return c.json({ id: result.messageId, deliveryId: result.deliveryId }, 201);
      case "unknown":
        return problem(c, 404, result.reason);
      case "too-long":
      case "empty":
        return problem(c, 422, result.reason);
      case "window-closed":
      case "overtaken":
        return problem(c, 409, result.reason);
    }
  });
}

type Conversation = NonNullable<Awaited<ReturnType<typeof plainConversation>>>;

function mutable(conversation: Conversation): z.output<typeof ConversationAnswer> {
  return { ...conversation, messages: [...conversation.messages] };
}
