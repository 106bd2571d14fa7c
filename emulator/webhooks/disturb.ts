import type { Faults } from "../control/faults.ts";
import type { Random } from "../random.ts";
import type { Update } from "./update.ts";

type Plan = {
  readonly now: Update[];
  readonly withheld: Update[];
  readonly delayed: { readonly update: Update; readonly milliseconds: number }[];
  readonly shuffle: boolean;
};

/** What the faults that stand do to these updates: lose, withhold, delay, double, shuffle. */
export function disturb(updates: readonly Update[], faults: Faults, random: Random): Plan {
  const plan: Plan = {
    now: [],
    withheld: [],
    delayed: [],
    shuffle:
      faults.has("shuffleWebhooks") && faults.take("shuffleWebhooks", {}, random) !== undefined,
  };
  if (faults.none()) return { ...plan, now: [...updates] };
  for (const update of updates) {
    const facts = { webhook: update.kind };
    if (faults.take("loseWebhooks", facts, random) !== undefined) continue;
    if (update.kind === "status" && faults.take("withholdStatuses", facts, random) !== undefined) {
      plan.withheld.push(update);
      continue;
    }
    const delay = faults.take("delayWebhooks", facts, random);
    if (delay !== undefined)
      plan.delayed.push({ update, milliseconds: delay.milliseconds ?? 60_000 });
    else plan.now.push(update);
    if (faults.take("duplicateWebhooks", facts, random) !== undefined) plan.now.push(update);
  }
  return plan;
}
