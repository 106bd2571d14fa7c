/** One run: a county with its people, a broadcast to all of them, and everything killed again and again meanwhile. */
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "../../src/db/own-server/ports.ts";
import { openCounty, type County, type Progress } from "./county.ts";
import { planKills, type PlannedKill, type Victim } from "./kills.ts";
import type { ChaosOptions } from "./options.ts";
import { killPostgres } from "./postgres.ts";
import { buildProgram, keepRunning, type Kept } from "./program.ts";
import { startSink, type SinkProcess } from "./sink-process.ts";
import { judge, type Verdict } from "./verdict.ts";

export type ChaosResult = {
  readonly verdict: Verdict;
  readonly kills: Readonly<Record<Victim, number>>;
  /** Kills for which the sending was over too early. */
  readonly spared: number;
  readonly sendingSeconds: number;
  readonly settlingSeconds: number;
  readonly busiestSecond: number;
  readonly states: Readonly<Record<string, number>>;
};

type Say = (sentence: string) => void;

const account = {
  businessAccountId: "102290129340398",
  phoneNumberId: "106540352242922",
  accessToken: "EAAchaos",
  appSecret: "a secret that signs webhooks",
};
const token = "chaos-token-with-enough-letters";
const topic = "warnungen";
const mostStarts = 5;
/** Who has not settled by then never will. */
const longestSettlingMs = 15 * 60_000;
/** Where all must settle, a machine under load is waited for. */
const patienceForAllMs = 90_000;

export async function runChaos(options: ChaosOptions, say: Say): Promise<ChaosResult> {
  const folder = await temporaryFolder();
  let holds = false;
  try {
    const result = await runIn(folder.path, options, say);
    ({ holds } = result.verdict);
    return result;
  } finally {
    if (holds) await folder.remove();
    else say(`What went wrong is in the logs in ${folder.path}.`);
  }
}

async function runIn(folder: string, options: ChaosOptions, say: Say): Promise<ChaosResult> {
  const file = await buildProgram();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  await using sink = await startSink({
    account,
    webhookUrl: `${url}/webhooks/whatsapp`,
    seed: options.seed,
    withhold: options.withhold,
  });
  await using cast = startCast(file, folder, environmentOf(options, sink.url, port));
  const county = openCounty(url, token);
  const phones = Array.from({ length: options.recipients }, (_, n) => String(4915100000000 + n));

  await ready(county, cast);
  await county.addTopic(topic);
  await county.importPeople(phones, topic);
  cast.startWorkers();
  say(`${options.recipients} people are subscribed; the broadcast goes out.`);
  const id = await county.send(topic);

  const begun = performance.now();
  const plan = planKills(options.seed, options.kills, options.recipients);
  const killed = await carryOut(plan, { sink, cast, folder, say });
  await allAreSent(county, id, options.recipients);
  const sent = performance.now();
  say("Everything has left; what is uncertain settles.");
  const progress = await settled(county, sink, id, options);
  const verdict = judge(phones, await county.deliveries(id), await sink.all(), options);
  return {
    verdict,
    kills: killed,
    spared: options.kills - Object.values(killed).reduce((sum, count) => sum + count, 0),
    sendingSeconds: (sent - begun) / 1000,
    settlingSeconds: (performance.now() - sent) / 1000,
    busiestSecond: (await sink.counts()).busiestSecond,
    states: progress.deliveries,
  };
}

/** Kept where something went wrong, for the logs in it. */
async function temporaryFolder() {
  const path = await mkdtemp(join(tmpdir(), "rundruf-chaos-"));
  // As root the database runs as somebody else, who must be able to enter.
  await chmod(path, 0o755);
  return { path, remove: async () => await rm(path, { recursive: true, force: true }) };
}

function environmentOf(options: ChaosOptions, apiUrl: string, port: number): NodeJS.ProcessEnv {
  return {
    PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    PORT: String(port),
    HOST: "127.0.0.1",
    WHATSAPP_API_URL: apiUrl,
    WHATSAPP_PHONE_NUMBER_ID: account.phoneNumberId,
    WHATSAPP_BUSINESS_ACCOUNT_ID: account.businessAccountId,
    WHATSAPP_ACCESS_TOKEN: account.accessToken,
    WHATSAPP_APP_SECRET: account.appSecret,
    WHATSAPP_VERIFY_TOKEN: "word",
    WHATSAPP_DISPLAY_NUMBER: "+49 271 333 0",
    WHATSAPP_MESSAGES_PER_SECOND: String(options.pace),
    DELIVERY_GRACE_SECONDS: String(options.graceSeconds),
    COUNTDOWN_SECONDS: "0",
    RUNDRUF_SECRET: "a secret of thirty-two letters!!",
    RUNDRUF_API_TOKEN: token,
    LOG_LEVEL: "warn",
  };
}

