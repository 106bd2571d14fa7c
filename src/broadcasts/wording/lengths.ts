/** How long each form of the message is, and how long it may be. Pure. */
import { longestTeaser } from "../check.ts";
import { creditLine, fullText, longestCaption, longestMessage, type Content } from "../content.ts";

export type Length = {
  readonly form: "template" | "text" | "caption";
  readonly length: number;
  readonly most: number;
};

/** `page`: the full address of the public page, which stands in each of them. */
export function lengthsOf(content: Content, page: string): Length[] {
  const text = fullText(content, page).length;
  const credit = creditLine(content.picture);
  return [
    { form: "template", length: content.teaser.length, most: longestTeaser },
    { form: "text", length: text, most: longestMessage },
    ...(content.picture === null
      ? []
      : [
          {
            form: "caption" as const,
            length: text + (credit === "" ? 0 : credit.length + 2),
            most: longestCaption,
          },
        ]),
  ];
}
