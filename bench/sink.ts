/** A process that answers as WhatsApp and prints, for each line it reads, how many messages came since the last and when. */
import { createInterface } from "node:readline";
import { answering } from "./answering.ts";

let count = 0;
let firstAt = 0;
let lastAt = 0;

const server = answering(() => {
  lastAt = Date.now();
  if (count === 0) firstAt = lastAt;
  count += 1;
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.stdout.write(`${typeof address === "object" ? address?.port : ""}\n`);
});
createInterface({ input: process.stdin })
  .on("line", () => {
    process.stdout.write(`${JSON.stringify({ count, firstAt, lastAt })}\n`);
    count = 0;
  })
  .on("close", () => process.exit());
