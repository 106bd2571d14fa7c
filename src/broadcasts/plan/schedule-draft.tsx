/** Puts a draft that has no time yet on the chosen day. */
import { Field, Form, Select, Submit } from "../../web/forms.tsx";
import type { Language } from "../../web/language.ts";
import { paths } from "../../web/paths.ts";
import type { BroadcastContext } from "../context.ts";
import { listBroadcasts } from "../read.ts";
import type { View } from "./calendar-days.ts";
import { planWords } from "./plan-words.ts";

type Props = { context: BroadcastContext; day: string; view: View; language: Language };

export const ScheduleDraft = async ({ context, day, view, language }: Props) => {
  const w = planWords(language);
  const { broadcasts } = await listBroadcasts(context.db, { filter: "open" });
  const drafts = broadcasts.filter(
    ({ sendAt, lane, state }) => sendAt === null && lane === "broadcast" && state !== "in-review",
  );
  if (drafts.length === 0) return null;
  return (
    <details>
      <summary class="kern-body">{w.planTitle}</summary>
      <Form action={paths.broadcastCalendar}>
        <input type="hidden" name="ansicht" value={view} />
        <Select
          name="id"
          label={w.draft}
          options={drafts.map(({ id, title }) => ({ value: id, label: title }))}
        />
        <div class="compose__time">
          <Field name="datum" type="date" label={w.date} value={day} />
          <Field name="uhrzeit" type="time" label={w.clock} value="10:00" />
        </div>
        <Submit label={w.plan} name="tun" value="einplanen" kind="secondary" />
      </Form>
    </details>
  );
};
