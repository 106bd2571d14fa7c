/**
 * A program that answers as WhatsApp and reports each message as sent, delivered and read. Arguments: app secret, id of the
 * number, statuses in one body. Prints its port. A line it reads is the address of the webhook; for an empty one it prints
 * how many messages came, when the first did, and how far reports lag behind.
 */
import { createHmac } from "node:crypto";
import { createInterface } from "node:readline";
import { Pool } from "undici";
import { answering } from "./answering.ts";

const [appSecret = "", externalId = "", together = "1"] = process.argv.slice(2);
const states = ["sent", "delivered", "read"] as const;
/** How long after the message, in milliseconds. */
const delays = [100, 600, 2_000];
let webhook: { readonly pool: Pool; readonly path: string } | null = null;

type Report = { readonly at: number; readonly status: string };
/** Each in the order of its times: what comes later is reported later. */
const waiting: Report[][] = states.map(() => []);
let count = 0;
let firstAt = 0;
let failed = 0;
let open = 0;

const server = answering((body, id) => {
  if (count === 0) firstAt = Date.now();
  count += 1;
  const reference = /"biz_opaque_callback_data":"(\d+)"/.exec(body.toString("latin1"))?.[1] ?? "";
  const now = Date.now();
  states.forEach((state, index) => {
    const at = now + (delays[index] ?? 0);
    waiting[index]?.push({ at, status: statusOf(id, state, reference, at) });
  });
});

function statusOf(id: string, state: string, reference: string, at: number): string {
  const pricing =
    state === "read"
      ? ""
      : ',"pricing":{"billable":true,"pricing_model":"PMP","type":"regular","category":"marketing"}';
  return `{"id":"${id}","status":"${state}","timestamp":"${Math.floor(at / 1000)}","recipient_id":"491","biz_opaque_callback_data":"${reference}"${pricing}}`;
}

setInterval(() => {
  for (const reports of waiting) {
    let due = 0;
    while ((reports[due]?.at ?? Number.POSITIVE_INFINITY) <= Date.now()) due += 1;
    const now = reports.splice(0, due);
    for (let from = 0; from < now.length; from += Number(together))
      void send(now.slice(from, from + Number(together)).map(({ status }) => status));
  }
}, 20);

async function send(statuses: readonly string[]): Promise<void> {
  const body = `{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{"messaging_product":"whatsapp","metadata":{"display_phone_number":"49","phone_number_id":"${externalId}"},"statuses":[${statuses.join(",")}]}}]}]}`;
  const signature = createHmac("sha256", appSecret).update(body).digest("hex");
  open += 1;
  const answer = await webhook?.pool
    .request({
      method: "POST",
      path: webhook.path,
      headers: { "content-type": "application/json", "x-hub-signature-256": `sha256=${signature}` },
      body,
    })
    .catch(() => null);
  await answer?.body.dump();
  open -= 1;
  if (answer?.statusCode !== 200) failed += 1;
}

server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.stdout.write(`${typeof address === "object" ? address?.port : ""}\n`);
});
createInterface({ input: process.stdin })
  .on("line", (line) => {
    if (line !== "") {
      const { origin, pathname } = new URL(line);
      webhook = { pool: new Pool(origin, { connections: 64, pipelining: 1 }), path: pathname };
      return;
    }
    const queued = waiting.reduce((sum, reports) => sum + reports.length, 0);
    process.stdout.write(`${JSON.stringify({ count, firstAt, queued, open, failed })}\n`);
    count = 0;
  })
  .on("close", () => process.exit());
