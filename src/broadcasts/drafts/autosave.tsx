/** POST /team/aussendungen/sichern: keeps the draft while somebody types, and answers with the line that says so. */
import { Hono } from "hono";
import { requireStaff, type StaffEnv } from "../../staff/staff.ts";
import type { PageContext } from "../../web/context.ts";
import { formatClock } from "../../web/format.ts";
import { readForm } from "../../web/forms.tsx";
import { readOrganisation } from "../../web/organisation.ts";
import { paths } from "../../web/paths.ts";
import { contentOf, plannedTime, readDraft, untilTime, type Draft } from "../draft.ts";
import { readBroadcast } from "../read.ts";
import { draftWords } from "./draft-words.ts";
import { keepDraft } from "./keep-draft.ts";
import { Saved, type SavedStand } from "./saved.tsx";

export function autosave(context: PageContext): Hono<StaffEnv> {
  const { db, clock } = context;
  const app = new Hono<StaffEnv>();

  app.post(paths.broadcastDraft, requireStaff(context, "compose"), async (c) => {
    const { staff } = c.var;
    const { language } = staff;
    const draft = readDraft(await readForm(c));
    const answer = (stand: SavedStand, version = draft.version) =>
      c.html(<Saved draft={{ ...draft, version }} stand={stand} language={language} />);
    const present = await readBroadcast(db, draft.id);
    if (present !== null && present.state !== "draft") return answer({ kind: "by-hand" });
    if (draft.title === "") return answer({ kind: "saves-itself" });

    const { timeZone } = await readOrganisation(db);
    const written = await keepDraft(
      context,
      draft,
      {
        ...contentOf(draft),
        id: draft.id,
        topicIds: draft.topicIds,
        repeatUncertain: draft.repeatUncertain,
        sendAt: sendAtOf(draft, timeZone, present?.sendAt ?? null),
        expiresAt: expiresAtOf(draft, timeZone),
        automatic: true,
      },
      staff,
    );
    if (written.kind === "not-found" || written.kind === "closed")
      return answer({ kind: "by-hand" });
    if (written.kind === "overtaken")
      return answer({ kind: "overtaken", by: written.by ?? draftWords(language).colleague });
    if (written.kind === "refused")
      return answer({ kind: "not-saved", reason: Object.values(written.errors)[0] ?? "" });
    // Whoever loads the page again finds the draft, not an empty form.
    if (present === null) c.header("HX-Replace-Url", paths.broadcast(draft.id));
    return answer(
      { kind: "saved", clock: formatClock(clock.now(), timeZone) },
      written.broadcast.version,
    );
  });
  return app;
}

/** A time that is still being typed changes nothing yet. */
function sendAtOf(draft: Draft, timeZone: string, present: Date | null): Date | null {
  const planned = plannedTime(draft, timeZone);
  if (planned.kind === "unreadable") return present;
  return planned.kind === "at" ? planned.at : null;
}

function expiresAtOf(draft: Draft, timeZone: string): Date | null | undefined {
  const until = untilTime(draft, timeZone);
  if (until.kind === "unreadable") return undefined;
  return until.kind === "at" ? until.at : null;
}
