/** What a press release becomes: title, teaser, text and link of a draft. Pure. */
export type News = {
  readonly title: string;
  readonly teaser: string;
  readonly text: string;
  readonly url: string | null;
};

const longestTitle = 120;
const longestTeaser = 300;
const longestText = 20_000;
const longestLink = 2_000;

/** Shortened at a word where it is too long; staff have the whole text at the source. */
export function draftOf({ title, teaser, text, url }: News) {
  const said = text === "" ? teaser : text;
  const isWeb = url !== null && /^https?:\/\//.test(url) && url.length <= longestLink;
  return {
    title: shortened(oneLine(title), longestTitle) || "Ohne Titel",
    teaser: shortened(oneLine(teaser === "" ? firstSentences(said) : teaser), longestTeaser),
    text: shortened(said, longestText),
    link: isWeb ? url : null,
  };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function firstSentences(text: string): string {
  const [paragraph = ""] = text.trim().split(/\n{2,}/);
  return paragraph;
}

function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest - 1).toWellFormed();
  const atWord = cut.replace(/\s+\S*$/, "");
  return `${(atWord.length > longest / 2 ? atWord : cut).trimEnd()}…`;
}
