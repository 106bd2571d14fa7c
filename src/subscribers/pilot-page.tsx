/** /team/einstellungen/testphase: a small group by invitation first, then everyone, with a checklist. */
import { Hono, type Context } from "hono";
import { requireStaff, type StaffEnv } from "../staff/staff.ts";
import { readForm, withConfirmation } from "../web/forms.tsx";
import { formatNumber } from "../web/format.ts";
import { paths } from "../web/paths.ts";
import { invitationCode } from "./invitation-code.ts";
import type { SubscriberContext } from "./pages-context.ts";
import { changePilot, type PilotDeed } from "./pilot-changes.ts";
import { mostCodes, mostPeople, readCount } from "./pilot-form.ts";
import { openItems, showPilot } from "./pilot-view.tsx";
import { pilotWords } from "./pilot-words.ts";
import { readPilot, type Pilot } from "./pilot.ts";

/** More at once nobody hands out. */
const codesAtOnce = 20;

export function pilotPage(context: SubscriberContext): Hono<StaffEnv> {
  const { db } = context;
  const app = new Hono<StaffEnv>();
  const door = requireStaff(context, "administer");
  const change = async (
    c: Context<StaffEnv>,
    action: PilotDeed["action"],
    how: (pilot: Pilot) => Pilot,
    details?: PilotDeed["details"],
  ) => {
    const deed = { staffId: c.var.staff.id, now: context.clock.now(), action };
    await changePilot(db, details === undefined ? deed : { ...deed, details }, how);
  };
  const done = (c: Context, key: string) =>
    c.redirect(withConfirmation(paths.settingsPilot, key), 303);

  app.get(paths.settingsPilot, door, (c) => showPilot(c, context, {}));

  app.post(`${paths.settingsPilot}/betrieb`, door, async (c) => {
    const on = (await readForm(c)).text("stand") === "testphase";
    if (on) {
      await change(c, "test phase begun", (pilot) => ({ ...pilot, on: true }));
      return done(c, "begonnen");
    }
    const open = await openItems(context, c.var.staff.language);
    await change(
      c,
      "service opened",
      (pilot) => ({ ...pilot, on: false }),
      open.length === 0 ? undefined : { open: open.map(({ label }) => label) },
    );
    return done(c, "geoeffnet");
  });

  app.post(`${paths.settingsPilot}/plaetze`, door, async (c) => {
    const { language } = c.var.staff;
    const limit = (await readForm(c)).text("plaetze");
    const count = readCount(limit, mostPeople);
    if (count === null) {
      const plaetze = pilotWords(language).limitWrong(formatNumber(mostPeople, language));
      return await showPilot(c, context, { limit, errors: { plaetze } });
    }
    const raised = { limit: count };
    await change(c, "places changed", (pilot) => ({ ...pilot, ...raised }), raised);
    return done(c, "gespeichert");
  });

  app.post(`${paths.settingsPilot}/codes`, door, async (c) => {
    const w = pilotWords(c.var.staff.language);
    const count = (await readForm(c)).text("anzahl");
    const many = readCount(count, codesAtOnce);
    if (many === null)
      return await showPilot(c, context, { count, errors: { anzahl: w.countWrong(codesAtOnce) } });
    const { codes } = await readPilot(db);
    if (codes.length + many > mostCodes)
      return await showPilot(c, context, { count, errors: { anzahl: w.tooManyCodes(mostCodes) } });
    await change(c, "invitations made", (pilot) => withCodes(pilot, many), { count: many });
    return done(c, "erzeugt");
  });

  app.post(`${paths.settingsPilot}/codes/entfernen`, door, async (c) => {
    const code = (await readForm(c)).text("code");
    if ((await readPilot(db)).codes.includes(code))
      await change(
        c,
        "invitation removed",
        (pilot) => ({ ...pilot, codes: pilot.codes.filter((one) => one !== code) }),
        { code },
      );
    return done(c, "entfernt");
  });
  return app;
}

/** The newest first, where one looks for them. */
function withCodes(pilot: Pilot, many: number): Pilot {
  const codes = new Set(pilot.codes);
  const made: string[] = [];
  while (made.length < many) {
    const code = invitationCode(codes);
    codes.add(code);
    made.push(code);
  }
  return { ...pilot, codes: [...made, ...pilot.codes] };
}
