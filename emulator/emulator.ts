/**
 * The emulator: the part of WhatsApp's Cloud API that the service uses, under Meta's names and rules, and phones to
 * go with it. It is the authority on what Meta would do; what Meta refuses it refuses with Meta's code.
 * Promises: the same in every run when given a seed; `settled()` resolves when all webhooks are delivered.
 * Knows nothing of the service: it imports nothing from `src/`.
 */
import { createAdaptorServer } from "@hono/node-server";
import type { AddressInfo } from "node:net";
import { performance } from "node:perf_hooks";
import { emulatorClock, type EmulatorClock } from "./clock.ts";
import { letGo } from "./control/fault-routes.ts";
import { noFaults, type Fault, type StandingFault } from "./control/faults.ts";
import { noWatchers } from "./control/watchers.ts";
import { limits } from "./graph/limits.ts";
import { addPerson, noPeople, personWithPhone, type NewPerson } from "./people/people.ts";
import type { Person } from "./people/person.ts";
import { phoneView, type MessageView } from "./people/phone-view.ts";
import { tap } from "./people/tap.ts";
import { write, type Manner, type Writing } from "./people/write.ts";
import { bill, type Bill } from "./pricing/bill.ts";
import { random } from "./random.ts";
import { routes } from "./routes.ts";
import { keepSnapshots, readSnapshot, restore } from "./snapshot.ts";
import { defaultSettings, digitsOf, type Settings } from "./settings.ts";
import { outbox } from "./webhooks/outbox.ts";
import { subscribe } from "./webhooks/verify.ts";
import type { World } from "./world.ts";

export type { Fault, MessageView, Person, Settings, Writing };

export type EmulatorOptions = Partial<Settings> & {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  readonly host?: string;
  /** Where webhooks go. The emulator takes it as verified, as if somebody had saved it in the dashboard. */
  readonly webhookUrl?: string | undefined;
  readonly clock?: { now(): Date };
  readonly seed?: number;
  readonly messagesPerSecond?: number;
  /** Unique recipients of templates outside the window in 24 hours. */
  readonly dailyRecipients?: number;
  /** Where phones, templates and the bill outlive a restart; without it they are in memory only. */
  readonly dataDir?: string | undefined;
  /** Real milliseconds for the throughput; a test may stand still here. */
  readonly wallMilliseconds?: () => number;
};

export type Emulator = {
  /** "http://127.0.0.1:8090": what WHATSAPP_API_URL is set to. */
  readonly url: string;
  readonly settings: Settings;
  readonly clock: EmulatorClock;
  readonly people: {
    add(person: NewPerson): Person;
    /** Whoever has this number, digits with country code. */
    withPhone(phone: string): Person;
    write(person: Person, what: string | Writing, manner?: Manner): string;
    /** Throws when the phone shows nothing of that id. */
    tap(person: Person, id: string, answers?: Readonly<Record<string, unknown>>): string;
    messages(person: Person): readonly MessageView[];
  };
  readonly faults: { add(fault: Fault): StandingFault; clear(): void };
  readonly limits: { messagesPerSecond: number; dailyRecipients: number };
  bill(): Bill;
  /** Takes the address as verified; undefined: nothing is told any more. */
  setWebhookUrl(url: string | undefined): void;
  /** Sets the address after Meta's handshake; false when it did not hold. */
  subscribe(url: string): Promise<boolean>;
  readonly webhookAttempts: World["outbox"]["attempts"];
  /** Resolves when nothing is on its way to the webhook; runs first what is due on the clock. */
  settled(): Promise<void>;
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
};

/** Starts an emulator of its own on a port of its own. Throws when the port is taken. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const world = newWorld(options);
  world.outbox.target = options.webhookUrl;
  const server = createAdaptorServer({ fetch: routes(world).fetch });
  const host = options.host ?? "127.0.0.1";
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, host, resolve);
  });
  // A server that listens on a port has an address with one.
  const { port } = server.address() as AddressInfo;
  world.url = `http://${host.includes(":") ? `[${host}]` : host}:${port}`;

  const saveLast =
    options.dataDir === undefined ? () => undefined : keepSnapshots(world, options.dataDir);

  const close = async () => {
    saveLast();
    world.outbox.close();
    world.clock.stop();
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      if ("closeAllConnections" in server) server.closeAllConnections();
    });
  };
  return { ...face(world), url: world.url, close, [Symbol.asyncDispose]: close };
}

/** The emulator without its door, for tests that have no time for 50,000 calls. */
export function newWorld(options: EmulatorOptions): World {
  const settings: Settings = { ...defaultSettings, ...given(options) };
  const snapshot = options.dataDir === undefined ? undefined : readSnapshot(options.dataDir);
  const clock = emulatorClock(
    options.clock ?? { now: () => new Date() },
    snapshot?.clockOffset ?? 0,
  );
  const faults = noFaults();
  const chance = random(options.seed);
  const world: World = {
    url: "",
    settings,
    clock,
    random: chance,
    people: noPeople(),
    outgoing: new Map(),
    inbound: new Map(),
    held: new Map(),
    templates: new Map(),
    media: new Map(),
    flows: new Map(),
    uploads: new Map(),
    links: new Map(),
    profile: {},
    charges: [],
    faults,
    limits: limits({
      messagesPerSecond: options.messagesPerSecond ?? 80,
      dailyRecipients: options.dailyRecipients ?? Number.POSITIVE_INFINITY,
      wallMilliseconds: options.wallMilliseconds ?? (() => performance.now()),
    }),
    outbox: outbox({ settings, clock, faults, random: chance }),
    watchers: noWatchers(),
  };
  if (snapshot !== undefined) restore(world, snapshot);
  return world;
}

/** The options that are settings and were really given: an undefined one must not hide its default. */
function given(options: EmulatorOptions): Partial<Settings> {
  return Object.fromEntries(
    Object.entries(options).filter(([key, value]) => key in defaultSettings && value !== undefined),
  );
}

function face(world: World): Omit<Emulator, "url" | "close" | typeof Symbol.asyncDispose> {
  return {
    settings: world.settings,
    clock: world.clock,
    people: {
      add(values) {
        const person = addPerson(world, values);
        if (person === undefined)
          throw new Error(
            `Somebody on the desk has the number of ${values.name} already; give another`,
          );
        return person;
      },
      withPhone: (phone) => personWithPhone(world, digitsOf(phone)),
      write: (person, what, manner) =>
        write(
          world,
          person,
          typeof what === "string" ? { type: "text", text: what } : what,
          manner,
        ),
      tap(person, id, answers) {
        const sent = tap(world, person, { id, answers });
        if (sent === undefined)
          throw new Error(`The phone of ${person.name} shows nothing to tap called "${id}"`);
        return sent;
      },
      messages: phoneView,
    },
    faults: {
      add: (fault) => world.faults.add(fault),
      clear() {
        world.faults.clear();
        letGo(world);
      },
    },
    limits: world.limits,
    bill: () => bill(world),
    setWebhookUrl(url) {
      world.outbox.target = url;
    },
    subscribe: (url) => subscribe(world, url),
    webhookAttempts: world.outbox.attempts,
    settled: () => world.outbox.settled(),
  };
}
