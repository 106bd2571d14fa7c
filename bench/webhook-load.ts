/**
 * A program that posts signed webhooks as fast as they are answered, and prints how long that took. Arguments: address of
 * the webhook, app secret, id of the number, bodies, statuses in each, deliveries that they are about, connections,
 * how many older deliveries there are.
 */
import { createHmac } from "node:crypto";
import { Pool } from "undici";

const [webhook = "", appSecret = "", externalId = "", ...numbers] = process.argv.slice(2);
const [bodies = 0, together = 1, deliveries = 1, connections = 64, older = 0] = numbers.map(Number);
const states = ["sent", "delivered", "read"];
const target = new URL(webhook);
const pool = new Pool(target.origin, { connections, pipelining: 1 });

// Signed before, so that it is not the load that is measured.
const signed = Array.from({ length: bodies }, (_, index) => sign(index));
const begun = performance.now();
let next = 0;
const poster = async (): Promise<void> => {
  for (let one = signed[next++]; one !== undefined; one = signed[next++]) {
    const answer = await pool.request({
      method: "POST",
      path: target.pathname,
      headers: { "content-type": "application/json", "x-hub-signature-256": one.signature },
      body: one.body,
    });
    await answer.body.dump();
    if (answer.statusCode !== 200) throw new Error(`A webhook was answered ${answer.statusCode}.`);
  }
};
await Promise.all(Array.from({ length: connections }, poster));
process.stdout.write(`${JSON.stringify({ seconds: (performance.now() - begun) / 1000 })}\n`);
await pool.close();

function sign(index: number) {
  const statuses = Array.from({ length: together }, (_, place) => {
    const serial = index * together + place;
    const delivery = older + (serial % deliveries) + 1;
    const state = states[Math.floor(serial / deliveries) % states.length];
    return `{"id":"wamid.${delivery}","status":"${state}","timestamp":"${Math.floor(Date.now() / 1000)}","recipient_id":"${4915100000000 + delivery}","biz_opaque_callback_data":"${delivery}","pricing":{"billable":true,"pricing_model":"PMP","type":"regular","category":"marketing"}}`;
  });
  const body = `{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{"messaging_product":"whatsapp","metadata":{"display_phone_number":"49","phone_number_id":"${externalId}"},"statuses":[${statuses.join(",")}]}}]}]}`;
  return {
    body,
    signature: `sha256=${createHmac("sha256", appSecret).update(body).digest("hex")}`,
  };
}
