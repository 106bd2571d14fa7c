/** The form of a broadcast: what, how it arrives, who and when; side by side on a wide screen. */
import type { Child, FC } from "hono/jsx";
import {
  CheckboxGroup,
  ErrorSummary,
  Field,
  Form,
  TextArea,
  Checkbox,
  type FieldErrors,
} from "../web/forms.tsx";
import type { VariantLanguage } from "../subscribers/subscribers.ts";
import { formatNumber } from "../web/format.ts";
import type { Language } from "../web/language.ts";
import { paths } from "../web/paths.ts";
import { assetPath } from "../web/static.ts";
import { inVariant } from "./content.ts";
import { contentOf, type Draft } from "./draft.ts";
import { keptOnError, Saved, type SavedStand } from "./drafts/drafts.ts";
import type { Forms } from "./forms.ts";
import { pageWords } from "./page-words.ts";
import { UrgentWay, type Conflict } from "./plan/plan.ts";
import { Effect, When } from "./compose-when.tsx";
import { Preview } from "./preview.tsx";
import type { Reach } from "./reach.ts";
import {
  CropFields,
  FormatBar,
  ShownVariant,
  VariantFields,
  WordingPanel,
  type Readers,
} from "./wording/wording.ts";

export type Composed = {
  readonly draft: Draft;
  readonly errors: FieldErrors;
  readonly topics: readonly {
    readonly id: number;
    readonly title: string;
    readonly people: number;
  }[];
  /** Null before topics are chosen, or without a number. */
  readonly reach: Reach | null;
  /** Null before anything is written, or without a number. */
  readonly forms: Forms | null;
  /** The address that its public page will have. */
  readonly page: string;
  readonly sender: string;
  /** Its audience is who got the wrong message; nobody chooses it. */
  readonly isCorrection: boolean;
  /** Somebody else has to approve it as it stands in the form. */
  readonly needsApproval: boolean;
  /** The chosen time is quiet until then; null where it is not. */
  readonly quietUntil: Date | null;
  /** What the chosen time collides with. */
  readonly conflicts: readonly Conflict[];
  readonly timeZone: string;
  readonly language: Language;
  readonly testSend: Child;
  readonly saved: SavedStand;
  /** Languages beside German. */
  readonly offered: readonly VariantLanguage[];
  /** How many get each variant. */
  readonly readers: readonly Readers[];
};

/** Where the sentence about a part of the content leads. */
const fieldNames: Readonly<Record<string, string>> = {
  title: "titel",
  image: "bild",
  imageAlt: "bildAlt",
  imageCredit: "bildQuelle",
  topics: "thema",
  sendAt: "wann",
  until: "bisDatum",
  overDays: "mehrtaegig",
};

