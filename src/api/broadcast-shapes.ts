/** The shapes of broadcasts in the API. */
import { z } from "@hono/zod-openapi";
import { deliveryStates } from "../delivery/delivery.ts";

const State = z.enum([
  "draft",
  "in-review",
  "approved",
  "scheduled",
  "sending",
  "paused",
  "sent",
  "cancelled",
]);

const timeSentence = 'Send "now" or an ISO time with its zone, such as 2026-11-25T07:30:00+01:00.';
const time = z
  .union([z.literal("now"), z.iso.datetime({ offset: true, error: timeSentence })], {
    error: timeSentence,
  })
  .openapi({ description: '"now" or an ISO time', example: "2026-11-25T07:30:00+01:00" });

const altSentence = "Say in a sentence what the picture shows, for people who do not see it.";

export const NewBroadcast = z
  .object({
    title: z.string().trim().min(1),
    teaser: z.string().trim().openapi({ description: "One line that can be understood alone" }),
    text: z.string().trim(),
    topics: z
      .array(z.string())
      .min(1)
      .openapi({ example: ["kultur"] }),
    link: z.string().trim().min(1).optional(),
    image: z
      .object({
        url: z.string(),
        alt: z.string({ error: altSentence }).trim().min(1, { error: altSentence }),
      })
      .optional(),
    sendAt: time.optional(),
    urgent: z.boolean().optional().openapi({ description: "Leaves before everything else" }),
    repeatUncertain: z.boolean().optional().openapi({
      description:
        "Rather twice than never: where nobody can know whether a message went out, it goes once more after the grace time",
    }),
  })
  .openapi("NewBroadcast");

export const SendAt = z.object({ sendAt: time.optional() }).openapi("SendAt");

export const StateAnswer = z.object({ id: z.uuid(), state: State }).openapi("BroadcastState");

const count = z.number().int();

export const BroadcastAnswer = z
  .object({
    id: z.uuid(),
    state: State,
    approvals: z
      .object({ required: count, given: count })
      .openapi({ description: "People who have to approve it, and who did so as it stands" }),
    audience: count.nullable().openapi({ description: "People, as of its start" }),
    quietUntil: z.iso.datetime().nullable().openapi({
      description: "Quiet hours keep it until then; it starts or goes on by itself",
    }),
    deliveries: z.object({
      queued: count,
      sending: count,
      accepted: count,
      held: count,
      sent: count,
      delivered: count,
      failed: count,
      uncertain: count,
      withdrawn: count,
      expired: count,
    }),
    cost: z.object({
      estimate: z.number().nullable(),
      actual: z.number(),
      currency: z.string().openapi({ example: "EUR" }),
    }),
  })
  .openapi("Broadcast");

export const DeliveryAnswer = z
  .object({
    id: count,
    subscriberId: count.nullable(),
    state: z.enum(deliveryStates),
    failure: z.object({ code: count, reason: z.string() }).optional(),
  })
  .openapi("Delivery");
