/** What may happen to a broadcast, in any order. Each prints itself, so that a failing sequence can be read. */
import fc from "fast-check";
import type { Page } from "./page.ts";
import type { Answer, World } from "./world.ts";

type Command = fc.AsyncCommand<Page, World>;

function command(
  words: string,
  run: (page: Page, world: World) => Promise<unknown>,
  check: (page: Readonly<Page>) => boolean = () => true,
): Command {
  return {
    check,
    async run(page, world) {
      await run(page, world);
      await world.holds();
    },
    toString: () => words,
  };
}

const turn = (owner: string, answers: readonly Answer[]) =>
  command(`${owner} works (${answers.join(", ")})`, async (_, world) => {
    await world.turn(owner, answers);
  });

const crash = (requests: number) =>
  command(`a process dies after ${requests} requests`, async (_, world) => {
    await world.passes(11);
    await world.crash(requests);
  });

const tell = (index: number, state: "sent" | "delivered" | "failed") =>
  command(`WhatsApp tells of ${index}: ${state}`, async (_, world) => {
    await world.tell(index, state);
  });

const stop = (index: number) =>
  command(`${index} writes STOP`, async (page, world) => {
    await world.stops(index);
    const line = page.people[index];
    if (line !== undefined) line.stopped = true;
  });

const passes = (seconds: number) =>
  command(`${seconds} s pass`, async (_, world) => {
    await world.passes(seconds);
  });

const clockBack = (seconds: number) =>
  command(`the clock is set back by ${seconds} s`, (_, { engine: { clock } }) => {
    clock.set(new Date(clock.now().getTime() - seconds * 1000));
    return Promise.resolve();
  });

const pause = command("pause", async (page, { batch }) => {
  await batch.pause();
  page.paused = true;
});
const resume = command("resume", async (page, { batch }) => {
  await batch.resume();
  page.paused = false;
});
const halt = command("emergency stop", async (page, world) => {
  await world.halt(true);
  page.halted = true;
});
const goOn = command("send again", async (page, world) => {
  await world.halt(false);
  page.halted = false;
});
const cancel = command("cancel", async (page, { batch }) => {
  await batch.cancel();
  page.cancelled = true;
});

const answer = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Answer>("accept") },
  { weight: 2, arbitrary: fc.constant<Answer>("lost") },
  { weight: 1, arbitrary: fc.constant<Answer>("dead") },
  { weight: 1, arbitrary: fc.constant<Answer>("temporary") },
);

/** Sequences of up to `length` steps about so many people. */
export function happenings(people: number, length: number) {
  const person = fc.nat({ max: people - 1 });
  const often = fc
    .tuple(fc.constantFrom("Ann's process", "Bob's process"), fc.array(answer, { maxLength: 4 }))
    .map(([owner, answers]) => turn(owner, answers));
  const said = fc
    .tuple(person, fc.constantFrom("sent", "delivered", "failed"))
    .map(([index, state]) => tell(index, state));
  return fc.commands(
    [
      often,
      often,
      fc.integer({ min: 1, max: 4 }).map(crash),
      said,
      person.map(stop),
      fc.constantFrom(5, 11, 60, 660).map(passes),
      fc.constantFrom(30, 3_600).map(clockBack),
      fc.constantFrom(pause, resume, halt, goOn, resume, goOn),
      fc.constant(cancel),
    ],
    { maxCommands: length, size: "max" },
  );
}
