import { isRecord, lengthOf, list, record, text, type Json } from "./read.ts";

export type FlowProblem = {
  readonly error: string;
  readonly error_type: "FLOW_JSON_ERROR";
  readonly message: string;
  readonly line_start: 1;
};

/** What is wrong with a Flow's JSON, as far as a form of static screens goes (reference 8.5), and its screens. */
export function checkFlowJson(raw: string): {
  readonly problems: readonly FlowProblem[];
  readonly screens: readonly string[];
} {
  let flow: unknown;
  try {
    flow = JSON.parse(raw);
  } catch {
    return { problems: [problem("INVALID_JSON", "The Flow JSON is no JSON.")], screens: [] };
  }
  const screens = list(record(flow)["screens"]).filter(isRecord);
  const ids = screens.map((screen) => text(screen["id"]) ?? "");
  const problems = [
    ...(/^\d+\.\d+$/.test(text(record(flow)["version"]) ?? "")
      ? []
      : [problem("INVALID_PROPERTY_VALUE", "The version is missing or not of the form 7.3.")]),
    ...(screens.length > 0 ? [] : [problem("MISSING_REQUIRED_PROPERTY", "There are no screens.")]),
    ...(ids.every((id) => /^[A-Za-z_]+$/.test(id) && id !== "SUCCESS")
      ? []
      : [
          problem(
            "INVALID_SCREEN_ID",
            "A screen's id has letters and underscores, and is not SUCCESS.",
          ),
        ]),
    ...(screens.some((screen) => screen["terminal"] === true)
      ? []
      : [problem("MISSING_TERMINAL_SCREEN", "No screen is terminal.")]),
    ...screens.flatMap((screen) => childrenOf(screen).flatMap(checkComponent)),
  ];
  return { problems, screens: ids };
}

/** The components of a screen, those inside a Form as well. */
function childrenOf(screen: Json): readonly Json[] {
  return list(record(screen["layout"])["children"])
    .filter(isRecord)
    .flatMap((child) =>
      text(child["type"]) === "Form" ? list(child["children"]).filter(isRecord) : [child],
    );
}

const choices = ["CheckboxGroup", "RadioButtonsGroup", "Dropdown"];

function checkComponent(component: Json): readonly FlowProblem[] {
  if (!choices.includes(text(component["type"]) ?? "")) return [];
  const options = component["data-source"];
  const found: FlowProblem[] = [];
  if (lengthOf(text(component["label"]) ?? "") > 30)
    found.push(problem("INVALID_PROPERTY_VALUE", "A label has 30 characters at most."));
  if (lengthOf(text(component["description"]) ?? "") > 300)
    found.push(problem("INVALID_PROPERTY_VALUE", "A description has 300 characters at most."));
  if (!Array.isArray(options)) return found;
  if (options.length < 1 || options.length > 20)
    found.push(problem("INVALID_PROPERTY_VALUE", "There are 1 to 20 options."));
  if (options.some((option) => lengthOf(text(record(option)["title"]) ?? "") > 30))
    found.push(problem("INVALID_PROPERTY_VALUE", "An option's title has 30 characters at most."));
  return found;
}

function problem(error: string, message: string): FlowProblem {
  return { error, error_type: "FLOW_JSON_ERROR", message, line_start: 1 };
}
