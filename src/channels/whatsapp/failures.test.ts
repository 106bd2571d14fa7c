import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { failureLines } from "./failure-table.ts";
import { failureOf, isUnknown, lookUp } from "./failures.ts";

test.each([
  [190, "halt"],
  [131042, "halt"],
  [33, "halt"],
  [250, "halt"],
  [131048, "halt"],
  [2, "retry"],
  [131056, "retry"],
  [131000, "retry"],
  [4, "wait"],
  [130429, "wait"],
  [131057, "wait"],
  [131026, "permanent"],
  [131047, "permanent"],
  [131049, "permanent"],
  [130472, "permanent"],
  [131050, "suppress"],
  [100, "fix"],
  [132000, "fix"],
  [131053, "fix"],
  [132001, "template"],
  [132015, "template"],
  [132016, "template"],
] as const)("code %i means: %s", (code, action) => {
  expect(failureOf({ code })).toMatchObject({ code, class: action });
});

test("every code has one line, and its sentence is a sentence", () => {
  expect(new Set(failureLines.map(([code]) => code)).size).toBe(failureLines.length);
  for (const [, , sentence] of failureLines) expect(sentence).toMatch(/^[A-ZÄÖÜ].{15,}[.)]$/u);
});

test("an unknown code from 131000 on is permanent and to be logged; below, our request is wrong", () => {
  expect(failureOf({ code: 199_999 })).toMatchObject({ class: "permanent" });
  expect(isUnknown(failureOf({ code: 199_999 }))).toBe(true);
  expect(failureOf({ code: 999 })).toMatchObject({ class: "fix" });
  expect(failureOf({ code: 999, is_transient: true })).toMatchObject({ class: "retry" });
  expect(isUnknown(failureOf({ code: 131050 }))).toBe(false);
});

test("details go along without what may be a telephone number, the trace id stays", () => {
  const failure = failureOf({
    code: 131026,
    message: "(#131026) to +49 170 1234567",
    error_data: { details: "Number 491701234567 unknown" },
    fbtrace_id: "A8",
  });

  expect(failure.details).toBe("(#131026) to …: Number … unknown");
  expect(failure.traceId).toBe("A8");
});

test("an error object of any shape becomes a failure", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (wire) => {
      expect(failureOf(wire).reason).not.toBe("");
    }),
  );
});

const page = new URL("../../../../shared/reference/whatsapp-cloud-api.md", import.meta.url);

describe.skipIf(existsSync(page) ? false : "the fact sheet is not there")(
  "the fact sheet's list",
  () => {
    test("every code of its table has a line here", () => {
      const table = readFileSync(page, "utf8").split("## 4. Errors")[1]?.split("\n## 5.")[0] ?? "";
      const cells = [...table.matchAll(/^\| ([\d][^|]*?)\|/gm)].map(([, cell]) => cell ?? "");
      const codes = cells.flatMap((cell) =>
        [...cell.matchAll(/(\d+)(?:–(\d+))?/g)].flatMap(([, from, to]) => expand(from ?? "", to)),
      );

      expect(codes.length).toBeGreaterThan(110);
      expect(codes.filter((code) => lookUp(code) === null)).toEqual([]);
    });
  },
);

function expand(from: string, to: string | undefined): number[] {
  const [first, last] = [Number(from), Number(to ?? from)];
  return Array.from({ length: last - first + 1 }, (_, step) => first + step);
}
