import type { World } from "../../world.ts";
import type { Refusal } from "../errors.ts";
import { lengthOf, list, record, text, type Json } from "../read.ts";
import { componentOf, variablesOf, type StoredTemplate } from "../template-store.ts";
import { checkFile } from "./media.ts";

const longestBody = 1024;
const longestHeader = 60;

export function checkBody(
  template: StoredTemplate,
  component: Json | undefined,
): Refusal | undefined {
  const pattern = text(componentOf(template, "BODY")?.["text"]) ?? "";
  return checkTexts(
    "body",
    template,
    pattern,
    list(component?.["parameters"]).map(record),
    longestBody,
  );
}

export function checkTemplateHeader(
  world: World,
  template: StoredTemplate,
  component: Json | undefined,
): Refusal | undefined {
  const header = componentOf(template, "HEADER");
  const parameters = list(component?.["parameters"]).map(record);
  const format =
    text(header?.["format"])?.toUpperCase() ?? (header === undefined ? "NONE" : "TEXT");
  if (format === "NONE")
    return parameters.length === 0 ? undefined : countDiffers("header", parameters.length, 0);
  if (format === "TEXT")
    return checkTexts("header", template, text(header?.["text"]) ?? "", parameters, longestHeader);
  const type = text(parameters[0]?.["type"])?.toLowerCase();
  if (parameters.length > 1) return countDiffers("header", parameters.length, 1);
  if (type !== format.toLowerCase()) {
    return {
      code: 132012,
      details: `header: Format mismatch, expected ${format}, received ${type?.toUpperCase() ?? "UNKNOWN"}`,
    };
  }
  return type === "image" || type === "video" || type === "document"
    ? checkFile(world, type, record(parameters[0]?.[type]))
    : undefined;
}

/** The values for one text: as many as variables, named where the template is, each on one line, not too long in all. */
function checkTexts(
  part: string,
  template: StoredTemplate,
  pattern: string,
  parameters: readonly Json[],
  longest: number,
): Refusal | undefined {
  const variables = variablesOf(pattern);
  if (parameters.length !== variables.length)
    return countDiffers(part, parameters.length, variables.length);
  for (const parameter of parameters) {
    const refusal = checkValue(part, parameter) ?? checkName(part, template, variables, parameter);
    if (refusal !== undefined) return refusal;
  }
  const filled = fill(template, pattern, parameters);
  if (lengthOf(filled) <= longest) return undefined;
  return {
    code: 132005,
    details: `${part}: text is too long, ${lengthOf(filled)} characters, maximum ${longest}`,
  };
}

function countDiffers(part: string, found: number, expected: number): Refusal {
  return {
    code: 132000,
    details: `${part}: number of localizable_params (${found}) does not match the expected number of params (${expected})`,
  };
}

/** Reported again and again (netflie 201, open-chat-studio 4277): one line, no tab, no five spaces, not empty. */
export function checkValue(part: string, parameter: Json): Refusal | undefined {
  const type = text(parameter["type"]);
  if (type !== "text")
    return {
      code: 132012,
      details: `${part}: Format mismatch, expected TEXT, received ${type?.toUpperCase() ?? "UNKNOWN"}`,
    };
  const value = text(parameter["text"]);
  if (value === undefined || value.trim() === "")
    return { code: 131008, details: "Parameter of type text is missing text value" };
  if (/[\n\r\t]| {5}/.test(value))
    return {
      code: 132018,
      details: "Param text cannot have new-line/tab characters or more than 4 consecutive spaces",
    };
  return undefined;
}

function checkName(
  part: string,
  template: StoredTemplate,
  variables: readonly string[],
  parameter: Json,
): Refusal | undefined {
  const name = text(parameter["parameter_name"]);
  if (template.parameterFormat === "POSITIONAL") {
    return name === undefined
      ? undefined
      : {
          code: 132012,
          details: `${part}: parameter_name is not allowed in a template with positional parameters`,
        };
  }
  if (name === undefined || name === "")
    return { code: 132012, details: `${part}: Parameter name is missing or empty` };
  return variables.includes(name)
    ? undefined
    : { code: 132000, details: `${part}: parameter_name ${name} does not exist in the template` };
}

/** The text with its values in place. */
export function fill(
  template: StoredTemplate,
  pattern: string,
  parameters: readonly Json[],
): string {
  const variables = variablesOf(pattern);
  const values = new Map(
    parameters.map((parameter, index) => {
      const key =
        template.parameterFormat === "NAMED" ? text(parameter["parameter_name"]) : variables[index];
      return [key ?? "", text(parameter["text"]) ?? ""];
    }),
  );
  return pattern.replace(
    /\{\{\s*([^{}]+?)\s*\}\}/g,
    (_all, name: string) => values.get(name) ?? "",
  );
}
