import type { PhoneButton } from "../../people/person.ts";
import type { Refusal } from "../errors.ts";
import {
  checkLength,
  checkOptionalLength,
  firstRefusal,
  list,
  record,
  text,
  type Json,
} from "../read.ts";
import { checkUnique } from "./interactive-buttons.ts";

/** At most ten sections and ten rows in all; a title for each section where there are several. */
export function checkList(action: Json): Refusal | undefined {
  const sections = list(action["sections"]).map(record);
  const rows = sections.flatMap((section) => list(section["rows"]).map(record));
  return firstRefusal(
    () => checkLength("Button", action["button"], 20),
    () =>
      sections.length >= 1 && sections.length <= 10
        ? undefined
        : { code: 131009, details: "Invalid section count. Min: 1, Max: 10" },
    () =>
      rows.length >= 1 && rows.length <= 10
        ? undefined
        : { code: 131009, details: `Total row count exceed max allowed count: 10` },
    ...sections.flatMap((section) => [
      () =>
        list(section["rows"]).length > 0
          ? undefined
          : { code: 131009, details: "Section has no rows" },
      () =>
        sections.length > 1
          ? checkLength("Section title", section["title"], 24)
          : checkOptionalLength("Section title", section["title"], 24),
    ]),
    ...rows.flatMap((row) => [
      () => checkLength("Row id", row["id"], 200),
      () => checkLength("Row title", row["title"], 24),
      () =>
        checkOptionalLength(
          "Row description",
          row["description"] === "" ? undefined : row["description"],
          72,
        ),
    ]),
    () =>
      checkUnique(
        "Row ids",
        rows.map((row) => text(row["id"])),
      ),
  );
}

export function listButtons(action: Json): readonly PhoneButton[] {
  return list(action["sections"]).flatMap((section) => {
    const title = text(record(section)["title"]);
    return list(record(section)["rows"]).map((one): PhoneButton => {
      const row = record(one);
      const description = text(row["description"]);
      return {
        id: text(row["id"]) ?? "",
        title: text(row["title"]) ?? "",
        kind: "row",
        ...(description === undefined ? {} : { description }),
        ...(title === undefined ? {} : { section: title }),
      };
    });
  });
}
