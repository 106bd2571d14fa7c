/**
 * The other side as a process of its own, which nobody kills: answers as WhatsApp does and tells the harness what it
 * counted, for each line that it reads. Its one argument is the setting as JSON; it ends when its input does.
 */
import { createServer } from "node:http";
import { createInterface } from "node:readline";
import { random } from "../../../emulator/random.ts";
import type { SinkReport, SinkSetting } from "../sink-process.ts";
import { openGraph } from "./graph.ts";
import { openLedger } from "./ledger.ts";
import { openOutbox } from "./outbox.ts";

// Written by the harness beside this file.
const setting = JSON.parse(process.argv[2] ?? "") as SinkSetting;
const ledger = openLedger();
const outbox = openOutbox(setting.account, setting.webhookUrl, random(setting.seed), ledger);
const graph = openGraph({ ...setting, ledger, outbox });

const server = createServer((request, response) => {
  response.on("error", () => undefined);
  graph.answer(request, response).catch(() => response.destroy());
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.stdout.write(`${typeof address === "object" ? address?.port : ""}\n`);
});
createInterface({ input: process.stdin })
  .on("line", (line) => {
    const report: SinkReport = {
      accepted: ledger.accepted(),
      strange: graph.strange(),
      untold: outbox.open(),
      busiestSecond: ledger.busiestSecond(),
      entries: line === "all" ? ledger.entries() : [],
    };
    process.stdout.write(`${JSON.stringify(report)}\n`);
  })
  .on("close", () => process.exit());
