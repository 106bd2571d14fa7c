/** What a citizen's text can mean. Types only. */
import type { Language } from "../../web/language.ts";
import type { Frequency } from "../frequency.ts";
import type { WantedLanguage } from "./language-words.ts";
import type { PauseEnd } from "./pause-end.ts";

/** A topic as the person knows it. */
export type ShownTopic = {
  readonly id: number;
  /** Its title in each language that it has. */
  readonly titles: readonly string[];
  /** The number it was shown with; null where a number would mean nothing. */
  readonly number: number | null;
};

/** The one question that "ja" and "nein" answer. */
export type Question = "erase" | "stop" | "renew" | "pause";

export type Intent =
  /** `alsoMessage`: more was said than the wish, so the county reads it too. */
  | {
      readonly kind: "stop";
      readonly topicIds: "all" | readonly number[];
      readonly alsoMessage: boolean;
    }
  | { readonly kind: "perhaps-stop"; readonly alsoMessage: boolean }
  /** `only`: these and no others. `code`: the invitation of a test phase. */
  | {
      readonly kind: "choose";
      readonly topicIds: readonly number[];
      readonly only: boolean;
      readonly code: string | null;
      readonly alsoMessage: boolean;
    }
  /** `alsoStop`: they want no more messages, whatever becomes of the question. */
  | { readonly kind: "erase"; readonly alsoStop: boolean }
  | { readonly kind: "start"; readonly code: string | null }
  | { readonly kind: "language"; readonly wanted: WantedLanguage }
  | { readonly kind: "pause"; readonly until: PauseEnd | null }
  | {
      readonly kind: "frequency";
      readonly frequency: Frequency;
      readonly topicIds: "all" | readonly number[];
    }
  | {
      readonly kind:
        | "greeting"
        | "topics"
        | "help"
        | "resume"
        | "access"
        | "yes"
        | "no"
        | "message";
    };

export type Reading = {
  readonly intent: Intent;
  /** The language the words are surely of; null where they could be either. */
  readonly language: Language | null;
};
