/**
 * The demonstration: app and emulator side by side, configured for each other, until Ctrl-C. Prints
 * `ready <app URL> <emulator URL>` on a line of its own once both answer. Needs Node 24.
 */
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { parseEnv } from "node:util";
import { dataFolder, makeDataFolder } from "../src/db/own-server/data-folder.ts";
import { readConfig } from "../src/config.ts";
import { giveUp, nodeFlags, root, spawnWithUs } from "./prepare.mjs";

const begun = Date.now();
const programs = [];
let ending = false;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => void end(0));

const set = readSettings();
const reading = readConfig({ ...set, RUNDRUF_DEMO: "1" });
if (reading.kind === "refused") giveUp(reading.sentence);
const host = set.HOST ?? "127.0.0.1";
const port = await choosePort("PORT", set.PORT ?? "8080");
const emulatorPort = await choosePort("EMULATOR_PORT", set.EMULATOR_PORT ?? "8090");
const reached = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
const appUrl = (set.PUBLIC_URL ?? `http://${reached}:${port}`).replace(/\/+$/, "");
const emulatorUrl = `http://${reached}:${emulatorPort}`;
const data = await dataFolder(set.DATA_DIR, root.replace(/\/$/, ""));
await makeDataFolder(data);
const environment = demoEnvironment();

say(
  "Der Emulator startet: WhatsApp zum Ausprobieren, ganz auf diesem Rechner. (emulator of WhatsApp)",
);
start("emulator", "dist/emulator.js");
// The app asks WhatsApp as soon as it runs, and would warn that nobody answers.
await answers(`${emulatorUrl}/`);
say(`Rundruf startet, seine Daten liegen in ${data}. (the app; its data lies there)`);
start("app", "dist/rundruf.js", "serve");
await answers(`http://${reached}:${port}/healthz`);
await layPhones();
explain();

function readSettings() {
  const file = join(root, ".env");
  const all = { ...(existsSync(file) ? parseEnv(readFileSync(file, "utf8")) : {}), ...process.env };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ""));
}

/** App and emulator are told the same account; whatever is set already stays, but the app speaks to the emulator. */
function demoEnvironment() {
  return {
    RUNDRUF_ADMIN_EMAIL: "ann@rundruf.example",
    RUNDRUF_ADMIN_PASSWORD: "nur zum Ausprobieren",
    RUNDRUF_API_TOKEN: "rundruf-demo-token-nur-zum-ausprobieren",
    WHATSAPP_PHONE_NUMBER_ID: "100000000000001",
    WHATSAPP_BUSINESS_ACCOUNT_ID: "200000000000001",
    WHATSAPP_ACCESS_TOKEN: "emulator-access-token",
    WHATSAPP_APP_SECRET: "emulator-app-secret",
    WHATSAPP_VERIFY_TOKEN: "emulator-verify-token",
    WHATSAPP_DISPLAY_NUMBER: "+49 271 00000000",
    LOG_LEVEL: "warn",
    ...set,
    RUNDRUF_DEMO: "1",
    // The demonstration's own calendar lies on this machine.
    SOURCES_ALLOW_PRIVATE: "1",
    HOST: host,
    PORT: String(port),
    PUBLIC_URL: appUrl,
    DATA_DIR: data,
    WHATSAPP_API_URL: emulatorUrl,
    WHATSAPP_LINK_URL: `${emulatorUrl}/wa`,
    EMULATOR_PORT: String(emulatorPort),
    EMULATOR_WEBHOOK_URL: `http://${reached}:${port}/webhooks/whatsapp`,
    EMULATOR_COUNTY_URL: `${appUrl}/team/posteingang`,
    EMULATOR_DATA_DIR: join(data, "emulator"),
  };
}

function start(name, file, ...args) {
  const program = spawnWithUs(
    process.execPath,
    [...nodeFlags, join(root, file), ...args],
    environment,
    "pipe",
  );
  programs.push(program);
  // Ready is what we say, not what they say; their warnings and errors are for whoever started this.
  program.stdout.on("data", (chunk) => {
    if (name !== "emulator") process.stdout.write(chunk);
  });
  program.stderr.on("data", (chunk) => process.stderr.write(chunk));
  program.once("exit", (code, signal) => {
    if (ending) return;
    process.stderr.write(
      `The ${name} ended by itself (${signal ?? `exit ${code}`}); its words stand above.\n`,
    );
    void end(1);
  });
}

async function answers(url) {
  while (!ending) {
    const response = await fetch(url).catch(() => null);
    if (response?.ok) return;
    await wait(50);
  }
  // The programs are ending; `end` leaves.
  await new Promise(() => undefined);
}

/** The first time two phones lie on the desk: the sign-up button leads to one of them. */
async function layPhones() {
  const url = `${emulatorUrl}/emulator/people`;
  const { people } = await (await fetch(url)).json();
  if (people.length > 0) return;
  for (const name of ["Ann", "Bob"])
    await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ name }),
    });
}

function explain() {
  const { RUNDRUF_ADMIN_EMAIL: email, RUNDRUF_ADMIN_PASSWORD: password } = environment;
  const token = environment.RUNDRUF_API_TOKEN;
  say(`
Rundruf läuft nach ${((Date.now() - begun) / 1000).toFixed(1)} s. Zum Öffnen (to open):
  Anmeldeseite für alle (public page)      ${appUrl}/
  Telefone der Bürger/innen (phones)       ${emulatorUrl}/
  Seiten des Teams (staff)                 ${appUrl}/team/   ${email} · ${password}
  Schnittstelle (API v1)                   ${appUrl}/api/v1/   Bearer ${token}

Zum Ausprobieren (to try):
  1. Auf der Anmeldeseite Kategorien wählen und den WhatsApp-Knopf drücken. (choose topics, press the button)
  2. Auf dem Telefon die vorbereitete Nachricht senden; die Bestätigung kommt. (send it; the confirmation comes)
  3. Im Team eine Aussendung schreiben und senden; das Telefon zeigt sie. (write and send a broadcast)
  4. Auf dem Telefon antworten und die Antwort im Posteingang beantworten. (answer, and be answered)
  5. Auf dem Telefon STOPP schreiben: Es kommt nichts mehr. (write STOPP; nothing comes any more)

Strg-C beendet alles. (Ctrl-C ends everything)
ready ${appUrl} ${emulatorUrl}`);
}

/** Ends the app, then the emulator that it may still be speaking to, and leaves; who takes 15 seconds is ended. */
async function end(code) {
  if (ending) return;
  ending = true;
  const patience = wait(15_000);
  for (const program of programs.toReversed()) {
    if (program.exitCode !== null || program.signalCode !== null) continue;
    const ended = once(program, "exit");
    program.kill("SIGTERM");
    await Promise.race([ended, patience]);
    program.kill("SIGKILL");
  }
  process.exit(code);
}

/** The port if it is free; 0 takes any. Says in one sentence which key to change where it is not. */
async function choosePort(key, wanted) {
  const server = createServer();
  const found = new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(Number(wanted), host, () => resolve(server.address().port));
  });
  try {
    return await found;
  } catch (error) {
    const other = Number(wanted) + 1;
    const reason =
      error.code === "EADDRINUSE"
        ? "is already in use"
        : `cannot be used (${error.code ?? error.message})`;
    return giveUp(
      `${key} ${wanted} ${reason}: stop the other program, or choose another one: ${key}=${other} npm start`,
    );
  } finally {
    if (server.listening) await new Promise((resolve) => server.close(resolve));
  }
}

function say(text) {
  process.stdout.write(`${text}\n`);
}
