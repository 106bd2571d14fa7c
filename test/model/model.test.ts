/**
 * Random sequences of what may happen to a broadcast, held against a page of paper. `MODEL_SECONDS` gives it more time;
 * a failure prints the shortest sequence that breaks a promise, with its seed.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { modelSeconds } from "../support/patience.ts";
import { happenings } from "./commands.ts";
import { blankPage } from "./page.ts";
import { openWorld, type World } from "./world.ts";

const people = 7;

/** Everything that hinders is taken away, time passes, WhatsApp tells: then nothing may be left open. */
async function comesToAnEnd(world: World, page: ReturnType<typeof blankPage>): Promise<void> {
  await world.halt(false);
  await world.batch.resume();
  page.halted = false;
  page.paused = false;
  // Each time that the clock was set back leaves an hour in which earlier and later cannot be told apart.
  for (let round = 0; round < 12; round += 1) {
    await world.passes(7_200);
    await world.turn("last", []);
    await world.turn("last", []);
    await world.provesAlive();
    await world.holds();
  }
}

test(
  "whatever happens in whatever order: nobody gets it twice, nothing after a STOP, and all of it comes to an end",
  async () => {
    await fc.assert(
      fc.asyncProperty(happenings(people, 20), async (commands) => {
        const page = blankPage(people);
        await using world = await openWorld(page);

        await fc.asyncModelRun(() => ({ model: page, real: world }), commands);
        await comesToAnEnd(world, page);

        const open = (await world.states()).filter((state) =>
          ["queued", "sending", "uncertain"].includes(state),
        );
        const forgotten = page.people.filter(
          ({ accepted, stopped }) => accepted === 0 && !stopped && !page.cancelled,
        );
        expect({ open, forgotten }).toEqual({ open: [], forgotten: [] });
      }),
      {
        numRuns: 10_000,
        interruptAfterTimeLimit: modelSeconds * 1000,
        markInterruptAsFailure: false,
      },
    );
  },
  (modelSeconds + 120) * 1000,
);
