/** What the form of the organisation must hold. Pure. */
import { judgeAccent } from "../web/colour.ts";
import { formatNumber } from "../web/format.ts";
import type { FieldErrors, FormValues } from "../web/forms.tsx";
import type { Language } from "../web/language.ts";
import { lands, type Bilingual, type Land, type Organisation } from "../web/organisation.ts";
import { organisationWords } from "./settings-words.ts";
import { isEmail } from "./team-form.ts";

/** The organisation as typed over `present` (what has no field stays), and what is wrong with it. */
export function checkOrganisation(
  form: Pick<FormValues, "text">,
  present: Organisation,
  language: Language,
): { readonly organisation: Organisation; readonly errors: FieldErrors } {
  const both = (name: string): Bilingual => ({
    de: form.text(`${name}De`),
    en: form.text(`${name}En`),
  });
  const land = form.text("land");
  const accent = form.text("accent");
  const organisation: Organisation = {
    ...present,
    name: form.text("name"),
    shortName: form.text("shortName"),
    land: isLand(land) ? land : present.land,
    timeZone: form.text("timeZone"),
    contactEmail: form.text("contactEmail"),
    contactPhone: form.text("contactPhone"),
    emergencyHint: both("emergency"),
    imprint: both("imprint"),
    accessibility: both("accessibility"),
    accentColour: accent === "" ? undefined : accent.toLowerCase(),
  };
  return { organisation, errors: findErrors(organisation, isLand(land), language) };
}

function findErrors(
  organisation: Organisation,
  landIsKnown: boolean,
  language: Language,
): FieldErrors {
  const w = organisationWords(language);
  const { name, shortName, timeZone, contactEmail, accentColour } = organisation;
  const accent = accentColour === undefined ? null : judgeAccent(accentColour);
  return {
    ...(name === "" ? { name: w.nameMissing } : {}),
    ...(shortName === ""
      ? { shortName: w.shortNameMissing }
      : shortName.length > 40
        ? { shortName: w.shortNameLong }
        : {}),
    ...(landIsKnown ? {} : { land: w.landWrong }),
    ...(isTimeZone(timeZone) ? {} : { timeZone: w.timeZoneWrong }),
    ...(contactEmail === "" || isEmail(contactEmail) ? {} : { contactEmail: w.emailWrong }),
    ...(accent?.kind === "malformed" ? { accent: w.accentMalformed } : {}),
    // Rounded down: 4.46 must not be shown as the 4.5 that is needed.
    ...(accent?.kind === "too-light"
      ? { accent: w.accentTooLight(formatNumber(Math.floor(accent.contrast * 10) / 10, language)) }
      : {}),
  };
}

function isLand(value: string): value is Land {
  return Object.hasOwn(lands, value);
}

function isTimeZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat("de-DE", { timeZone: value });
    return value.includes("/");
  } catch {
    return false;
  }
}
