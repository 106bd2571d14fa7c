/** The small parts of pages that KERN lacks or that many pages share. */
import type { Child, FC, PropsWithChildren } from "hono/jsx";
import { formatTime } from "./format.ts";
import type { Language } from "./language.ts";
import { paths } from "./paths.ts";
import { frameWords } from "./words.ts";

export type Tone = "info" | "success" | "warning" | "danger";

/** A state in a word, with an icon, so that colour is never the only sign. */
export const Badge: FC<{ label: string; tone?: Tone | undefined }> = ({ label, tone = "info" }) => (
  <span class={`kern-badge kern-badge--small kern-badge--${tone}`}>
    <span class={`kern-icon kern-icon--${tone}`} aria-hidden="true"></span>
    <span class="kern-label kern-label--small">{label}</span>
  </span>
);

/** A notice in the page; `announced` where it appears without a new page. */
export const Alert: FC<
  PropsWithChildren<{ title: string; tone?: Tone | undefined; announced?: boolean | undefined }>
> = ({ title, tone = "info", announced, children }) => (
  <div class={`kern-alert kern-alert--${tone}`} role={announced === true ? "status" : undefined}>
    <div class="kern-alert__header">
      <span class={`kern-icon kern-icon--${tone}`} aria-hidden="true"></span>
      <p class="kern-title">{title}</p>
    </div>
    {children === undefined ? null : <div class="kern-alert__body">{children}</div>}
  </div>
);

/** What stands where nothing is yet, with the next step. */
export const EmptyState: FC<{ title: string; text?: Child; action?: Child }> = ({
  title,
  text,
  action,
}) => (
  <div class="empty">
    <p class="kern-title">{title}</p>
    {text === undefined ? null : <p class="kern-body">{text}</p>}
    {action}
  </div>
);

/** A frame with a heading around what belongs together. */
export const Card: FC<PropsWithChildren<{ title?: Child; id?: string | undefined }>> = ({
  title,
  id,
  children,
}) => (
  <section
    class="card"
    aria-labelledby={title === undefined || id === undefined ? undefined : `${id}-title`}
    id={id}
  >
    {title === undefined ? null : (
      <h2 class="kern-title" id={id === undefined ? undefined : `${id}-title`}>
        {title}
      </h2>
    )}
    {children}
  </section>
);

/** Cards that lead somewhere, each with a sentence. */
export const LinkCards: FC<{
  cards: readonly { readonly href: string; readonly title: string; readonly text: string }[];
}> = ({ cards }) => (
  <ul class="link-cards">
    {cards.map((card) => (
      <li>
        <a href={card.href}>
          <span class="link-cards__title">{card.title}</span>
          <span>{card.text}</span>
        </a>
      </li>
    ))}
  </ul>
);

/** Pages of a long list; `path` keeps its own query. Shows nothing for one page. */
export const Pagination: FC<{ page: number; pages: number; path: string; language: Language }> = ({
  page,
  pages,
  path,
  language,
}) => {
  if (pages <= 1) return null;
  const w = frameWords(language);
  const to = (target: number) => `${path}${path.includes("?") ? "&" : "?"}seite=${target}`;
  return (
    <nav class="pagination" aria-label={w.pages}>
      {page > 1 ? (
        <a class="kern-link" href={to(page - 1)} rel="prev">
          {w.previous}
        </a>
      ) : null}
      <span>{w.page(page, pages)}</span>
      {page < pages ? (
        <a class="kern-link" href={to(page + 1)} rel="next">
          {w.next}
        </a>
      ) : null}
    </nav>
  );
};

export const Progress: FC<{ value: number; max: number; label: string }> = ({
  value,
  max,
  label,
}) => (
  <div class="kern-progress">
    <label class="kern-label">
      {label}
      <progress value={value} max={Math.max(max, 1)}></progress>
    </label>
  </div>
);

/** "Mi., 25.11., 19:30 Uhr" */
export const Time: FC<{
  at: Date;
  zone: string;
  language: Language;
  withYear?: boolean | undefined;
  dateOnly?: boolean | undefined;
}> = ({ at, zone, language, withYear, dateOnly }) => (
  <time datetime={at.toISOString()}>{formatTime(at, zone, language, { withYear, dateOnly })}</time>
);

/** A phone's screen of our own look with the message as it will arrive; line breaks of `text` are kept. */
export const PhonePreview: FC<
  PropsWithChildren<{ sender: string; language: Language; label?: string | undefined }>
> = ({ sender, language, label, children }) => (
  <figure class="phone" aria-label={label ?? frameWords(language).phone}>
    <div class="phone__bar">{sender}</div>
    <div class="phone__screen">{children}</div>
  </figure>
);

/** One message on the phone or in a conversation; `side` = who wrote it. */
export const Bubble: FC<PropsWithChildren<{ side: "in" | "out"; foot?: Child }>> = ({
  side,
  foot,
  children,
}) => (
  <div class={`bubble bubble--${side}`}>
    <div class="bubble__text">{children}</div>
    {foot === undefined ? null : <div class="bubble__foot">{foot}</div>}
  </div>
);

export type Column = { readonly title: string; readonly numeric?: boolean | undefined };

/**
 * A table with its caption; scrolls within itself on narrow screens. Cells stand in the order of the columns. Its frame is
 * a group and no landmark: the card around it often is one already, of the same name.
 */
export const Table: FC<{
  caption: string;
  columns: readonly Column[];
  rows: readonly (readonly Child[])[];
  hideCaption?: boolean | undefined;
}> = ({ caption, columns, rows, hideCaption }) => (
  <div class="kern-table-responsive" tabindex={0} role="group" aria-label={caption}>
    <table class="kern-table kern-table--small">
      <caption class={hideCaption === true ? "kern-sr-only" : "kern-title"}>{caption}</caption>
      <thead class="kern-table__head">
        <tr class="kern-table__row">
          {columns.map((column) => (
            <th
              class={`kern-table__header${column.numeric === true ? " kern-table__header--numeric" : ""}`}
              scope="col"
            >
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody class="kern-table__body">
        {rows.map((cells) => (
          <tr class="kern-table__row">
            {cells.map((cell, index) => (
              <td
                class={`kern-table__cell${columns[index]?.numeric === true ? " kern-table__cell--numeric" : ""}`}
              >
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

type LiveRegionProps = PropsWithChildren<{
  topic: string;
  src: string;
  id?: string | undefined;
  polite?: boolean | undefined;
}>;

/**
 * A part of a page that keeps itself up to date. `src` answers with the page, or a fragment, that contains this same
 * LiveRegion (same topic or id); only the region is taken from it and morphed in, so focus and typed text stay.
 * `polite`: screen readers are told of what is new. Without script it is the plain part.
 */
export const LiveRegion: FC<LiveRegionProps> = ({
  topic,
  src,
  id = `live-${topic.replaceAll(":", "-")}`,
  polite,
  children,
}) => (
  <div
    id={id}
    hx-sse:connect={paths.live(topic)}
    aria-live={polite === true ? "polite" : undefined}
  >
    <div
      id={`${id}-part`}
      hx-get={src}
      hx-trigger={`changed from:#${id}`}
      hx-target={`#${id}-part`}
      hx-select={`#${id}-part`}
      hx-swap="outerMorph"
    >
      {children}
    </div>
  </div>
);
