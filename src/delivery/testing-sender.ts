/** For tests only: a process that sends until it is killed. Arguments: database url, owner, secret. */
import { tmpdir } from "node:os";
import { pino } from "pino";
import { whatsapp } from "../channels/whatsapp/whatsapp.ts";
import { openDatabase } from "../db/db.ts";
import { systemClock } from "../lib/clock.ts";
import { senderLoop } from "./sender-loop.ts";

const [url = "", owner = "", secret = ""] = process.argv.slice(2);
const db = openDatabase(url, { poolSize: 4 });
const channel = whatsapp();
const loop = senderLoop({
  db,
  clock: systemClock,
  log: pino({ level: "silent" }),
  secret,
  mediaFolder: tmpdir(),
  channelOf: () => channel,
  owner,
  graceSeconds: 600,
});
await loop.run(new AbortController().signal);
