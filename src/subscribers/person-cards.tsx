/** What staff can change for one person: subscriptions and pause. */
import type { FC } from "hono/jsx";
import { ErrorSummary, Field, Form, Select, Submit, TextArea } from "../web/forms.tsx";
import type { Language } from "../web/language.ts";
import { Badge, Card, Table, Time } from "../web/parts.tsx";
import { paths } from "../web/paths.ts";
import { daysLater } from "./local-day.ts";
import { listWords } from "./page-words.ts";
import {
  everyTopic,
  longestSource,
  longestWording,
  type Addition,
  type AdditionForm,
  type Checked,
  type Ending,
  type EndingForm,
  type Moment,
} from "./person-form.ts";
import { personWords } from "./person-words.ts";
import type { PersonTopic, SubscriberPerson } from "./person.ts";
import { dayInWords } from "./subscriber-table.tsx";
import type { Topic } from "./topics.ts";

type About = { readonly person: SubscriberPerson; readonly language: Language };

export const SubscriptionCard: FC<
  About & { zone: string; ending: Checked<EndingForm, Ending> | undefined }
> = ({ person, ending, zone, language }) => {
  const w = personWords(language);
  return (
    <Card title={w.topicsTitle} id="abos">
      {person.topics.length === 0 ? (
        <p class="kern-body">{w.noTopics}</p>
      ) : (
        <div class="stacking">
          <Table
            caption={w.topicsCaption}
            hideCaption
            columns={[{ title: w.topic }, { title: w.state }, { title: w.period }]}
            rows={person.topics.map((topic) => [
              topic.hidden ? `${topic.title} (${w.hidden})` : topic.title,
              <>
                <TopicState topic={topic} language={language} />
                {topic.state === "active" && topic.frequency !== "at-once" ? (
                  <div>{w[topic.frequency]}</div>
                ) : null}
              </>,
              <Period topic={topic} zone={zone} language={language} />,
            ])}
          />
        </div>
      )}
      <EndForm person={person} ending={ending} language={language} />
    </Card>
  );
};

const EndForm: FC<About & { ending: Checked<EndingForm, Ending> | undefined }> = ({
  person,
  ending,
  language,
}) => {
  const w = personWords(language);
  const running = person.topics.filter(({ state }) => state !== "ended");
  const errors = ending?.errors ?? {};
  if (running.length === 0) return null;
  const choices = running.map(({ key, title }) => ({ value: key, label: title }));
  return (
    <Form action={paths.subscriberAction(person.id, "beenden")} label={w.end}>
      <ErrorSummary errors={errors} language={language} />
      <Select
        name="abo"
        label={w.whichOne}
        value={ending?.typed.topic ?? ""}
        error={errors["abo"]}
        options={
          running.length === 1
            ? choices
            : [
                { value: "", label: w.choose },
                { value: everyTopic, label: w.allOfThem },
                ...choices,
              ]
        }
      />
      <Field
        name="grund"
        label={w.endReason}
        hint={w.endReasonHint}
        value={ending?.typed.reason ?? ""}
        maxlength={longestSource}
        autocomplete="off"
      />
      <p class="kern-body">{w.endHint}</p>
      <Submit label={w.end} kind="secondary" />
    </Form>
  );
};

const TopicState: FC<{ topic: PersonTopic; language: Language }> = ({ topic, language }) => {
  const w = personWords(language);
  const tones = { active: "success", pending: "warning", ended: "info" } as const;
  return <Badge label={w[topic.state]} tone={tones[topic.state]} />;
};

const Period: FC<{ topic: PersonTopic; zone: string; language: Language }> = ({
  topic,
  zone,
  language,
}) => {
  const w = listWords(language);
  const ended = topic.state === "ended" ? topic.endedAt : null;
  return (
    <>
      {ended === null ? w.sinceInline : w.untilInline}{" "}
      <Time at={ended ?? topic.since} zone={zone} language={language} dateOnly withYear />
    </>
  );
};

export const PauseCard: FC<
  About & { moment: Moment; pause: Checked<string, string> | undefined }
> = ({ person, moment, pause, language }) => {
  const w = personWords(language);
  const { today, timeZone } = moment;
  const until =
    person.pausedUntil !== null && person.pausedUntil > today ? person.pausedUntil : null;
  return (
    <Card title={w.pauseTitle} id="pausieren">
      <p class="kern-body">
        {until === null ? w.notPaused : w.pausedUntil(dayInWords(until, timeZone, today, language))}
      </p>
      <Form action={paths.subscriberAction(person.id, "pause")} label={w.pauseTitle}>
        <ErrorSummary errors={pause?.errors ?? {}} language={language} />
        <Field
          name="pause"
          type="date"
          label={w.pause}
          hint={w.pauseHint}
          value={pause?.typed ?? until ?? ""}
          min={daysLater(today, 1)}
          error={pause?.errors["pause"]}
        />
        <div class="actions">
          <Submit label={w.setPause} kind="secondary" />
          {until === null ? null : (
            <Submit label={w.endPause} kind="tertiary" name="ende" value="1" />
          )}
        </div>
      </Form>
    </Card>
  );
};

type AddProps = About & {
  topics: readonly Topic[];
  addition: Checked<AdditionForm, Addition> | undefined;
  suggestion: { readonly day: string; readonly wording: string };
};

export const AddCard: FC<AddProps> = ({ person, topics, addition, suggestion, language }) => {
  const w = personWords(language);
  const held = new Set(
    person.topics.filter(({ state }) => state === "active").map(({ key }) => key),
  );
  const open = topics.filter(({ key, hidden }) => !hidden && !held.has(key));
  const errors = addition?.errors ?? {};
  return (
    <Card title={w.addTitle} id="neues-abo">
      <p class="kern-body">{open.length === 0 ? w.allTopics : w.addIntro}</p>
      {open.length === 0 ? null : (
        <Form action={paths.subscriberAction(person.id, "hinzufuegen")} label={w.addTitle}>
          <ErrorSummary errors={errors} language={language} />
          <Select
            name="kategorie"
            label={w.topic}
            value={addition?.typed.topic ?? ""}
            error={errors["kategorie"]}
            options={[
              { value: "", label: w.choose },
              ...open.map(({ key, title }) => ({ value: key, label: title })),
            ]}
          />
          <Field
            name="herkunft"
            label={w.source}
            hint={w.sourceHint}
            value={addition?.typed.source ?? ""}
            maxlength={longestSource}
            autocomplete="off"
            error={errors["herkunft"]}
          />
          <Field
            name="datum"
            type="date"
            label={w.day}
            value={addition?.typed.day ?? ""}
            max={suggestion.day}
            error={errors["datum"]}
          />
          <TextArea
            name="wortlaut"
            label={w.wording}
            hint={w.wordingHint}
            value={addition?.typed.wording ?? suggestion.wording}
            rows={5}
            maxlength={longestWording}
            error={errors["wortlaut"]}
          />
          <Submit label={w.add} kind="secondary" />
        </Form>
      )}
    </Card>
  );
};
