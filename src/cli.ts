/** `npm run rundruf -- COMMAND`: what operators do at a terminal. Each command is one sentence in `--help`. */
import { Command } from "commander";
import { readConfig, type Config } from "./config.ts";
import { doctor } from "./doctor.ts";
import { openGround, type Ground } from "./ground.ts";
import { replay } from "./intake/intake.ts";
import { sentenceOf, serve, work } from "./main.ts";
import { addStaffMember, addApiToken } from "./newcomers.ts";
import { verifyConsents } from "./subscribers/subscribers.ts";

const program = new Command("rundruf")
  .description("Informs citizens in their messenger. Configuration: docs/operate.md.")
  .showHelpAfterError();

program
  .command("serve")
  .description("pages, API, webhooks and all loops in one process, until Ctrl-C")
  .action(async () => await serve(configuration()));

program
  .command("worker")
  .description("the loops only (sending, intake), beside a `serve` on the same database")
  .action(async () => await work(configuration()));

program
  .command("migrate")
  .description("brings the database to this version and ends")
  .action(
    async () =>
      await withGround(async (ground) => {
        await ground.migrate();
        say("The database is up to date.");
      }),
  );

program
  .command("demo")
  .description("plants the demonstration county where nothing is set up yet")
  .action(
    async () =>
      await withGround(
        async (ground) => {
          await ground.migrate();
          await ground.plantDemo();
          say("The demonstration county is planted.");
        },
        { RUNDRUF_DEMO: "1" },
      ),
  );

program
  .command("doctor")
  .description("checks configuration, database, folders and the number, and says what to do")
  .option("--offline", "asks nobody outside")
  .action(async ({ offline }: { offline?: boolean }) => {
    const config = configuration();
    process.exitCode = (await doctor(config, { offline: offline === true, say })) ? 0 : 1;
  });

const staff = program.command("staff").description("accounts of people who log in");
staff
  .command("add")
  .description("adds an account; the password is read from standard input or made and printed")
  .requiredOption("--email <address>")
  .requiredOption("--name <name>")
  .option("--role <role>", "editor, dialogue or administrator", "editor")
  .option("--password-stdin", "reads the password from the first line of standard input")
  .action(
    async (options: { email: string; name: string; role: string; passwordStdin?: boolean }) =>
      await withGround(async (ground) => say(await addStaffMember(ground, options))),
  );

const token = program.command("token").description("tokens for other programs");
token
  .command("add")
  .description("makes a token and prints it, once")
  .requiredOption("--name <name>")
  .option("--may-approve", "may approve broadcasts")
  .action(
    async (options: { name: string; mayApprove?: boolean }) =>
      await withGround(async (ground) => say(await addApiToken(ground, options))),
  );

const consent = program.command("consent").description("the proof of every yes and no");
consent
  .command("verify")
  .description("walks the chain of consents and names the first broken row")
  .action(
    async () =>
      await withGround(async ({ db }) => {
        const verdict = await verifyConsents(db);
        if (verdict.kind === "intact") return say(`The chain is intact: ${verdict.rows} rows.`);
        say(`The chain is broken at row ${verdict.id}: ${verdict.reason}`);
        process.exitCode = 1;
      }),
  );

program
  .command("replay")
  .description("takes stored webhooks in again; what is settled stays as it is")
  .requiredOption("--from <time>", "ISO time, included")
  .option("--to <time>", "ISO time, excluded; now where it is left out")
  .action(
    async ({ from, to }: { from: string; to?: string }) =>
      await withGround(async ({ db, clock }) => {
        const count = await replay(
          db,
          timeOf("--from", from),
          to === undefined ? clock.now() : timeOf("--to", to),
        );
        say(`${count} stored webhooks will be taken in again by the running program.`);
      }),
  );

await program.parseAsync().catch((error: unknown) => {
  process.stderr.write(`${sentenceOf(error)}\n`);
  process.exitCode = 1;
});

function configuration(): Config {
  const reading = readConfig();
  if (reading.kind === "refused") throw new Error(reading.sentence);
  return reading.config;
}

async function withGround(
  act: (ground: Ground) => unknown,
  settings: Partial<Config> = {},
): Promise<void> {
  const config = { ...configuration(), LOG_LEVEL: "warn", ...settings } as const;
  await using ground = await openGround(config, { share: true });
  await act(ground);
}

function timeOf(option: string, text: string): Date {
  const time = new Date(text);
  if (Number.isNaN(time.getTime()))
    throw new Error(`${option} must be an ISO time such as 2026-11-24T07:30:00Z, not "${text}".`);
  return time;
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}
