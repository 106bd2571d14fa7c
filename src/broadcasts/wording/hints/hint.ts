/** What a hint is. Types only. */

export type HintKind =
  | "emojiMany"
  | "emojiInside"
  | "hashtag"
  | "fakeLetters"
  | "drawing"
  | "capitals"
  | "clickHere"
  | "longSentence"
  | "longWord"
  | "passive"
  | "officialese"
  | "abbreviation"
  | "dateAlone"
  | "phone"
  | "timeWithDot";

export type Hint = {
  readonly kind: HintKind;
  /** As it stands in the text, shortened where it is long. */
  readonly found: string;
  /** What could stand there instead; "" where only the writer can know. */
  readonly better: string;
};
