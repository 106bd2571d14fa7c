/** A program that only sends, by a bare `undici.Pool`, and stores nothing. Arguments: address, number of messages for each run. */
import { Pool } from "undici";

const [url = "", ...runs] = process.argv.slice(2);
const atOnce = 64;

for (const run of runs) {
  const messages = Number(run);
  const pool = new Pool(url, { connections: atOnce, pipelining: 1 });
  const cpu = process.cpuUsage();
  const begun = performance.now();
  let next = 0;
  const sender = async (): Promise<void> => {
    while (next < messages) {
      next += 1;
      const answer = await pool.request({
        method: "POST",
        path: "/v25.0/106540352242922/messages",
        headers: {
          authorization: `Bearer ${"t".repeat(200)}`,
          "content-type": "application/json",
        },
        body: JSON.stringify(message(next)),
      });
      await answer.body.json();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, sender));
  const seconds = (performance.now() - begun) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  await pool.close();
  process.stdout.write(`${JSON.stringify({ seconds, appSeconds: (user + system) / 1e6 })}\n`);
}

function message(number: number) {
  return {
    messaging_product: "whatsapp",
    recipient_type: "individual",
    to: `+${4915100000000 + number}`,
    biz_opaque_callback_data: String(number),
    type: "template",
    template: {
      name: "rundruf_text",
      language: { code: "de", policy: "deterministic" },
      components: [
        {
          type: "body",
          parameters: [
            {
              type: "text",
              parameter_name: "teaser",
              text: "Heute im Kreis: Musik am Fluss, Führung durch die Altstadt.",
            },
            {
              type: "text",
              parameter_name: "link",
              text: "https://rundruf.example/aussendungen/heute-im-kreis",
            },
          ],
        },
      ],
    },
  };
}
