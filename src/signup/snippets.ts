/** The HTML that other sites copy. Pure; every text is escaped, because titles are typed by people. */
import type { Topic } from "../subscribers/subscribers.ts";
import { inLanguage, type Language } from "../web/language.ts";
import { paths } from "../web/paths.ts";
import { titleOf } from "./choice.ts";
import { embedWords } from "./embed-words.ts";

export function scriptSnippet(publicUrl: string, language: Language): string {
  return [
    `<script src="${escaped(publicUrl + paths.embed)}" async></script>`,
    `<rundruf-signup language="${language}">`,
    `  ${linkSnippet(publicUrl, language)}`,
    `</rundruf-signup>`,
  ].join("\n");
}

export function formSnippet(
  publicUrl: string,
  language: Language,
  topics: readonly Topic[],
): string {
  const w = embedWords(language);
  const notice = escaped(publicUrl + inLanguage(paths.privacyNotice, language));
  return [
    `<form action="${escaped(publicUrl + paths.subscribe)}" method="get">`,
    ...(language === "en" ? [`  <input type="hidden" name="sprache" value="en">`] : []),
    `  <fieldset>`,
    `    <legend>${escaped(w.legend)}</legend>`,
    ...topics.map(
      (topic) =>
        `    <div><label><input type="checkbox" name="thema" value="${escaped(topic.key)}"> ${escaped(titleOf(topic, language))}</label></div>`,
    ),
    `  </fieldset>`,
    `  <p><button type="submit">${escaped(w.button)}</button></p>`,
    `  <p>${escaped(w.promise)} <a href="${notice}">${escaped(w.notice)}</a></p>`,
    `</form>`,
  ].join("\n");
}

export function linkSnippet(publicUrl: string, language: Language): string {
  const address = escaped(publicUrl + inLanguage(paths.signup, language));
  return `<a href="${address}">${escaped(embedWords(language).link)}</a>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);
}
