/** One automatic text: both languages, its placeholders, and how it looks on the phone. */
import type { Context } from "hono";
import type { FC } from "hono/jsx";
import type { StaffEnv } from "../staff/staff.ts";
import {
  Confirmation,
  confirmationText,
  ErrorSummary,
  Form,
  Submit,
  TextArea,
  type FieldErrors,
} from "../web/forms.tsx";
import { inLanguage, type Language } from "../web/language.ts";
import { StaffPage } from "../web/layout.tsx";
import { readOrganisation } from "../web/organisation.ts";
import { Alert, Bubble, PhonePreview } from "../web/parts.tsx";
import { paths } from "../web/paths.ts";
import type { SubscriberContext } from "./pages-context.ts";
import { textCatalogue, type TextKey } from "./text-catalogue.ts";
import { exampleValues } from "./text-examples.ts";
import { Placeholders, ShippedText } from "./text-placeholders.tsx";
import { textWords } from "./text-words.ts";
import { fill, readText } from "./texts.ts";

/** As typed, or as saved. */
export type TypedText = { readonly de: string; readonly en: string };

export async function showText(
  c: Context<StaffEnv>,
  context: SubscriberContext,
  key: TextKey,
  typed: TypedText,
  errors: FieldErrors,
  stand: "saved" | "refused" | "previewed",
): Promise<Response> {
  const { staff } = c.var;
  const { language } = staff;
  const w = textWords(language);
  const { name, shortName } = await readOrganisation(context.db);
  const isShipped =
    (await readText(context.db, key, "de")) === null &&
    (await readText(context.db, key, "en")) === null;
  const { purpose } = textCatalogue[key];
  const action = paths.settingsText(key);
  const preview = (of: Language) =>
    fill(typed[of], {
      ...exampleValues(key, of, context.publicUrl + inLanguage(paths.privacyNotice, of)),
      organisation: name,
    });
  return await c.html(
    <StaffPage title={purpose[language]} section="settings" staff={staff} context={context}>
      <Confirmation
        text={confirmationText(c, { gespeichert: w.saved, zurueckgesetzt: w.restored })}
      />
      {stand === "previewed" ? <Alert title={w.previewed} announced /> : null}
      <p class="kern-body">
        <a class="kern-link" href={paths.settingsTexts}>
          {w.back}
        </a>
      </p>
      <Placeholders textKey={key} language={language} />
      <Form action={action} label={purpose[language]}>
        <ErrorSummary errors={errors} language={language} />
        <div class="columns text-editor">
          {(["de", "en"] as const).map((of) => (
            <div class="stack">
              <div
                hx-post={action}
                hx-trigger="input delay:400ms"
                hx-vals={JSON.stringify({ vorschau: "1" })}
                hx-swap="none"
                hx-select-oob="#phone-de,#phone-en"
              >
                <TextArea
                  name={of}
                  label={of === "de" ? w.textDe : w.textEn}
                  value={typed[of]}
                  rows={rowsFor(textCatalogue[key].de)}
                  lang={of}
                  error={errors[of]}
                />
              </div>
              <ShippedText text={textCatalogue[key][of]} textLanguage={of} title={w.shippedText} />
              <Phone
                textKey={key}
                text={preview(of)}
                textLanguage={of}
                sender={shortName}
                language={language}
              />
            </div>
          ))}
        </div>
        <div class="actions">
          <Submit label={w.save} />
          <Submit label={w.onlyPreview} kind="secondary" name="vorschau" value="1" />
          <Submit
            label={w.backToShipped}
            kind="tertiary"
            name="zuruecksetzen"
            value="1"
            disabledReason={isShipped ? w.alreadyShipped : undefined}
          />
        </div>
      </Form>
    </StaffPage>,
    stand === "refused" ? 422 : 200,
  );
}

/** So many that the shipped text is seen whole, in both languages alike. */
function rowsFor(text: string): number {
  return Math.max(
    5,
    text.split("\n").reduce((rows, line) => rows + Math.ceil((line.length + 1) / 36), 0),
  );
}

const Phone: FC<{
  textKey: TextKey;
  text: string;
  textLanguage: Language;
  sender: string;
  language: Language;
}> = ({ textKey, text, textLanguage, sender, language }) => {
  const w = textWords(language);
  const { form } = textCatalogue[textKey];
  const foot = { text: undefined, list: w.withList, buttons: w.withButtons }[form];
  return (
    <div id={`phone-${textLanguage}`}>
      <PhonePreview
        sender={sender}
        language={language}
        label={textLanguage === "de" ? w.previewDe : w.previewEn}
      >
        <div lang={textLanguage}>
          <Bubble side="in">{text}</Bubble>
        </div>
      </PhonePreview>
      <p class="kern-hint">
        {w.previewHint} {foot ?? ""}
      </p>
    </div>
  );
};
