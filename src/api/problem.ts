/** Errors as problem details (RFC 9457). */
import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { z } from "@hono/zod-openapi";

const titles: Readonly<Record<number, string>> = {
  400: "The request cannot be read",
  401: "A valid token is needed",
  403: "This token may not do that",
  404: "Not found",
  409: "Not possible now",
  413: "Too large",
  415: "Unsupported media type",
  422: "Some values do not fit",
  429: "Too many requests",
  500: "Something went wrong on our side",
  503: "Not available at the moment",
};

export const Problem = z
  .object({
    type: z.string().openapi({ example: "about:blank" }),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().optional(),
    errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
  })
  .openapi("Problem");

export type FieldProblem = { readonly pointer: string; readonly detail: string };

/** Answers with a problem; `detail` says what to do, `errors` points at the values by JSON pointer. */
export function problem<Status extends ContentfulStatusCode>(
  c: Context,
  status: Status,
  detail?: string,
  errors?: readonly FieldProblem[],
) {
  const body: z.output<typeof Problem> = {
    type: "about:blank",
    title: titles[status] ?? "Error",
    status,
    ...(detail === undefined ? {} : { detail }),
    ...(errors === undefined ? {} : { errors: [...errors] }),
  };
  return c.json(body, status, { "content-type": "application/problem+json" });
}

/** What a zod check found, as JSON pointers (RFC 6901). */
export function fieldProblems(error: z.ZodError): FieldProblem[] {
  return error.issues.map((issue) => ({
    pointer: issue.path
      .map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`)
      .join(""),
    detail: sentenceOf(issue),
  }));
}

/** A response of the OpenAPI description that is a problem. */
export function problemResponse(description: string) {
  return { description, content: { "application/problem+json": { schema: Problem } } };
}

const kinds: Readonly<Record<string, string>> = {
  string: "A text",
  number: "A number",
  int: "A whole number",
  array: "A list",
  object: "An object",
  boolean: "true or false",
};

/** What is wanted here. zod's own words ("expected string, received undefined") are for those who wrote the schema. */
function sentenceOf(issue: z.core.$ZodIssue): string {
  if (!/^(?:Invalid|Too) /.test(issue.message)) return issue.message;
  switch (issue.code) {
    case "invalid_type":
      return `${kinds[issue.expected] ?? "Another kind of value"} is needed here.`;
    case "too_small":
      return issue.origin === "string"
        ? "This must not be empty."
        : `At least ${issue.minimum}${issue.origin === "array" ? " entry is needed" : ""}.`;
    case "too_big":
      return `At most ${issue.maximum}${issue.origin === "string" ? " characters" : ""}.`;
    case "invalid_value":
      return `One of these is needed here: ${issue.values.map(String).join(", ")}.`;
    default:
      return "This value does not fit; /api/v1/openapi.json says what is wanted.";
  }
}
