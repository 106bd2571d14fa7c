/** Lines of an iCalendar file as RFC 5545 wants them written. Pure. */

/** A text as a value: 3.3.11. */
export function escapedText(text: string): string {
  return text.replace(/[\\;,]/g, "\\$&").replaceAll(/\r\n?|\n/g, "\\n");
}

/** Lines of at most 75 bytes; a letter is not cut in two: 3.1. */
export function folded(line: string): string {
  let bytes = 0;
  return [...line]
    .map((letter) => {
      const size = Buffer.byteLength(letter);
      const isFull = bytes + size > 74;
      bytes = isFull ? 1 + size : bytes + size;
      return isFull ? `\r\n ${letter}` : letter;
    })
    .join("");
}
