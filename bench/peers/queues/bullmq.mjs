/** BullMQ, a job per recipient, each result written to a row in PostgreSQL: it keeps none that could be asked for. */
import { Queue, Worker } from "bullmq";
import { Redis } from "ioredis";
import pg from "pg";
import { atOnce, countTo, openPost, say } from "./post.mjs";

const [url, databaseUrl, recipients, redisPort] = process.argv.slice(2);
const count = Number(recipients);
const connection = new Redis({ port: Number(redisPort), maxRetriesPerRequest: null });
const database = new pg.Pool({ connectionString: databaseUrl, max: 10 });
await database.query(
  "create table bullmq_results (id integer primary key, provider_message_id text)",
);
await database.query("insert into bullmq_results (id) select generate_series(1, $1::integer)", [
  count,
]);
const other = openPost(url);

const queue = new Queue("send", { connection });
const options = { removeOnComplete: true };
for (let from = 1; from <= count; from += 1_000) {
  const length = Math.min(1_000, count - from + 1);
  await queue.addBulk(
    Array.from({ length }, (_, index) => ({
      name: "send",
      data: { number: from + index },
      opts: options,
    })),
  );
}

const all = countTo(count);
const begun = performance.now();
const worker = new Worker(
  "send",
  async ({ data: { number } }) => {
    const id = await other.post(number);
    await database.query("update bullmq_results set provider_message_id = $2 where id = $1", [
      number,
      id,
    ]);
  },
  { connection, concurrency: atOnce },
);
worker.on("completed", () => all.told());
await all.promise;
say(count, begun);
await worker.close();
await queue.close();
connection.disconnect();
await database.end();
await other.close();
