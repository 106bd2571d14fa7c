/** For tests only: something at the end of the wire that answers like WhatsApp and remembers every request. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export type Arrival = {
  readonly to: string;
  /** Our delivery id. */
  readonly reference: string;
  /** What the sink answered; statuses name it. */
  readonly providerMessageId: string;
};

type Answer =
  | "accept"
  /** Accepted, but kept back to see how others take it. */
  | "hold"
  | "silence"
  | { readonly code: number };

/** `answer` decides per request; by default everything is accepted. Waiting in it delays the answer. */
export async function openSink(
  answer: (arrival: Arrival, count: number) => Answer | Promise<Answer> = () => "accept",
) {
  const arrivals: Arrival[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => void reply(Buffer.concat(chunks).toString()));
    const reply = async (text: string): Promise<void> => {
      // What our own client sends.
      const body = JSON.parse(text) as { to: string; biz_opaque_callback_data: string };
      const arrival = {
        to: body.to.replace("+", ""),
        reference: body.biz_opaque_callback_data,
        providerMessageId: `wamid.${body.biz_opaque_callback_data}.${arrivals.length}`,
      };
      arrivals.push(arrival);
      const decided = await answer(arrival, arrivals.length);
      if (decided === "silence") {
        response.destroy();
        return;
      }
      response.setHeader("content-type", "application/json");
      if (typeof decided === "object") {
        response.statusCode = 400;
        response.end(JSON.stringify(refused(decided.code)));
        return;
      }
      response.end(JSON.stringify(accepted(arrival, decided === "hold")));
    };
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on a port has an address with one.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    /** Every request that came, in order. */
    arrivals,
    /** How often each telephone number was written to. */
    perPhone(): Map<string, number> {
      const counts = new Map<string, number>();
      for (const { to } of arrivals) counts.set(to, (counts.get(to) ?? 0) + 1);
      return counts;
    },
    async [Symbol.asyncDispose]() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

function accepted({ to, providerMessageId }: Arrival, held: boolean) {
  return {
    messaging_product: "whatsapp",
    contacts: [{ input: to, wa_id: to }],
    messages: [
      {
        id: providerMessageId,
        message_status: held ? "held_for_quality_assessment" : "accepted",
      },
    ],
  };
}

function refused(code: number) {
  return { error: { message: `(#${code})`, type: "OAuthException", code, fbtrace_id: "A" } };
}
