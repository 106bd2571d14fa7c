/** The longest line that is looked at; an honest one has a few hundred characters. */
const longestLine = 64 * 1024;

/**
 * The lines of a stream of UTF-8, without their ends and without empty ones. Bytes that are no UTF-8 (an export in
 * Windows-1252) arrive as U+FFFD. A line longer than 64 kB arrives cut off there: memory stays flat whatever is sent.
 */
export async function* linesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of stream) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = (parts.pop() ?? "").slice(0, longestLine);
    for (const part of parts) yield part.slice(0, longestLine).replace(/\r$/, "");
  }
  rest += decoder.decode();
  if (rest !== "") yield rest.replace(/\r$/, "");
}
