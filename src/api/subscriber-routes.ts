import { createRoute, z } from "@hono/zod-openapi";
import { listAccounts } from "../channels/channels.ts";
import { erasedAmong } from "../privacy/privacy.ts";
import { countSubscribers, importSubscribers } from "../subscribers/subscribers.ts";
import type { Api, ApiContext } from "./context.ts";
import { linesOf } from "./lines.ts";
import { problem, problemResponse } from "./problem.ts";

const Counts = z
  .object({
    total: z
      .number()
      .int()
      .openapi({ description: "People with at least one active subscription" }),
    byTopic: z.record(z.string(), z.number().int()),
  })
  .openapi("SubscriberCounts");

const ImportReport = z
  .object({
    imported: z.number().int().openapi({ description: "People who were not known before" }),
    updated: z.number().int().openapi({ description: "People who were known" }),
    rejected: z.array(z.object({ line: z.number().int(), reason: z.string() })),
  })
  .openapi("ImportReport");

const counts = createRoute({
  method: "get",
  path: "/subscribers/counts",
  summary: "How many people subscribe, in all and by topic",
  responses: {
    200: { description: "Counts", content: { "application/json": { schema: Counts } } },
  },
});

const importing = createRoute({
  method: "post",
  path: "/subscribers/import",
  summary: "Takes in people who opted in elsewhere, one JSON object a line (NDJSON), streamed",
  description:
    "Each line: `{phone?, bsuid?, topics: [key], consent: {at, source, wording}}`. Lines that cannot be taken in are reported, the others are.",
  responses: {
    200: { description: "The report", content: { "application/json": { schema: ImportReport } } },
    409: problemResponse("No number is set up yet"),
    400: problemResponse("The body is empty"),
  },
});

export function subscriberRoutes(api: Api, context: ApiContext): void {
  const { db, clock, secret } = context;
  api.openapi(counts, async (c) => c.json(await countSubscribers(db), 200));

  api.openapi(importing, async (c) => {
    const [account] = await listAccounts(db, secret);
    if (account === undefined)
      return problem(c, 409, "No number is set up yet; enter it in the settings first.");
    const body = c.req.raw.body;
    if (body === null) return problem(c, 400, "The body is empty; send one JSON object a line.");
    const report = await importSubscribers(db, account.id, linesOf(body), clock.now(), {
      erasedAmong: (tx, ids) => erasedAmong(tx, secret, ids),
    });
    return c.json({ ...report, rejected: [...report.rejected] }, 200);
  });
}
