import { contentRefusal, type Refusal } from "./errors.ts";
import { firstRefusal, isRecord, lengthOf, list, record, text, type Json } from "./read.ts";
import { checkButtons } from "./template-button-rules.ts";
import { variablesOf } from "./template-store.ts";

const categories = ["MARKETING", "UTILITY", "AUTHENTICATION"];
/** The languages that a county in Germany has use for; Meta knows some seventy. There is no de_DE. */
const languages = [
  "de",
  "en",
  "en_US",
  "en_GB",
  "uk",
  "ru",
  "ar",
  "tr",
  "pl",
  "fa",
  "ro",
  "bg",
  "it",
  "fr",
  "es",
  "nl",
  "sq",
  "sr",
  "hr",
];

/** Why Meta would not even take a template for review (reference 5.5), or undefined. */
export function checkTemplate(template: Json): Refusal | undefined {
  const components = list(template["components"]).map(record);
  const named = text(template["parameter_format"])?.toUpperCase() === "NAMED";
  return firstRefusal(
    () => checkName(text(template["name"])),
    () => oneOf("category", text(template["category"]), categories),
    () => oneOf("language", text(template["language"]), languages),
    () =>
      oneOf("parameter_format", text(template["parameter_format"])?.toUpperCase() ?? "POSITIONAL", [
        "NAMED",
        "POSITIONAL",
      ]),
    () =>
      template["allow_category_change"] === undefined
        ? undefined
        : {
            code: 100,
            message: '(#100) Unexpected key "allow_category_change" on param "template".',
          },
    () => checkComponents(components, named),
  );
}

export function checkComponents(components: readonly Json[], named: boolean): Refusal | undefined {
  const find = (type: string) =>
    components.find((component) => text(component["type"])?.toUpperCase() === type);
  return firstRefusal(
    () => checkBody(find("BODY"), named),
    () => checkHeader(find("HEADER"), named),
    () => checkFooter(find("FOOTER")),
    () => checkButtons(find("BUTTONS")),
  );
}

function checkName(name: string | undefined): Refusal | undefined {
  if (name !== undefined && /^[a-z0-9_]{1,512}$/.test(name)) return undefined;
  return {
    code: 100,
    message:
      "(#100) Param name must be 1 to 512 characters long and contain only lowercase letters, digits and underscores.",
  };
}

function oneOf(
  what: string,
  value: string | undefined,
  allowed: readonly string[],
): Refusal | undefined {
  if (value !== undefined && allowed.includes(value)) return undefined;
  return {
    code: 100,
    message: `(#100) Param ${what} must be one of {${allowed.join(", ")}} - got "${value ?? ""}".`,
  };
}

function checkBody(body: Json | undefined, named: boolean): Refusal | undefined {
  const pattern = text(body?.["text"]) ?? "";
  if (pattern.trim() === "")
    return contentRefusal(
      2388072,
      "Message body format is incorrect",
      "The message template must have a body.",
    );
  if (lengthOf(pattern) > 1024)
    return contentRefusal(
      2388040,
      "Character limit exceeded",
      "The body can have 1024 characters at most.",
    );
  return (
    checkVariables(pattern, named) ??
    checkExamples("body", record(body?.["example"]), variablesOf(pattern), named)
  );
}

function checkHeader(header: Json | undefined, named: boolean): Refusal | undefined {
  if (header === undefined) return undefined;
  const format = text(header["format"])?.toUpperCase() ?? "";
  const wrong = (message: string) =>
    contentRefusal(2388047, "Message header format is incorrect", message);
  if (format === "TEXT") {
    const pattern = text(header["text"]) ?? "";
    if (pattern === "" || lengthOf(pattern) > 60)
      return wrong("A text header has 1 to 60 characters.");
    if (variablesOf(pattern).length > 1)
      return wrong("A text header can have one variable at most.");
    if (/[\n*_~`]|\p{Extended_Pictographic}/u.test(pattern))
      return wrong("A header has no line breaks, formatting characters or emoji.");
    return checkExamples("header", record(header["example"]), variablesOf(pattern), named);
  }
  if (format === "LOCATION") return undefined;
  if (!["IMAGE", "VIDEO", "DOCUMENT"].includes(format))
    return wrong(`There is no header of format "${format}".`);
  const handle = text(list(record(header["example"])["header_handle"])[0]);
  return handle !== undefined && handle.startsWith("4:")
    ? undefined
    : wrong("A header with media needs the handle of an uploaded sample (header_handle).");
}

function checkFooter(footer: Json | undefined): Refusal | undefined {
  if (footer === undefined) return undefined;
  const pattern = text(footer["text"]) ?? "";
  const wrong = (message: string) =>
    contentRefusal(2388073, "Message footer format is incorrect", message);
  if (pattern === "" || lengthOf(pattern) > 60) return wrong("The footer has 1 to 60 characters.");
  return variablesOf(pattern).length > 0 ? wrong("The footer cannot have variables.") : undefined;
}

function checkVariables(pattern: string, named: boolean): Refusal | undefined {
  const variables = variablesOf(pattern);
  const shape = named ? /^[a-z][a-z0-9_]*$/ : /^[1-9]\d*$/;
  const format = (message: string) =>
    contentRefusal(2388072, "Message body format is incorrect", message);
  if (variables.some((name) => !shape.test(name)))
    return format("Variables are lowercase words (named) or numbers from 1 (positional).");
  if (!named && variables.some((name, index) => Number(name) !== index + 1))
    return format("Positional variables count 1, 2, 3 without a gap.");
  if (/^\s*\{\{|\}\}\s*$/.test(pattern))
    return contentRefusal(
      2388299,
      "Leading or trailing params not allowed",
      "Variables can't be at the start or end of the template.",
    );
  if (/\}\}\s*\{\{/.test(pattern)) return format("Two variables cannot stand side by side.");
  const words = pattern
    .replace(/\{\{[^{}]*\}\}/g, " ")
    .split(/\s+/)
    .filter((word) => /\p{L}|\p{N}/u.test(word)).length;
  // Meta names no figure; two words a variable and one more is what authors report.
  if (words < 2 * variables.length + 1)
    return contentRefusal(
      2388293,
      "Parameter words ratio exceeds limit",
      "This template has too many variables for its length.",
    );
  return undefined;
}

function checkExamples(
  part: "body" | "header",
  example: Json,
  variables: readonly string[],
  named: boolean,
): Refusal | undefined {
  if (variables.length === 0) return undefined;
  const missing = contentRefusal(
    part === "body" ? 2388072 : 2388047,
    `Message ${part} format is incorrect`,
    "Every variable needs an example.",
  );
  if (named) {
    const given = list(example[`${part}_text_named_params`]).filter(isRecord);
    const names = new Set(
      given
        .filter((one) => (text(one["example"]) ?? "") !== "")
        .map((one) => text(one["param_name"])),
    );
    return variables.every((name) => names.has(name)) ? undefined : missing;
  }
  const given =
    part === "body" ? list(list(example["body_text"])[0]) : list(example["header_text"]);
  return given.length === variables.length ? undefined : missing;
}
