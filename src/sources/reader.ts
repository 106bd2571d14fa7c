/** Has foreign bytes read in a thread of its own, with a limit on memory and time. */
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Digested, DigestedEvent } from "./digested.ts";
import type { ReadOptions } from "./event.ts";
import type { FormatName } from "./formats/formats.ts";

export type ReadingJob = {
  readonly id: number;
  readonly format: FormatName;
  readonly bytes: Uint8Array;
  readonly options: ReadOptions;
};

type Read = Extract<Digested, { kind: "read" }>;
/** What the thread sends: events in portions, then the rest. */
export type ReadingPart = { readonly id: number } & (
  | { readonly kind: "events"; readonly events: readonly DigestedEvent[] }
  | ({ readonly kind: "end" } & Omit<Read, "kind" | "events">)
  | { readonly kind: "refused"; readonly reason: string }
);

export type Reader = AsyncDisposable & {
  /** Never throws for what stands in the bytes: what cannot be read is refused with a German sentence. */
  read(format: FormatName, bytes: Uint8Array, options: ReadOptions): Promise<Digested>;
};

const longestMs = 60_000;
/** Without a job the thread ends, and gives its memory back. */
const restMs = 60_000;
const memoryMegabytes = 256;
/** For what has just been made. By default V8 lets it grow until 10,000 events take 300 MB instead of 190. */
const youngMegabytes = 12;

/** The thread starts with the first job and is replaced when it dies of one. One job at a time. */
export function openReader(): Reader {
  let thread: Worker | null = null;
  let queue: Promise<unknown> = Promise.resolve();
  let jobs = 0;
  let done = 0;
  let idle: NodeJS.Timeout | undefined;
  const end = async () => {
    const ending = thread;
    thread = null;
    await ending?.terminate();
  };
  return {
    async read(format, bytes, options) {
      const id = (jobs += 1);
      const turn = queue.then(async () => {
        thread ??= startThread();
        const reading = await readIn(thread, { id, format, bytes, options });
        if (reading.kind === "read" || reading.kind === "refused") return reading;
        await end();
        return { kind: "refused", reason: reasons[reading.kind] } as const;
      });
      queue = turn.catch(() => undefined);
      clearTimeout(idle);
      try {
        return await turn;
      } finally {
        done += 1;
        // What it needed for a large calendar it would keep for ever.
        idle = setTimeout(() => void (done === jobs && end()), restMs).unref();
      }
    },
    async [Symbol.asyncDispose]() {
      await queue;
      clearTimeout(idle);
      await end();
    },
  };
}

const reasons = {
  late: "Die Datei ließ sich nicht in einer Minute lesen. Bitte prüfen Sie, ob sie Termine ohne Ende enthält.",
  died: "Die Datei ließ sich nicht lesen. Bitte prüfen Sie, ob sie beschädigt oder ungewöhnlich groß ist.",
} as const;

function startThread(): Worker {
  // From the source as well as from the bundle.
  const name = import.meta.url.endsWith(".ts") ? "./reading-thread.ts" : "./reading-thread.js";
  const thread = new Worker(new URL(name, import.meta.url), {
    resourceLimits: {
      maxOldGenerationSizeMb: memoryMegabytes,
      maxYoungGenerationSizeMb: youngMegabytes,
    },
    execArgv: [],
  });
  // Nobody waits for it to end the program.
  thread.unref();
  thread.on("error", () => undefined);
  return thread;
}

async function readIn(
  thread: Worker,
  job: ReadingJob,
): Promise<Digested | { readonly kind: "late" | "died" }> {
  const ending = new AbortController();
  const late = setTimeout(() => ending.abort(), longestMs);
  const { promise, resolve } = Promise.withResolvers<Digested | { kind: "died" }>();
  const events: DigestedEvent[] = [];
  const take = (part: ReadingPart) => {
    if (part.kind === "events") events.push(...part.events);
    else resolve(part.kind === "end" ? { ...part, kind: "read", events } : part);
  };
  const die = () => resolve({ kind: "died" });
  thread.on("message", take);
  thread.once("exit", die);
  try {
    thread.postMessage(job);
    return await Promise.race([
      promise,
      once(ending.signal, "abort").then(() => ({ kind: "late" }) as const),
    ]);
  } finally {
    clearTimeout(late);
    thread.off("message", take);
    thread.off("exit", die);
  }
}
