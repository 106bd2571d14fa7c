/** pg-boss, a job per recipient, taken by `work` in batches of 500; four of them, as that is its fastest. */
import { PgBoss } from "pg-boss";
import { countTo, openPost, say } from "./post.mjs";

const [url, databaseUrl, recipients] = process.argv.slice(2);
const count = Number(recipients);
const boss = new PgBoss({ connectionString: databaseUrl, max: 10 });
await boss.start();
await boss.createQueue("send");
for (let from = 1; from <= count; from += 1_000) {
  const length = Math.min(1_000, count - from + 1);
  await boss.insert(
    "send",
    Array.from({ length }, (_, index) => ({ data: { number: from + index } })),
  );
}
const other = openPost(url);

const all = countTo(count);
const begun = performance.now();
const options = { batchSize: 500, pollingIntervalSeconds: 0.5, localConcurrency: 4 };
await boss.work("send", options, async (jobs) => {
  await Promise.all(jobs.map(async ({ data: { number } }) => await other.post(number)));
  // They are completed in one statement when this function has returned.
  for (const _ of jobs) setImmediate(() => all.told());
});
await all.promise;
say(count, begun);
await boss.stop({ graceful: true });
await other.close();
