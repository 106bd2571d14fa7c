/** What each queue does with a recipient: the same message to the same address, by the same pool. */
import { Pool } from "undici";

export const atOnce = 64;

export function openPost(url) {
  const pool = new Pool(url, { connections: atOnce, pipelining: 1 });
  return {
    /** Returns the id that the other side gave the message. */
    async post(number) {
      const answer = await pool.request({
        method: "POST",
        path: "/v25.0/106540352242922/messages",
        headers: {
          authorization: `Bearer ${"t".repeat(200)}`,
          "content-type": "application/json",
        },
        body: JSON.stringify(message(number)),
      });
      const { messages } = await answer.body.json();
      return messages[0].id;
    },
    close: async () => await pool.close(),
  };
}

/** Resolves when `count` were told. */
export function countTo(count) {
  let left = count;
  const { promise, resolve } = Promise.withResolvers();
  return {
    promise,
    told() {
      left -= 1;
      if (left === 0) resolve();
    },
  };
}

export function say(count, begun) {
  process.stdout.write(
    `${JSON.stringify({ rate: (count * 1000) / (performance.now() - begun) })}\n`,
  );
}

function message(number) {
  return {
    messaging_product: "whatsapp",
    recipient_type: "individual",
    to: `+${4915100000000 + number}`,
    biz_opaque_callback_data: String(number),
    type: "template",
    template: {
      name: "rundruf_text",
      language: { code: "de" },
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