export const ComposeForm: FC<Composed> = (composed) => {
  const { draft, errors, topics, language } = composed;
  const w = pageWords(language);
  const number = (value: number) => formatNumber(value, language);
  const named = Object.entries(errors).map(([key, sentence]) => [fieldNames[key] ?? key, sentence]);
  return (
    <Form
      action={draft.version === 0 ? paths.newBroadcast : paths.broadcast(draft.id)}
      files
      id="aussendung"
    >
      <ErrorSummary errors={Object.fromEntries(named)} language={language} />
      <Saved draft={draft} stand={composed.saved} language={language} />
      <div class="compose">
        <section aria-labelledby="was">
          <h2 class="kern-heading-medium" id="was">
            {w.what}
          </h2>
          <Field name="titel" label={w.fieldTitle} value={draft.title} error={errors["title"]} />
          <TextArea
            name="teaser"
            label={w.fieldTeaser}
            hint={w.teaserHint}
            rows={3}
            value={draft.teaser}
            error={errors["teaser"]}
          />
          <FormatBar field="text" language={language} />
          <TextArea
            name="text"
            label={w.fieldText}
            hint={w.textHint}
            rows={10}
            value={draft.text}
            error={errors["text"]}
          />
          <WordingPanel content={contentOf(draft)} page={composed.page} language={language} />
          <Picture draft={draft} errors={errors} language={language} />
          <Field
            name="link"
            label={w.fieldLink}
            hint={w.linkHint}
            inputmode="url"
            value={draft.link}
            error={errors["link"]}
          />
          <VariantFields
            variants={draft.variants}
            offered={composed.offered}
            errors={errors}
            language={language}
          />
        </section>
        <section aria-labelledby="wie">
          <h2 class="kern-heading-medium" id="wie">
            {w.how}
          </h2>
          <Refreshed id="vorschau" typing>
            <ShownVariant variants={draft.variants} shown={draft.shown} language={language} />
            {composed.forms === null ? (
              <p class="kern-body">{w.nothingYet}</p>
            ) : (
              <Preview
                content={inVariant(contentOf(draft), draft.shown ?? "")}
                forms={composed.forms}
                page={composed.page}
                sender={composed.sender}
                view={draft.view}
                language={language}
              />
            )}
          </Refreshed>
        </section>
        <section aria-labelledby="wer">
          <h2 class="kern-heading-medium" id="wer">
            {w.who}
          </h2>
          {composed.isCorrection ? (
            draft.topicIds.map((id) => <input type="hidden" name="thema" value={String(id)} />)
          ) : (
            <CheckboxGroup
              legend={w.topics}
              name="thema"
              options={topics.map(({ id, title, people }) => ({
                value: String(id),
                label: title,
                hint: w.topicPeople(number(people), people === 1),
                checked: draft.topicIds.includes(id),
              }))}
              error={errors["topics"]}
            />
          )}
          <When draft={draft} errors={errors} language={language} />
          <Checkbox
            name="liebernochmal"
            label={w.repeatUncertain}
            hint={w.repeatUncertainHint}
            checked={draft.repeatUncertain}
          />
          <Refreshed id="wirkung">
            <Effect {...composed} />
          </Refreshed>
          {composed.testSend}
          <UrgentWay urgent={draft.urgent} language={language} />
        </section>
      </div>
      <script src={assetPath("compose.js")} defer></script>
    </Form>
  );
};

/** A part that is drawn anew when something in the form changes; without script by the button "update". */
const Refreshed: FC<{ id: string; typing?: boolean; children?: Child }> = ({
  id,
  typing = false,
  children,
}) => (
  <div
    id={id}
    hx-post={paths.broadcastPreview}
    hx-trigger={`${typing ? "input from:#aussendung delay:800ms, " : ""}change from:#aussendung delay:200ms`}
    hx-include="#aussendung"
    hx-target={`#${id}`}
    hx-select={`#${id}`}
    hx-swap="outerMorph"
    {...keptOnError}
  >
    {children}
  </div>
);

const Picture: FC<{ draft: Draft; errors: FieldErrors; language: Language }> = ({
  draft,
  errors,
  language,
}) => {
  const w = pageWords(language);
  return (
    <>
      <Field
        name="bild"
        type="file"
        label={w.fieldPicture}
        hint={draft.mediaId === null ? w.pictureHint : w.pictureThere}
        accept="image/jpeg,image/png,image/webp"
        error={errors["image"]}
      />
      {draft.mediaId === null ? null : (
        <>
          <input type="hidden" name="bildId" value={String(draft.mediaId)} />
          <Checkbox name="ohneBild" label={w.pictureRemove} />
          <CropFields mediaId={draft.mediaId} wholeId={draft.wholeMediaId} language={language} />
        </>
      )}
      <Field
        name="bildAlt"
        label={w.fieldAlt}
        hint={w.altHint}
        value={draft.alt}
        error={errors["imageAlt"]}
      />
      <Field
        name="bildQuelle"
        label={w.fieldCredit}
        hint={w.creditHint}
        value={draft.credit}
        error={errors["imageCredit"]}
      />
    </>
  );
};
