/** /team/abonnenten/:id: one person, what they get, the proof of it, and what staff can do for them. */
import { Hono, type Context } from "hono";
import { requireStaff, type StaffEnv } from "../staff/staff.ts";
import { readForm } from "../web/forms.tsx";
import { readOrganisation } from "../web/organisation.ts";
import { paths } from "../web/paths.ts";
import { withConfirmation } from "../web/forms.tsx";
import { localDay } from "./local-day.ts";
import {
  addSubscription,
  changePause,
  endSubscriptions,
  showNumbers,
  type Deed,
} from "./person-changes.ts";
import { checkAddition, checkEnding, checkPause, type Moment } from "./person-form.ts";
import { personWords } from "./person-words.ts";
import { showPerson, type Shown } from "./person-view.tsx";
import { readSubscriber, type SubscriberPerson } from "./person.ts";
import type { SubscriberContext } from "./pages-context.ts";
import { listTopics } from "./topics.ts";

type C = Context<StaffEnv>;
type Answer = Response | Promise<Response>;
type Act = (c: C, person: SubscriberPerson, moment: Moment) => Answer;

export function personPage(context: SubscriberContext): Hono<StaffEnv> {
  const { db } = context;
  const app = new Hono<StaffEnv>();
  const door = requireStaff(context, "see-subscribers");
  const show = (c: C, person: SubscriberPerson, moment: Moment, shown: Shown = {}) =>
    showPerson(c, context, person, moment, shown);

  /** Finds the person first, whatever is to be done. */
  const withPerson = (act: Act) => async (c: C) => {
    const { timeZone } = await readOrganisation(db);
    const now = context.clock.now();
    const moment = { now, timeZone, today: localDay(now, timeZone) };
    // Too many digits for an id: nobody has it.
    const id = Number(c.req.param("id")?.slice(0, 15));
    const person = await readSubscriber(db, id, moment.today);
    return person === null ? c.notFound() : await act(c, person, moment);
  };
  const on = (action: string, act: Act) =>
    app.post(`${paths.subscribers}/:id{[0-9]+}/${action}`, door, withPerson(act));

  app.get(`${paths.subscribers}/:id{[0-9]+}`, door, withPerson(show));

  on("nummer", async (c, person, moment) => {
    const numbers = await showNumbers(db, deedOf(c, person, moment));
    return await show(c, person, moment, { numbers });
  });

  on("beenden", async (c, person, moment) => {
    const ending = checkEnding(await readForm(c), person.topics, c.var.staff.language);
    if (ending.value === null) return await show(c, person, moment, { ending });
    const wording = personWords("de").endWording(c.var.staff.name);
    const deed = deedOf(c, person, moment);
    const ended = await endSubscriptions(db, deed, { ...ending.value, wording });
    return done(c, person, ended ? "beendet" : "schon-beendet");
  });

  on("hinzufuegen", async (c, person, moment) => {
    const { language } = c.var.staff;
    const topics = await listTopics(db, { hidden: true });
    const addition = checkAddition(await readForm(c), topics, moment, language);
    if (addition.value === null) return await show(c, person, moment, { addition });
    const added = await addSubscription(db, deedOf(c, person, moment), addition.value);
    if (added === "added") return done(c, person, "hinzugefuegt");
    const errors = { datum: personWords(language).overruled };
    return await show(c, person, moment, { addition: { ...addition, errors } });
  });

  on("pause", async (c, person, moment) => {
    const form = await readForm(c);
    const ends = form.ticked("ende");
    const pause = checkPause(form, moment, c.var.staff.language);
    if (!ends && pause.value === null) return await show(c, person, moment, { pause });
    await changePause(db, deedOf(c, person, moment), ends ? null : pause.value);
    return done(c, person, ends ? "weiter" : "pausiert");
  });
  return app;
}

function deedOf(c: C, person: SubscriberPerson, { now }: Moment): Deed {
  return { subscriberId: person.id, staffId: c.var.staff.id, now };
}

function done(c: C, person: SubscriberPerson, key: string): Response {
  return c.redirect(withConfirmation(paths.subscriber(person.id), key), 303);
}
