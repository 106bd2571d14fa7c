/** Sentences of a German text. Pure. */

export const longestSentence = 20;

/** A full stop behind these, or behind a number, ends nothing. */
const stopless =
  /(?<![\p{L}\d])(?:z\. ?B|d\. ?h|u\. ?a|i\. ?d\. ?R|o\. ?g|u\. ?s\. ?w|usw|bzw|ggf|ca|Dr|Prof|St|Str|Nr|Tel|Mo|Di|Mi|Do|Fr|Sa|So|Jan|Feb|Apr|Aug|Sept?|Okt|Nov|Dez|evtl|inkl|max|min|Hl|Abs|Art)\.|\d\./gu;

/** What has more than twenty words. Lines are sentences of their own, for lists and headings end without a full stop. */
export function longSentences(text: string): string[] {
  return text
    .replaceAll(/https?:\/\/\S+/g, "x")
    .split("\n")
    .flatMap((line) =>
      line
        .replaceAll(stopless, (found) => found.replaceAll(".", "\u2024"))
        .split(/(?<=[.!?:;…]["“”«»)]?)\s+/u),
    )
    .map((sentence) => sentence.replaceAll("\u2024", ".").trim())
    .filter((sentence) => countWords(sentence) > longestSentence);
}

/** "10:00" is a word, "–" is none. */
function countWords(sentence: string): number {
  return sentence.split(/\s+/).filter((word) => /[\p{L}\d]/u.test(word)).length;
}
