/**
 * Text that staff wrote, as a page: paragraphs at empty lines, "## " a heading, "- " a list, addresses become links.
 * Everything else stays the text that it is, so nothing that somebody types can become markup.
 */
import type { Child, FC, PropsWithChildren } from "hono/jsx";
import { Formatted, FormattedLines } from "./formatted.tsx";

type Block =
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | { readonly kind: "paragraph"; readonly text: string };

/** The blocks of a text. Pure. */
export function blocksOf(text: string): Block[] {
  return text
    .replaceAll("\r\n", "\n")
    .split(/\n{2,}/)
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .flatMap(blockOf);
}

function blockOf(part: string): Block[] {
  if (part.startsWith("## ")) {
    const [heading = "", ...rest] = part.split("\n");
    const below = rest.join("\n").trim();
    return [
      { kind: "heading", text: heading.slice(3).trim() },
      ...(below === "" ? [] : blockOf(below)),
    ];
  }
  const lines = part.split("\n");
  return lines.every((line) => line.startsWith("- "))
    ? [{ kind: "list", items: lines.map((line) => line.slice(2)) }]
    : [{ kind: "paragraph", text: part }];
}

type ProseProps = {
  text: string;
  /** Of its headings. */
  level?: 2 | 3 | undefined;
  /** Written for WhatsApp, whose signs are shown as they are there. */
  formatted?: boolean | undefined;
};

export const Prose: FC<ProseProps> = ({ text, level = 2, formatted = false }) => (
  <>
    {blocksOf(text).map((block) =>
      block.kind === "heading" ? (
        <Heading level={level}>{block.text}</Heading>
      ) : formatted && block.kind === "paragraph" ? (
        <div class="kern-body keep-lines formatted">
          <FormattedLines text={block.text} linked />
        </div>
      ) : block.kind === "list" ? (
        <ul class="prose-list">
          {block.items.map((item) => (
            <li class="kern-body">{formatted ? <Formatted text={item} linked /> : linked(item)}</li>
          ))}
        </ul>
      ) : (
        <p class="kern-body keep-lines">{linked(block.text)}</p>
      ),
    )}
  </>
);

const Heading: FC<PropsWithChildren<{ level: 2 | 3 }>> = ({ level, children }) =>
  level === 2 ? (
    <h2 class="kern-heading-medium">{children}</h2>
  ) : (
    <h3 class="kern-heading-medium">{children}</h3>
  );

const address = /https?:\/\/[^\s<>"„“”]+/g;

/** A text with its web addresses as links; what ends a sentence does not belong to the address. */
function linked(text: string): Child[] {
  const parts: Child[] = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(address)) {
    const url = found.replace(/[.,;:!?)\]}'’]+$/u, "");
    if (URL.parse(url) === null) continue;
    parts.push(
      text.slice(end, index),
      <a class="kern-link" href={url} rel="noopener">
        {url}
      </a>,
    );
    end = index + url.length;
  }
  return [...parts, text.slice(end)];
}
