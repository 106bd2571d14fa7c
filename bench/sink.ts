/**
 * A process that answers every POST at once as WhatsApp would, on a free port that it prints. Bare sockets: with a whole HTTP
 * server the sink would be what is measured. Prints its count and the moment of the first message for each line it reads.
 */
import { createServer, type Socket } from "node:net";
import { createInterface } from "node:readline";

let count = 0;
/** Ids never come twice, whenever the count begins anew. */
let serial = 0;
let firstAt = 0;

const server = createServer((socket) => {
  socket.setNoDelay(true);
  let held: Buffer = Buffer.alloc(0);
  socket.on("error", () => socket.destroy());
  socket.on("data", (chunk) => {
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    held = answerWhole(socket, held);
  });
});

/** Answers each request that is there whole; returns what is left over. */
function answerWhole(socket: Socket, bytes: Buffer): Buffer {
  let rest = bytes;
  for (;;) {
    const headEnd = rest.indexOf("\r\n\r\n");
    if (headEnd < 0) return rest;
    const length = /content-length: *(\d+)/i.exec(rest.toString("latin1", 0, headEnd))?.[1];
    const end = headEnd + 4 + Number(length ?? 0);
    if (rest.length < end) return rest;
    rest = rest.subarray(end);
    answer(socket);
  }
}

function answer(socket: Socket): void {
  if (count === 0) firstAt = Date.now();
  count += 1;
  serial += 1;
  const body = `{"messaging_product":"whatsapp","contacts":[{"input":"1","wa_id":"1"}],"messages":[{"id":"wamid.${process.pid}.${serial}","message_status":"accepted"}]}`;
  socket.write(
    `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
  );
}

server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.stdout.write(`${typeof address === "object" ? address?.port : ""}\n`);
});
createInterface({ input: process.stdin })
  .on("line", () => {
    process.stdout.write(`${JSON.stringify({ count, firstAt })}\n`);
    count = 0;
  })
  .on("close", () => process.exit());
