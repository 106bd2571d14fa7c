import { createRoute, z } from "@hono/zod-openapi";
import {
  createForProgram,
  deliveriesForProgram,
  fetchPicture,
  readForProgram,
  stepForProgram,
  type ProgramStep,
} from "../broadcasts/broadcasts.ts";
import { deliveryStates } from "../delivery/delivery.ts";
import type { ApiToken } from "../staff/staff.ts";
import {
  BroadcastAnswer,
  DeliveryAnswer,
  NewBroadcast,
  SendAt,
  StateAnswer,
} from "./broadcast-shapes.ts";
import type { Api, ApiContext } from "./context.ts";
import { nextPage } from "./paging.ts";
import { problem, problemResponse } from "./problem.ts";

const id = z.object({ id: z.string() });
const unknown = "There is no broadcast with this id.";
const json = <Schema>(schema: Schema) => ({ "application/json": { schema } });

const create = createRoute({
  method: "post",
  path: "/broadcasts",
  summary: "Writes a broadcast; with `sendAt` and a token that may approve it is scheduled at once",
  description:
    "Where its topics ask for an approval it waits for one (`in-review`): a token is no second person.",
  request: { body: { required: true, content: json(NewBroadcast) } },
  responses: {
    201: { description: "Written", content: json(StateAnswer) },
    422: problemResponse("Some values do not fit"),
  },
});

const read = createRoute({
  method: "get",
  path: "/broadcasts/{id}",
  summary: "One broadcast with its progress and cost",
  request: { params: id },
  responses: {
    200: { description: "The broadcast", content: json(BroadcastAnswer) },
    404: problemResponse("There is no such broadcast"),
  },
});

const deliveries = createRoute({
  method: "get",
  path: "/broadcasts/{id}/deliveries",
  summary: "Who gets it and how far it is, without numbers and names",
  request: {
    params: id,
    query: z.object({
      after: z.coerce.number().int().min(0).default(0),
      limit: z.coerce.number().int().min(1).max(1000).default(100),
    }),
  },
  responses: {
    200: {
      description: `A page; the header \`Link\` names the next one. States: ${deliveryStates.join(", ")}`,
      content: json(z.array(DeliveryAnswer)),
    },
    404: problemResponse("There is no such broadcast"),
  },
});

const steps: Readonly<Record<ProgramStep, string>> = {
  approval: "Approves it, unless its topics ask for the approval of a person",
  schedule: "Schedules it: at `sendAt`, else at the draft's own time, else now",
  pause: "Pauses it; what is on the wire still arrives",
  resumption: "Goes on after a pause",
  cancellation: "Ends it; what is queued is withdrawn",
};

export function broadcastRoutes(api: Api, context: ApiContext): void {
  const { db, clock, publicUrl, mediaFolder } = context;
  const programOf = (token: ApiToken) => ({
    tokenId: token.id,
    mayApprove: token.mayApprove,
    publicUrl,
  });

  api.openapi(create, async (c) => {
    const { image, sendAt, ...content } = c.req.valid("json");
    const now = clock.now();
    const picture =
      image === undefined ? null : await fetchPicture(db, mediaFolder, image.url, now);
    if (picture?.kind === "refused")
      return problem(c, 422, picture.reason, [{ pointer: "/image/url", detail: picture.reason }]);
    const created = await createForProgram(
      db,
      {
        ...content,
        picture: picture === null ? null : { mediaId: picture.mediaId, alt: image?.alt ?? "" },
        sendAt: timeOf(sendAt),
      },
      programOf(c.var.token),
      now,
    );
    if (created.kind === "refused")
      return problem(c, 422, created.reason, pointersOf(created.errors));
    context.wakeBroadcasts();
    return c.json({ id: created.id, state: created.state }, 201);
  });

  api.openapi(read, async (c) => {
    const broadcast = await readForProgram(db, c.req.valid("param").id, clock.now());
    return broadcast === null ? problem(c, 404, unknown) : c.json(broadcast, 200);
  });

  api.openapi(deliveries, async (c) => {
    const { after, limit } = c.req.valid("query");
    const page = await deliveriesForProgram(db, c.req.valid("param").id, after, limit);
    if (page === null) return problem(c, 404, unknown);
    nextPage(c, page, limit);
    return c.json(page, 200);
  });

  for (const [step, summary] of Object.entries(steps))
    // The keys of `steps` are the steps.
    stepRoute(api, context, step as ProgramStep, summary, programOf);
}

function stepRoute(
  api: Api,
  context: ApiContext,
  step: ProgramStep,
  summary: string,
  programOf: (token: ApiToken) => Parameters<typeof stepForProgram>[4],
): void {
  const route = createRoute({
    method: "post",
    path: `/broadcasts/{id}/${step}`,
    summary,
    request: { params: id, body: { required: false, content: json(SendAt) } },
    responses: {
      200: { description: "Done, also when it was so already", content: json(StateAnswer) },
      404: problemResponse("There is no such broadcast"),
      409: problemResponse("Not allowed now; `detail` says why"),
    },
  });
  api.openapi(route, async (c) => {
    const moved = await stepForProgram(
      context.db,
      c.req.valid("param").id,
      step,
      timeOf(c.req.valid("json").sendAt),
      programOf(c.var.token),
      context.clock.now(),
    );
    switch (moved.kind) {
      case "not-found":
        return problem(c, 404, unknown);
      case "not-allowed":
        return problem(c, 409, moved.reason, pointersOf(moved.errors));
      case "done":
        context.wakeBroadcasts();
        context.wakeSender();
        return c.json({ id: moved.broadcast.id, state: moved.broadcast.state }, 200);
    }
  });
}

function timeOf(sendAt: string | undefined): "now" | Date | undefined {
  return sendAt === undefined || sendAt === "now" ? sendAt : new Date(sendAt);
}

function pointersOf(errors: Readonly<Record<string, string>>) {
  return Object.entries(errors).map(([field, detail]) => ({ pointer: `/${field}`, detail }));
}
