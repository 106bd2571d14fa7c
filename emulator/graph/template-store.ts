import type { World } from "../world.ts";
import { list, record, text, type Json } from "./read.ts";

export type TemplateStatus =
  | "PENDING"
  | "APPROVED"
  | "REJECTED"
  | "PAUSED"
  | "DISABLED"
  | "PENDING_DELETION";
export type TemplateCategory = "MARKETING" | "UTILITY" | "AUTHENTICATION";

/** A template in one language. */
export type StoredTemplate = {
  readonly id: string;
  readonly name: string;
  readonly language: string;
  category: TemplateCategory;
  status: TemplateStatus;
  readonly parameterFormat: "NAMED" | "POSITIONAL";
  components: readonly Json[];
  rejectedReason: string;
  /** Deleted names stay blocked for 30 days. */
  deletedAt: number | undefined;
  readonly editedAt: number[];
};

export function findTemplate(
  world: World,
  name: string,
  language: string,
): StoredTemplate | undefined {
  for (const template of world.templates.values()) {
    if (
      template.deletedAt === undefined &&
      template.name === name &&
      template.language === language
    )
      return template;
  }
  return undefined;
}

export function componentOf(template: StoredTemplate, type: string): Json | undefined {
  return template.components.find((component) => text(component["type"])?.toUpperCase() === type);
}

export function buttonsOf(template: StoredTemplate): readonly Json[] {
  return list(componentOf(template, "BUTTONS")?.["buttons"]).map(record);
}

/** The variables of a text in the order in which they first appear: ["1", "2"] or ["titel", "datum"]. */
export function variablesOf(body: string): readonly string[] {
  return [
    ...new Set([...body.matchAll(/\{\{\s*([^{}]+?)\s*\}\}/g)].map((match) => match[1] ?? "")),
  ];
}
