/**
 * Answers every message at once as WhatsApp would. Bare sockets: with a whole HTTP server the other side would be what is
 * measured.
 */
import { createServer, type Server, type Socket } from "node:net";
import { answerAside } from "./answering-aside.ts";

const headEnd = Buffer.from("\r\n\r\n");
/** Of Node's clients and of Go's. */
const lengthNames = ["content-length: ", "Content-Length: "].map((name) => Buffer.from(name));
const toMessages = Buffer.from("/messages HTTP/1.1");
const [zero, nine] = [48, 57];

/** `told` hears of each message: its body, and the id that it was given. */
export function answering(told: (body: Buffer, id: string) => void): Server {
  let serial = 0;
  return createServer((socket) => {
    socket.setNoDelay(true);
    let held: Buffer = Buffer.alloc(0);
    socket.on("error", () => socket.destroy());
    socket.on("data", (chunk) => {
      let rest = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
      for (;;) {
        const end = endOfRequest(rest);
        if (end === null) break;
        const body = rest.subarray(end.head, end.body);
        const place = rest.indexOf(toMessages);
        if (place > 0 && place < end.head) {
          serial += 1;
          const id = `wamid.${process.pid}.${serial}`;
          told(body, id);
          answer(socket, accepted(id));
        } else answer(socket, answerAside(rest.toString("latin1", 0, rest.indexOf("\r")), body));
        rest = rest.subarray(end.body);
      }
      held = rest;
    });
  });
}

function endOfRequest(bytes: Buffer): { readonly head: number; readonly body: number } | null {
  const found = bytes.indexOf(headEnd);
  if (found < 0) return null;
  const head = found + headEnd.length;
  const body = head + bodyLength(bytes, found);
  return bytes.length < body ? null : { head, body };
}

function bodyLength(bytes: Buffer, end: number): number {
  for (const name of lengthNames) {
    const at = bytes.indexOf(name);
    if (at >= 0 && at < end) return numberAt(bytes, at + name.length);
  }
  return 0;
}

function numberAt(bytes: Buffer, from: number): number {
  let number = 0;
  for (let at = from; ; at += 1) {
    const digit = bytes[at] ?? 0;
    if (digit < zero || digit > nine) return number;
    number = number * 10 + digit - zero;
  }
}

function accepted(id: string): string {
  return `{"messaging_product":"whatsapp","contacts":[{"input":"1","wa_id":"1"}],"messages":[{"id":"${id}","message_status":"accepted"}]}`;
}

function answer(socket: Socket, body: string): void {
  socket.write(
    `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
  );
}
