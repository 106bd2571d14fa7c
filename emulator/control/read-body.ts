import type { Context } from "hono";
import type { z } from "zod";

export type Body<T> =
  | { readonly kind: "body"; readonly body: T }
  | { readonly kind: "bad"; readonly response: Response };

/** The body as the schema has it, or the answer that says what is wrong with it. */
export async function readBody<T>(c: Context, schema: z.ZodType<T>): Promise<Body<T>> {
  const raw = await c.req.text();
  let value: unknown;
  try {
    value = raw === "" ? {} : JSON.parse(raw);
  } catch {
    return { kind: "bad", response: c.json({ error: "The body is no JSON" }, 400) };
  }
  const read = schema.safeParse(value);
  if (read.success) return { kind: "body", body: read.data };
  const problems = read.error.issues.map(
    (issue) => `${issue.path.join(".") || "body"}: ${issue.message}`,
  );
  return { kind: "bad", response: c.json({ error: problems.join("; ") }, 400) };
}
