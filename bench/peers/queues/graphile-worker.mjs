/**
 * graphile-worker, a job per recipient, with its local queue of 500. It deletes a job when it is done, so that nobody could say
 * who got the message: with a fourth argument `record` each result is written to a row, as beside BullMQ.
 */
import { run, makeWorkerUtils } from "graphile-worker";
import pg from "pg";
import { atOnce, countTo, openPost, say } from "./post.mjs";

const [url, databaseUrl, recipients, record] = process.argv.slice(2);
const count = Number(recipients);
const utils = await makeWorkerUtils({ connectionString: databaseUrl });
await utils.migrate();
await utils.release();
const database = new pg.Pool({ connectionString: databaseUrl, max: 10 });
await database.query(
  `select graphile_worker.add_jobs(array_agg(json_populate_record(null::graphile_worker.job_spec,
     json_build_object('identifier', 'send', 'payload', json_build_object('number', n)))))
   from generate_series(1, $1::integer) n`,
  [count],
);
await database.query("create table results (id integer primary key, provider_message_id text)");
await database.query("insert into results (id) select generate_series(1, $1::integer)", [count]);
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
      const id = await other.post(number);
      if (record === "record")
        await database.query("update results set provider_message_id = $2 where id = $1", [
          number,
          id,
        ]);
      all.told();
    },
  },
});
await all.promise;
say(count, begun);
await runner.stop();
await database.end();
await other.close();

function quiet() {
  const logger = { scope: () => logger };
  for (const level of ["error", "warn", "info", "debug"]) logger[level] = () => undefined;
  return logger;
}
