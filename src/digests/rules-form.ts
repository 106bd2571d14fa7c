/** The form of a topic's rules: what was typed becomes rules, or sentences at the fields. Pure. */
import type { FieldErrors, FormValues } from "../web/forms.tsx";
import type { Language } from "../web/language.ts";
import { mostTips, type DigestValues } from "./digest.ts";
import { tipsWords } from "./words.ts";
import { timeOfDay } from "../lib/time-of-day.ts";

const latest = 720;

export function readRules(
  form: FormValues,
  language: Language,
): { readonly values: DigestValues; readonly errors: FieldErrors } {
  const w = tipsWords(language);
  const weekdays = form
    .texts("tage")
    .map(Number)
    .filter((day) => Number.isInteger(day) && day >= 1 && day <= 7);
  const values: DigestValues = {
    weekdays,
    sendTime: form.text("hinaus"),
    proposeTime: form.text("vorschlag"),
    atMost: numberIn(form.text("hoechstens")),
    rules: {
      places: lines(form.text("orte")),
      categories: lines(form.text("rubriken")),
      freeOnly: form.texts("auswahl").includes("kostenlos"),
      forFamilies: form.texts("auswahl").includes("familien"),
      accessibleOnly: form.texts("auswahl").includes("barrierefrei"),
      ongoing: !form.texts("auswahl").includes("erster-tag"),
    },
    ifUntouched: form.text("unberuehrt") === "nicht" ? "hold" : "send",
    cutOffMinutes: numberIn(form.text("verspaetung")),
    switchedOff: !form.ticked("senden"),
  };
  const errors: Record<string, string> = {};
  if (weekdays.length === 0) errors["tage"] = w.weekdaysMissing;
  if (!isClock(values.sendTime)) errors["hinaus"] = w.timeWrong;
  if (!isClock(values.proposeTime)) errors["vorschlag"] = w.timeWrong;
  if (!(values.atMost >= 1 && values.atMost <= mostTips)) errors["hoechstens"] = w.atMostWrong;
  if (!(values.cutOffMinutes >= 0 && values.cutOffMinutes <= latest))
    errors["verspaetung"] = w.cutOffWrong;
  return { values, errors };
}

function isClock(text: string): boolean {
  return timeOfDay.test(text);
}

/** NaN for what is no whole number, so that no limit lets it pass. */
function numberIn(text: string): number {
  return /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
}

function lines(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim().slice(0, 100))
    .filter((line) => line !== "")
    .slice(0, 50);
}
