/** A short run of `npm run chaos`: everything is killed ten times while a broadcast goes out. */
import { expect, test } from "vitest";
import { report } from "./report.ts";
import { runChaos } from "./run.ts";

// This seed kills in two volleys: each change of hands costs the ten seconds of a lease.
test("ten kills of workers, serve and database: everybody gets it exactly once, nothing stays uncertain", async () => {
  const options = {
    kills: 10,
    recipients: 1_000,
    withhold: false,
    seed: 262,
    pace: 200,
    graceSeconds: 5,
  };

  const result = await runChaos(options, () => undefined);

  expect(result.verdict, report(options, result)).toMatchObject({
    once: options.recipients,
    twice: 0,
    lost: 0,
    uncertain: [],
    holds: true,
  });
}, 240_000);