/** A program that cannot even start is told at once. */
async function ready(county: County, cast: Cast): Promise<void> {
  while (!(await county.isReady())) {
    if ((cast.kept("serve")?.starts() ?? 0) > mostStarts)
      throw new Error("serve does not start; its log says why.");
    await wait(100);
  }
}

type Cast = AsyncDisposable & {
  startWorkers(): void;
  kept(name: string): Kept | undefined;
};

/** `serve` first: it holds the data folder, where the workers are guests. */
function startCast(file: string, folder: string, environment: NodeJS.ProcessEnv): Cast {
  const start = (name: string, command: "serve" | "worker") =>
    keepRunning({
      name,
      file,
      command,
      environment: { ...environment, DATA_DIR: join(folder, "data") },
      logFile: join(folder, `${name}.log`),
    });
  const all = [start("serve", "serve")];
  return {
    startWorkers: () => void all.push(start("worker 1", "worker"), start("worker 2", "worker")),
    kept: (name) => all.find((one) => one.name === name),
    async [Symbol.asyncDispose]() {
      // The holder of the database last.
      for (const one of all.toReversed()) await one.end();
    },
  };
}

type Scene = {
  readonly sink: SinkProcess;
  readonly cast: Cast;
  readonly folder: string;
  readonly say: Say;
};

async function carryOut(
  plan: readonly PlannedKill[],
  { sink, cast, folder, say }: Scene,
): Promise<Record<Victim, number>> {
  const killed: Record<Victim, number> = { "worker 1": 0, "worker 2": 0, serve: 0, postgres: 0 };
  for (const [index, { victim, afterAccepted, thenMs }] of plan.entries()) {
    let accepted = 0;
    while ((accepted = (await sink.counts()).accepted) < afterAccepted) await wait(50);
    await wait(thenMs);
    if (victim === "postgres") {
      while (!(await killPostgres(join(folder, "data")))) await wait(50);
    } else cast.kept(victim)?.kill();
    killed[victim] += 1;
    say(`kill ${index + 1} of ${plan.length}: ${victim}, after ${accepted} messages`);
  }
  return killed;
}

async function allAreSent(county: County, id: string, recipients: number): Promise<void> {
  for (;;) {
    const { deliveries } = await county.progress(id);
    const all = Object.values(deliveries).reduce((sum, count) => sum + count, 0);
    if (all === recipients && waiting(deliveries) === 0) return;
    await wait(500);
  }
}

/** Nothing waits here, all is told that will ever be told, and the grace time has changed nothing any more. */
async function settled(
  county: County,
  sink: SinkProcess,
  id: string,
  { graceSeconds, withhold }: ChaosOptions,
): Promise<Progress> {
  const until = Date.now() + longestSettlingMs;
  let last = "";
  let quietSince = Date.now();
  for (;;) {
    const progress = await county.progress(id);
    const { untold } = await sink.counts();
    const look = JSON.stringify(progress.deliveries);
    if (look !== last || untold > 0 || waiting(progress.deliveries) > 0) quietSince = Date.now();
    last = look;
    const { accepted = 0, held = 0, uncertain = 0 } = progress.deliveries;
    const over = untold === 0 && waiting(progress.deliveries) === 0;
    if (!withhold && over && accepted + held + uncertain === 0) return progress;
    // A crash resets the grace time, a look takes a second: after this long nothing moves any more.
    const patienceMs = withhold ? (graceSeconds * 2 + 15) * 1000 : patienceForAllMs;
    if (Date.now() - quietSince > patienceMs || Date.now() > until) return progress;
    await wait(500);
  }
}

function waiting(deliveries: Progress["deliveries"]): number {
  return (deliveries["queued"] ?? 0) + (deliveries["sending"] ?? 0);
}
