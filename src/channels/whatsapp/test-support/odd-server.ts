import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { ChannelAccount } from "../../channels.ts";

type OddServer = AsyncDisposable & {
  readonly url: string;
  readonly requests: readonly {
    readonly path: string;
    readonly authorization: string | undefined;
    readonly body: string;
  }[];
  connections(): number;
};

/** A server that answers as no API should. */
export async function oddServer(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<OddServer> {
  const requests: { path: string; authorization: string | undefined; body: string }[] = [];
  let connections = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      requests.push({
        path: request.url ?? "",
        authorization: request.headers.authorization,
        body: Buffer.concat(chunks).toString(),
      });
      answer(request, response);
    });
  });
  server.on("connection", () => (connections += 1));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on a port has an address with one.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    connections: () => connections,
    async [Symbol.asyncDispose]() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

export function accountAt(apiUrl: string): ChannelAccount {
  return {
    id: 1,
    channel: "whatsapp",
    externalId: "1065",
    businessAccountId: "777",
    displayNumber: "+49 271 00000000",
    apiUrl,
    apiVersion: "v25.0",
    accessToken: "secret-token",
    appSecrets: ["app-secret"],
    verifyToken: "verify",
    messagesPerSecond: 80,
    dailyRecipientLimit: null,
    flowId: null,
  };
}
