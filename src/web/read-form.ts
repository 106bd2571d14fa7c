/** What a browser sent with a form, as tidy texts and files. */
import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";

export type FormValues = {
  /** Trimmed, line breaks as "\n"; "" where missing. */
  readonly text: (name: string) => string;
  /** As typed (passwords). */
  readonly exact: (name: string) => string;
  /** Every value of a name (check boxes). */
  readonly texts: (name: string) => string[];
  readonly ticked: (name: string) => boolean;
  /** An uploaded file; null where none was chosen. */
  readonly file: (name: string) => File | null;
};

/** Reads a posted form, urlencoded or multipart. What is neither is answered with 400. */
export async function readForm(c: Context): Promise<FormValues> {
  const body = await c.req.parseBody({ all: true }).catch(refuseUnreadable);
  const all = (name: string): (string | File)[] => {
    const value = Object.hasOwn(body, name) ? body[name] : undefined;
    return value === undefined ? [] : Array.isArray(value) ? value : [value];
  };
  // PostgreSQL stores no NUL character; nobody types one on purpose.
  const exact = (name: string) =>
    all(name)
      .find((value) => typeof value === "string")
      ?.replaceAll("\0", "") ?? "";
  const tidy = (value: string) => value.replaceAll("\0", "").replace(/\r\n?/g, "\n").trim();
  return {
    exact,
    text: (name) => tidy(exact(name)),
    texts: (name) =>
      all(name)
        .filter((value) => typeof value === "string")
        .map(tidy),
    ticked: (name) => all(name).length > 0,
    file: (name) =>
      all(name).find((value): value is File => value instanceof File && value.size > 0) ?? null,
  };
}

function refuseUnreadable(cause: unknown): never {
  throw new HTTPException(400, { message: "The form could not be read", cause });
}
