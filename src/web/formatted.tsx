/** Text with WhatsApp's signs, as the phone and as our pages show it. */
import type { Child, FC } from "hono/jsx";
import { formattedBlocks, spansOf, type Span } from "./formatting.ts";

/** Words in one line or several, with their styles; addresses become links where they can be followed. */
export const Formatted: FC<{ text: string; linked?: boolean | undefined }> = ({
  text,
  linked = false,
}) => <>{spansOf(text).map((span) => spanned(span, linked))}</>;

function spanned(span: Span, linked: boolean): Child {
  switch (span.kind) {
    case "text":
      return span.text;
    case "link":
      return linked ? (
        <a class="kern-link" href={span.url} rel="noopener">
          {span.url}
        </a>
      ) : (
        span.url
      );
    case "code":
      return <code>{span.text}</code>;
    case "bold":
      return <strong>{span.spans.map((one) => spanned(one, linked))}</strong>;
    case "italic":
      return <em>{span.spans.map((one) => spanned(one, linked))}</em>;
    case "strike":
      return <s>{span.spans.map((one) => spanned(one, linked))}</s>;
  }
}

/** Lists and quotes as such, and all other lines as they were typed. */
export const FormattedLines: FC<{ text: string; linked?: boolean | undefined }> = ({
  text,
  linked,
}) => (
  <>
    {formattedBlocks(text).map((block) => {
      switch (block.kind) {
        case "lines":
          return <Formatted text={block.text} linked={linked} />;
        case "quote":
          return (
            <blockquote class="formatted-quote keep-lines">
              <Formatted text={block.text} linked={linked} />
            </blockquote>
          );
        case "list":
          return <ul class="prose-list">{block.items.map((item) => one(item, linked))}</ul>;
        case "numbers":
          return (
            <ol class="prose-list" start={block.first}>
              {block.items.map((item) => one(item, linked))}
            </ol>
          );
      }
    })}
  </>
);

function one(item: string, linked: boolean | undefined): Child {
  return (
    <li>
      <Formatted text={item} linked={linked} />
    </li>
  );
}
