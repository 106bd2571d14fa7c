/** Text templates to begin with; staff look at them and save them as their own. */
import type { TypedTemplate } from "./text-templates.ts";

type Suggestion = Pick<TypedTemplate, "name" | "title" | "teaser" | "text"> & {
  readonly key: string;
};

export const suggestedTexts: readonly Suggestion[] = [
  {
    key: "strassensperrung",
    name: "Straßensperrung",
    title: "Straßensperrung: {Straße}",
    teaser: "{Straße} ist {von wann bis wann} gesperrt. Umleitung: {Umleitung}.",
    text: "{Straße} ist {von wann bis wann} für den Verkehr gesperrt.\n\nGrund: {Grund}\n\nUmleitung: {Umleitung}\n\nBusse: {Busse}",
  },
  {
    key: "oeffnungszeiten",
    name: "Geänderte Öffnungszeiten",
    title: "{Amt}: geänderte Öffnungszeiten",
    teaser: "{Amt} hat am {Tag} andere Öffnungszeiten: {Öffnungszeiten}.",
    text: "{Amt} hat am {Tag} andere Öffnungszeiten.\n\nGeöffnet: {Öffnungszeiten}\n\nIn dringenden Fällen erreichen Sie uns unter {Telefon}.",
  },
];
