/** Staff's own words over the source's: what differs is kept, with what the source said then. */
import type { FC } from "hono/jsx";
import { Alert } from "../web/parts.tsx";
import { Checkbox, Field, Form, Submit, TextArea, type FormValues } from "../web/forms.tsx";
import type { Language } from "../web/language.ts";
import { paths } from "../web/paths.ts";
import type { EventDetails, Place } from "./event.ts";
import { eventWords } from "./event-words.ts";
import { placeLine } from "./facts.ts";
import type { Wording } from "./own-event.ts";
import type { EventOfPage } from "./read-event.ts";

/** A field that says what the source says, or nothing, is the source's. */
export function readWording(
  form: FormValues,
  details: EventDetails,
): { readonly wording: Wording; readonly base: Wording } {
  const title = form.text("titel").replaceAll("\n", " ").slice(0, 300);
  const description = form.text("beschreibung").slice(0, 20_000);
  const place = placeFrom(form, details.place);
  const text = form.text("eintritt").slice(0, 300);
  const free = form.ticked("frei");
  const price = {
    text: text === "" ? null : text,
    free: free ? true : details.price.free === true ? false : details.price.free,
  };
  const wording = {
    ...(title !== "" && title !== details.title ? { title } : {}),
    ...(description !== "" && description !== details.description.trim() ? { description } : {}),
    ...(place !== null && placeLine(place) !== placeLine(details.place) ? { place } : {}),
    ...(price.text !== details.price.text || price.free !== details.price.free ? { price } : {}),
  };
  const base = Object.fromEntries(
    Object.keys(wording).map((key) => [key, details[key as keyof Wording]]),
  );
  return { wording, base };
}

function placeFrom(form: FormValues, present: Place | null): Place | null {
  const filled = (name: string) => form.text(name).replaceAll("\n", " ").slice(0, 300) || null;
  const parts = {
    name: filled("ortsname"),
    street: filled("strasse"),
    postalCode: filled("plz"),
    city: filled("ort"),
  };
  if (Object.values(parts).every((part) => part === null)) return null;
  const { online = false, latitude = null, longitude = null } = present ?? {};
  return { ...parts, online, latitude, longitude };
}

/** What the source says now of the fields that staff wrote over, where it said something else then. */
function changedSince({ details, wordingBase }: EventOfPage): string[] {
  if (wordingBase === null) return [];
  const { title, description, place, price } = wordingBase;
  return [
    ...(title !== undefined && title !== details.title ? [details.title] : []),
    ...(description !== undefined && description !== details.description
      ? [details.description]
      : []),
    ...(place !== undefined && placeLine(place) !== placeLine(details.place)
      ? [placeLine(details.place)]
      : []),
    ...(price !== undefined && price.text !== details.price.text ? [details.price.text ?? ""] : []),
  ];
}

export const WordingForm: FC<{ event: EventOfPage; language: Language }> = ({
  event,
  language,
}) => {
  const w = eventWords(language);
  const { title, description, place, price } = { ...event.details, ...event.wording };
  const changed = changedSince(event);
  const action = paths.eventAction(event.id, "worte");
  return (
    <>
      <p class="kern-body">{w.wordingText}</p>
      {changed.length === 0 ? null : (
        <Alert title={w.sourceChanged} tone="warning">
          {changed.map((text) => (
            <p class="kern-body keep-lines">{text}</p>
          ))}
        </Alert>
      )}
      <Form action={action}>
        <Field name="titel" label={w.titleField} value={title} maxlength={300} />
        <TextArea name="beschreibung" label={w.description} value={description} />
        <Field name="ortsname" label={w.placeName} value={place?.name ?? ""} />
        <Field name="strasse" label={w.street} value={place?.street ?? ""} />
        <Field name="plz" label={w.postalCode} value={place?.postalCode ?? ""} />
        <Field name="ort" label={w.city} value={place?.city ?? ""} />
        <Field name="eintritt" label={w.priceText} value={price.text ?? ""} />
        <Checkbox name="frei" label={w.freeField} checked={price.free === true} />
        <div class="actions">
          <Submit label={w.save} />
          {event.wording === null ? null : (
            <Submit label={w.wordingDrop} kind="secondary" name="zurueck" value="1" />
          )}
        </div>
      </Form>
    </>
  );
};
