import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A county that only listens: keeps each webhook as it came over the wire. */
export type Receiver = {
  readonly url: string;
  readonly posts: readonly { readonly body: string; readonly signature: string }[];
  /** Every change in every post, in order. */
  changes(): readonly Change[];
  statuses(): readonly Record<string, unknown>[];
  messages(): readonly Record<string, unknown>[];
  clear(): void;
  /** The token that the handshake must carry; without it every GET is refused. */
  expectToken(token: string): void;
  /** Answers with this status from now on. */
  answerWith(status: number): void;
  [Symbol.asyncDispose](): Promise<void>;
};

type Change = { readonly field: string; readonly value: Record<string, unknown> };

export async function receiver(): Promise<Receiver> {
  const posts: { body: string; signature: string }[] = [];
  let status = 200;
  let expected: string | undefined;
  const server = createServer((request, response) => {
    if (request.method === "GET") {
      const query = new URL(request.url ?? "", "http://county.example").searchParams;
      const right =
        expected !== undefined &&
        query.get("hub.verify_token") === expected &&
        query.get("hub.mode") === "subscribe";
      response.writeHead(right ? 200 : 403).end(right ? query.get("hub.challenge") : "");
      return;
    }
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      posts.push({
        body: Buffer.concat(chunks).toString("utf8"),
        signature: String(request.headers["x-hub-signature-256"]),
      });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const changes = () => posts.flatMap((post) => changesOf(post.body));
  // The emulator's own shape: `statuses` and `messages` are lists of objects.
  const elements = (key: string) =>
    changes().flatMap((change) => (change.value[key] ?? []) as Record<string, unknown>[]);
  return {
    // A server that listens on a port has an address with one.
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/whatsapp`,
    posts,
    changes,
    statuses: () => elements("statuses"),
    messages: () => elements("messages"),
    clear() {
      posts.length = 0;
    },
    expectToken(token) {
      expected = token;
    },
    answerWith(next) {
      status = next;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

function changesOf(body: string): readonly Change[] {
  const parsed: { entry: { changes: Change[] }[] } = JSON.parse(body);
  return parsed.entry.flatMap((entry) => entry.changes);
}
