/** What every format is read into: events with their dates, entries of news, and what could not be read. Types only. */

/**
 * A day without a time, or a moment with the zone it was meant in. `local` is what the clock on the wall there shows,
 * "2026-11-25T19:30": print that, and nobody's process time zone can change it.
 */
export type When =
  | { readonly kind: "day"; readonly date: string }
  | { readonly kind: "time"; readonly at: Date; readonly zone: string; readonly local: string };

export type EventStatus = "scheduled" | "cancelled" | "postponed" | "moved-online" | "sold-out";

export type Picture = {
  readonly url: string;
  readonly alt: string | null;
  readonly credit: string | null;
  readonly licence: string | null;
};

export type Place = {
  readonly name: string | null;
  readonly street: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
  readonly online: boolean;
  readonly latitude: number | null;
  readonly longitude: number | null;
};

/** What is said of an event; its dates share one such object, only changed dates have their own. */
export type EventDetails = {
  readonly title: string;
  readonly subtitle: string | null;
  /** Plain text as a messenger shows it: paragraphs, lists and links kept. */
  readonly description: string;
  readonly url: string | null;
  readonly place: Place | null;
  readonly organiser: string | null;
  /** `free` is null where the source does not say. */
  readonly price: { readonly text: string | null; readonly free: boolean | null };
  readonly ticketUrl: string | null;
  readonly image: Picture | null;
  readonly categories: readonly string[];
  /** "children", "youth", "families", "adults", "seniors": as the source says. */
  readonly audience: readonly string[];
  readonly accessibility: "yes" | "partly" | "no" | "unknown";
  /** A language code, "de". */
  readonly language: string | null;
  readonly modifiedAt: Date | null;
};

/**
 * One date of an event. `end` is null where the source does not know it: it is never invented. A `day` as end is the
 * last day that belongs to it; after a `time` as start it means that only the last day is known, not the hour.
 */
export type Occurrence = {
  /** Stable within the source: the event's uid and the date that the rule gave it, also after it was moved. */
  readonly key: string;
  readonly start: When;
  readonly end: When | null;
  readonly status: EventStatus;
  readonly details: EventDetails;
};

export type ReadEvent = {
  /** As the source says, or derived from title, start and place where it says none or repeats it. */
  readonly uid: string;
  /** Those within the window, in order of time; empty where all lie outside. */
  readonly occurrences: readonly Occurrence[];
  /** The rule as the source wrote it. */
  readonly recurrenceText: string | null;
};

/** Something that could not be read: why, in German, for staff; and the raw text, cut at 4,000 characters. */
export type Quarantined = {
  readonly reason: string;
  readonly raw: string;
  readonly uid: string | null;
};

/** An entry of news: a press release. */
export type Item = {
  readonly id: string;
  readonly title: string;
  readonly teaser: string;
  readonly text: string;
  readonly url: string | null;
  readonly publishedAt: Date | null;
  readonly updatedAt: Date | null;
  readonly image: Picture | null;
};

export type Reading =
  | {
      readonly kind: "read";
      readonly title: string | null;
      readonly events: readonly ReadEvent[];
      readonly items: readonly Item[];
      /** Events and items that are missing above. */
      readonly quarantined: readonly Quarantined[];
      /** Events that are there, but not with everything that the source said of them: an unknown zone, an impossible end. */
      readonly remarks: readonly Quarantined[];
    }
  /** One German sentence: what it is instead, and what to do. */
  | { readonly kind: "refused"; readonly reason: string };

export type ReadOptions = {
  /** Of the organisation, such as Europe/Berlin: for times without a zone. */
  readonly zone: string;
  /** Dates within are given; at most 18 months are looked at. */
  readonly from: Date;
  readonly to: Date;
  /** Where the source lies: relative links hang on it. */
  readonly url: string;
  readonly contentType: string | null;
};
