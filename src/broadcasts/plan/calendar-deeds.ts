/** Moving, scheduling and calling off from the calendar: the same steps as on the page of a broadcast. */
import type { Context } from "hono";
import { transact } from "../../db/db.ts";
import type { StaffEnv } from "../../staff/staff.ts";
import { formatTime } from "../../web/format.ts";
import { readForm } from "../../web/forms.tsx";
import type { BroadcastContext } from "../context.ts";
import { plannedTime } from "../draft.ts";
import { readBroadcast, type Broadcast } from "../read.ts";
import { transition } from "../transition.ts";
import { editBroadcast } from "../write.ts";
import { clockOf } from "./calendar-format.ts";
import { planWords } from "./plan-words.ts";
import { dayAt, quietUntil } from "./quiet-hours.ts";
import { readQuiet } from "./quiet-setting.ts";
import { quietWords } from "./quiet-words.ts";

type Deed = "verschieben" | "einplanen" | "absagen";

export type Refused = {
  readonly kind: "refused";
  readonly view: string;
  readonly day: string;
  readonly trouble: string;
  /** The next time that is not quiet, to be taken with one button. */
  readonly free?:
    | {
        readonly deed: Deed;
        readonly id: string;
        readonly version: number;
        readonly at: Date;
        readonly date: string;
        readonly clock: string;
      }
    | undefined;
};

export type Done = {
  readonly kind: "done";
  readonly view: string;
  readonly day: string;
  readonly deed: Deed;
};

export async function calendarDeed(
  c: Context<StaffEnv>,
  context: BroadcastContext,
): Promise<Done | Refused> {
  const { db } = context;
  const { language } = c.var.staff;
  const w = planWords(language);
  const form = await readForm(c);
  const here = { view: form.text("ansicht"), day: form.text("datum") };
  const refuse = (trouble: string): Refused => ({ kind: "refused", ...here, trouble });
  const deed = deedOf(form.text("tun"));
  const broadcast = await readBroadcast(db, form.text("id"));
  // A draft that is put on a day comes from a list that shows no version; what it says is not changed here.
  const seen = form.text("version") === "" ? broadcast?.version : Number(form.text("version"));
  if (broadcast === null || deed === null || broadcast.version !== seen) return refuse(w.changed);
  const done: Done = { kind: "done", ...here, deed };
  const asked = { c, context, broadcast, refuse };
  if (deed === "absagen") return (await step(asked, "unschedule")) ?? done;

  const { hours, place } = await readQuiet(db);
  const typed = { later: true, date: form.text("datum"), clock: form.text("uhrzeit") };
  const planned = plannedTime(typed, place.timeZone);
  if (planned.kind !== "at") return refuse(w.badTime);
  const { at } = planned;
  const isAhead = broadcast.lane === "broadcast" && at > context.clock.now();
  const until = isAhead ? quietUntil(hours, place, at) : null;
  if (until !== null)
    return {
      ...refuse(quietWords(language).refused(formatTime(until, place.timeZone, language))),
      free: {
        deed,
        id: broadcast.id,
        version: broadcast.version,
        at: until,
        date: dayAt(place, until).toString(),
        clock: clockOf(until, place.timeZone),
      },
    };
  const isWish = deed === "verschieben" && broadcast.state === "draft";
  return (await (isWish ? moveWish(asked, at) : step(asked, "schedule", at))) ?? done;
}

type Asked = {
  readonly c: Context<StaffEnv>;
  readonly context: BroadcastContext;
  readonly broadcast: Broadcast;
  readonly refuse: (trouble: string) => Refused;
};

/** Null where it was done. */
async function step(
  { c, context, broadcast, refuse }: Asked,
  verb: "schedule" | "unschedule",
  sendAt?: Date,
): Promise<Refused | null> {
  const { db, clock, publicUrl } = context;
  const { id, language } = c.var.staff;
  const moved = await transition(db, broadcast.id, verb, { kind: "staff", id }, clock.now(), {
    publicUrl,
    language,
    ...(sendAt === undefined ? {} : { sendAt }),
  });
  if (moved.kind === "not-found") return refuse(planWords(language).changed);
  if (moved.kind === "not-allowed")
    return refuse([...new Set([moved.reason, ...Object.values(moved.errors)])].join(" "));
  context.wakeBroadcasts();
  return null;
}

/** A draft only wishes to go then: its content stays, and so does everything else. Null where it was done. */
async function moveWish(
  { c, context: { db, clock }, broadcast, refuse }: Asked,
  sendAt: Date,
): Promise<Refused | null> {
  const { id, language } = c.var.staff;
  const input = { ...broadcast, topicIds: broadcast.topics.map((topic) => topic.id), sendAt };
  const edited = await transact(db, (tx) =>
    editBroadcast(
      tx,
      broadcast.id,
      broadcast.version,
      input,
      { kind: "staff", id },
      clock.now(),
      language,
    ),
  );
  return edited.kind === "written" ? null : refuse(planWords(language).changed);
}

function deedOf(typed: string): Deed | null {
  return typed === "verschieben" || typed === "einplanen" || typed === "absagen" ? typed : null;
}
