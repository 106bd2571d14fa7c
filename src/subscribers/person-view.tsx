/** The page of one person, put together from its cards. */
import type { Context } from "hono";
import { may, type StaffEnv } from "../staff/staff.ts";
import { Confirmation, confirmationText } from "../web/forms.tsx";
import { StaffPage } from "../web/layout.tsx";
import { formatTime } from "../web/format.ts";
import { Alert } from "../web/parts.tsx";
import { paths } from "../web/paths.ts";
import type { SubscriberContext } from "./pages-context.ts";
import { AddressCard, ConsentCard } from "./person-facts.tsx";
import { AddCard, PauseCard, SubscriptionCard } from "./person-cards.tsx";
import type { Addition, AdditionForm, Checked, Ending, EndingForm, Moment } from "./person-form.ts";
import { personWords } from "./person-words.ts";
import type { SubscriberPerson } from "./person.ts";
import { StateBadge } from "./subscriber-table.tsx";
import { chatText } from "./texts.ts";
import { listTopics } from "./topics.ts";

/** What the page shows beside the person: forms that came back, numbers in full. */
export type Shown = {
  readonly addition?: Checked<AdditionForm, Addition>;
  readonly ending?: Checked<EndingForm, Ending>;
  readonly pause?: Checked<string, string>;
  readonly numbers?: ReadonlyMap<number, string>;
};

export async function showPerson(
  c: Context<StaffEnv>,
  context: SubscriberContext,
  person: SubscriberPerson,
  moment: Moment,
  shown: Shown,
): Promise<Response> {
  const { staff } = c.var;
  const { language } = staff;
  const w = personWords(language);
  const { timeZone: zone, today } = moment;
  const notice = context.publicUrl + paths.privacyNotice;
  const wording = await chatText(context.db, "consent", "de", { notice });
  const topics = await listTopics(context.db, { hidden: true });
  const refused = [shown.addition, shown.ending, shown.pause].some(
    (form) => form !== undefined && Object.keys(form.errors).length > 0,
  );
  return await c.html(
    <StaffPage
      title={person.name ?? w.nameless(person.id)}
      section="subscribers"
      staff={staff}
      context={context}
    >
      <Confirmation text={confirmationText(c, confirmations(w))} />
      {shown.numbers === undefined ? null : <Alert title={w.shown} announced />}
      <p class="kern-body">
        <StateBadge row={person} zone={zone} today={today} language={language} />{" "}
        {w.since(formatTime(person.createdAt, zone, language, { dateOnly: true, withYear: true }))}
        {person.pilotCode === null ? "" : ` ${w.withCode(person.pilotCode)}`}
      </p>
      <p class="kern-body actions">
        <a class="kern-link" href={paths.subscribers}>
          {w.back}
        </a>
        {person.name !== null && may(staff, "answer").kind === "allowed" ? (
          <a
            class="kern-link"
            href={`${paths.inbox}?${new URLSearchParams({ stand: "alle", suche: person.name }).toString()}`}
          >
            {w.conversation}
          </a>
        ) : null}
      </p>
      <div class="columns">
        <SubscriptionCard person={person} ending={shown.ending} zone={zone} language={language} />
        <PauseCard person={person} moment={moment} pause={shown.pause} language={language} />
      </div>
      <AddressCard person={person} numbers={shown.numbers} zone={zone} language={language} />
      <AddCard
        person={person}
        topics={topics}
        addition={shown.addition}
        suggestion={{ day: today, wording }}
        language={language}
      />
      {await context.personActions?.({ subscriberId: person.id, staff })}
      <ConsentCard person={person} zone={zone} language={language} />
    </StaffPage>,
    refused ? 422 : 200,
  );
}

function confirmations(w: ReturnType<typeof personWords>): Readonly<Record<string, string>> {
  return {
    beendet: w.done,
    "schon-beendet": w.already,
    hinzugefuegt: w.added,
    pausiert: w.paused,
    weiter: w.resumed,
  };
}
