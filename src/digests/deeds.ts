/** POST /team/tipps/:run/:deed: one step on a day's list, then back to it. */
import { Hono } from "hono";
import { requireStaff, type StaffEnv } from "../staff/staff.ts";
import type { PageContext } from "../web/context.ts";
import { readForm, withConfirmation, type FormValues } from "../web/forms.tsx";
import { paths } from "../web/paths.ts";
import { listDigests } from "./digest.ts";
import { stepRun, type Step } from "./edit.ts";

export function tipDeeds(context: PageContext): Hono<StaffEnv> {
  const { db, clock } = context;
  const app = new Hono<StaffEnv>();
  app.post("/team/tipps/:run{[0-9]{1,15}}/:deed", requireStaff(context, "compose"), async (c) => {
    const deed = c.req.param("deed");
    const step = stepOf(deed, await readForm(c));
    if (step === null) return c.notFound();
    const stepped = await stepRun(
      db,
      Number(c.req.param("run")),
      step,
      c.var.staff.id,
      clock.now(),
    );
    if (stepped.kind === "not-found") return c.notFound();
    const { topicId, day } = stepped.run;
    const key = (await listDigests(db)).find((one) => one.topicId === topicId)?.topicKey ?? "";
    const said =
      stepped.kind === "refused"
        ? refusals[stepped.because]
        : (confirmations[deed] ?? "gespeichert");
    const back = withConfirmation(paths.tipsRun(key, day), said);
    return c.redirect("occurrenceId" in step ? `${back}#tipp-${step.occurrenceId}` : back, 303);
  });
  return app;
}

const refusals = { over: "zuspaet", full: "voll", told: "gesagt" } as const;
const confirmations: Readonly<Record<string, string>> = {
  bestaetigen: "bestaetigen",
  auslassen: "auslassen",
  doch: "doch",
};

function stepOf(deed: string, form: FormValues): Step | null {
  const given = form.text("termin");
  const occurrenceId = /^\d{1,15}$/.test(given) ? Number(given) : 0;
  switch (deed) {
    case "hoch":
      return { kind: "up", occurrenceId };
    case "runter":
      return { kind: "down", occurrenceId };
    case "weg":
      return { kind: "drop", occurrenceId };
    case "dazu":
      return { kind: "add", occurrenceId };
    case "satz":
      return { kind: "word", occurrenceId, words: form.text("satz").replaceAll("\n", " ") };
    case "bestaetigen":
      return { kind: "confirm" };
    case "auslassen":
      return { kind: "skip" };
    case "doch":
      return { kind: "take-up" };
    default:
      return null;
  }
}
