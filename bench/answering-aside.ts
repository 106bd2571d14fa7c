/** What the program asks beside sending: its templates, which are approved at once, and how the number stands. */

const templates: unknown[] = [];

/** `line` is the first of the request; only ASCII leaves here, as its length is counted in characters. */
export function answerAside(line: string, body: Buffer): string {
  if (line.startsWith("POST") && line.includes("/message_templates")) {
    const id = String(8_000 + templates.length);
    // What our own client sends.
    const template = JSON.parse(body.toString()) as Record<string, unknown>;
    templates.push({ ...template, id, status: "APPROVED" });
    return ascii({ id, status: "APPROVED", category: template["category"] });
  }
  if (line.includes("/message_templates")) return ascii({ data: templates });
  return ascii({ id: "106540352242922", quality_rating: "GREEN" });
}

function ascii(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u0080-\uffff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
