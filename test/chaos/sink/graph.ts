/** WhatsApp's side of the wire, stricter than the real one: whatever does not fit is counted and refused. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { SinkAccount } from "../sink-process.ts";
import { fateOf } from "./fate.ts";
import type { Ledger } from "./ledger.ts";
import type { Outbox } from "./outbox.ts";

type Template = { readonly name: string; readonly language: string } & Record<string, unknown>;

type Setting = {
  readonly account: SinkAccount;
  readonly seed: number;
  readonly withhold: boolean;
  readonly ledger: Ledger;
  readonly outbox: Outbox;
};

export type Graph = {
  answer(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Requests that the real one would refuse as well. */
  strange: () => number;
};

export function openGraph({ account, seed, withhold, ledger, outbox }: Setting): Graph {
  const templates: Template[] = [];
  let strange = 0;
  let ids = 0;

  const take = async (body: unknown, response: ServerResponse): Promise<void> => {
    const message = readMessage(body, templates);
    if (message === null) {
      strange += 1;
      return answer(response, 400, refusal(100));
    }
    const { phone, reference } = message;
    const fate = fateOf(seed, phone, ledger.accept(phone, reference), withhold);
    const id = `wamid.${seed}.${(ids += 1)}`;
    if (!fate.withheld)
      for (const { state, afterMs } of fate.statuses)
        outbox.add({ reference, element: statusOf(id, state, phone, reference) }, afterMs);
    await wait(fate.answerAfterMs);
    if (fate.answerIsLost) return void response.destroy();
    answer(response, 200, {
      messaging_product: "whatsapp",
      contacts: [{ input: phone, wa_id: phone }],
      messages: [{ id, message_status: fate.held ? "held_for_quality_assessment" : "accepted" }],
    });
  };

  const createTemplate = (body: unknown, response: ServerResponse): void => {
    // What our own client sends.
    const template = body as Template;
    const id = `8${templates.length}`;
    templates.push({ ...template, id, status: "APPROVED" });
    answer(response, 200, { id, status: "APPROVED", category: template["category"] });
  };

  return {
    strange: () => strange,
    async answer(request, response) {
      const path = new URL(request.url ?? "", "http://sink").pathname.replace(/^\/v[\d.]+/, "");
      const text = await readAll(request);
      if (request.headers.authorization !== `Bearer ${account.accessToken}`) {
        strange += 1;
        return answer(response, 401, refusal(190));
      }
      const key = `${request.method} ${path}`;
      if (key === `POST /${account.phoneNumberId}/messages`)
        return await take(parsed(text), response);
      if (key === `GET /${account.businessAccountId}/message_templates`)
        return answer(response, 200, { data: templates });
      if (key === `POST /${account.businessAccountId}/message_templates`)
        return createTemplate(parsed(text), response);
      if (key === `GET /${account.phoneNumberId}`)
        return answer(response, 200, { id: account.phoneNumberId, quality_rating: "GREEN" });
      // Samples for templates with a picture: not offered here, and not needed.
      answer(response, 400, refusal(2));
    },
  };
}

function readMessage(
  body: unknown,
  templates: readonly Template[],
): { phone: string; reference: string } | null {
  // Whatever it is, each part is looked at below.
  const message = body as Record<string, unknown> | null;
  const to = message?.["to"];
  const reference = message?.["biz_opaque_callback_data"];
  const template = message?.["template"] as { name?: unknown } | undefined;
  const fits =
    message?.["messaging_product"] === "whatsapp" &&
    message["type"] === "template" &&
    templates.some(({ name }) => name === template?.name) &&
    typeof to === "string" &&
    /^\+49151\d{8}$/.test(to) &&
    typeof reference === "string" &&
    /^\d+$/.test(reference);
  return fits ? { phone: to.slice(1), reference } : null;
}

function statusOf(id: string, status: string, phone: string, reference: string) {
  return {
    id,
    status,
    timestamp: String(Math.floor(Date.now() / 1000)),
    recipient_id: phone,
    biz_opaque_callback_data: reference,
  };
}

function refusal(code: number) {
  return { error: { message: `(#${code})`, type: "OAuthException", code, fbtrace_id: "A" } };
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(text),
  });
  response.end(text);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A request that breaks off in the middle never counts. */
async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
