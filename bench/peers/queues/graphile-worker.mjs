/** graphile-worker, a job per recipient, with its local queue of 500. It deletes a job when it is done. */
import { run, makeWorkerUtils } from "graphile-worker";
import pg from "pg";
import { atOnce, countTo, openPost, say } from "./post.mjs";

const [url, databaseUrl, recipients] = process.argv.slice(2);
const count = Number(recipients);
const utils = await makeWorkerUtils({ connectionString: databaseUrl });
await utils.migrate();
await utils.release();
const database = new pg.Client({ connectionString: databaseUrl });
await database.connect();
await database.query(
  `select graphile_worker.add_jobs(array_agg(json_populate_record(null::graphile_worker.job_spec,
     json_build_object('identifier', 'send', 'payload', json_build_object('number', n)))))
   from generate_series(1, $1::integer) n`,
  [count],
);
await database.end();
const other = openPost(url);

const all = countTo(count);
const begun = performance.now();
const runner = await run({
  connectionString: databaseUrl,
  concurrency: atOnce,
  maxPoolSize: 10,
  noHandleSignals: true,
  logger: quiet(),
  preset: { worker: { localQueue: { size: 500 }, completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  taskList: {
    send: async ({ number }) => {
      await other.post(number);
      all.told();
    },
  },
});
await all.promise;
say(count, begun);
await runner.stop();
await other.close();

function quiet() {
  const logger = { scope: () => logger };
  for (const level of ["error", "warn", "info", "debug"]) logger[level] = () => undefined;
  return logger;
}
