/**
 * The emulator's own time: the clock it was given plus what has been advanced.
 * What is to happen later is a task here, so that tests move time instead of waiting.
 */
export type EmulatorClock = {
  now(): Date;
  /** Milliseconds since 1970. */
  milliseconds(): number;
  /** Moves time forward and runs, in order, everything that falls due on the way. */
  advance(milliseconds: number): void;
  /** Runs what is due now; needed when the outer clock was moved. */
  tick(): void;
  /** Runs `task` once the time is reached; at once is "with the next tick". */
  at(milliseconds: number, task: () => void): void;
  /** What has been advanced in all, for a snapshot. */
  readonly offset: number;
  stop(): void;
};

type Task = { readonly due: number; readonly order: number; readonly run: () => void };

/** setTimeout takes no more than 2^31 - 1 milliseconds. */
const longestTimer = 2_147_000_000;

export function emulatorClock(outer: { now(): Date }, startOffset = 0): EmulatorClock {
  let offset = startOffset;
  let order = 0;
  let timer: NodeJS.Timeout | undefined;
  const tasks: Task[] = [];
  const milliseconds = () => outer.now().getTime() + offset;

  const runDue = () => {
    for (let next = tasks[0]; next !== undefined && next.due <= milliseconds(); next = tasks[0]) {
      tasks.shift();
      next.run();
    }
    arm();
  };
  const arm = () => {
    clearTimeout(timer);
    const next = tasks[0];
    if (next === undefined) return;
    const wait = Math.min(Math.max(next.due - milliseconds(), 1), longestTimer);
    timer = setTimeout(runDue, wait);
    timer.unref();
  };

  return {
    now: () => new Date(milliseconds()),
    milliseconds,
    advance(by) {
      const target = offset + by;
      for (
        let next = tasks[0];
        next !== undefined && next.due <= outer.now().getTime() + target;
        next = tasks[0]
      ) {
        offset = Math.max(offset, next.due - outer.now().getTime());
        tasks.shift();
        next.run();
      }
      offset = target;
      arm();
    },
    tick: runDue,
    at(due, run) {
      const task = { due, order: order++, run };
      const place = tasks.findIndex((other) => other.due > due);
      if (place === -1) tasks.push(task);
      else tasks.splice(place, 0, task);
      if (tasks[0] === task) arm();
    },
    get offset() {
      return offset;
    },
    stop() {
      clearTimeout(timer);
      tasks.length = 0;
    },
  };
}

const units: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** "24h", "90 min", "500ms" or a bare number of milliseconds, as milliseconds; undefined when it is none of them. */
export function readDuration(value: string | number): number | undefined {
  if (typeof value === "number") return Number.isFinite(value) && value >= 0 ? value : undefined;
  const match = /^\s*(\d+(?:\.\d+)?)\s*(ms|s|min|m|h|d)\s*$/.exec(value);
  const unit = units[match?.[2] ?? ""];
  return match === null || unit === undefined ? undefined : Number(match[1]) * unit;
}
