import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FailureClass } from "../channels.ts";
import { failureLines } from "./failure-table.ts";
import { failureOf, isUnknown, lookUp } from "./failures.ts";

// What Meta's page of errors asks of a sender, written down a second time by hand: a slip of the table shows here.
const wanted: Readonly<Record<FailureClass, readonly number[]>> = {
  halt: [
    ...[0, 190, 3, 10, 200, 250, 299, 131005, 33],
    ...[368, 131031, 131037, 131042, 131045, 131048, 131064, 133010],
  ],
  retry: [1, 2, 131000, 131016, 133004, 131056, 131014, 131052, 139102, 139103],
  wait: [4, 613, 80007, 130429, 131057, 2494100, 134101, 133008, 133009, 133015, 133016],
  permanent: [
    ...[131021, 131026, 130472, 130497, 131036, 131047, 131049, 131060, 137000],
    // Calls, groups, payments, insights, Direct Send and In-App Signup: nothing of ours, nothing to halt for.
    ...[131020, 131041, 131044, 131201, 131215, 134011, 138000, 138018],
    ...[139200, 200005, 200006, 200007, 2388318, 2388330, 2494164, 2494179],
  ],
  suppress: [131050],
  fix: [
    ...[100, 131008, 131009, 131030, 131051, 131053, 131055, 131059, 131062, 135000],
    ...[132000, 132005, 132008, 132012, 132018, 134100],
    ...[133000, 133005, 133006, 139000, 139001, 139002, 139003, 139004, 139100, 139101],
    ...[147001, 147002, 147003, 147004, 147005],
    ...[2388019, 2388040, 2388047, 2388072, 2388073, 2388293, 2388299],
  ],
  template: [...[131061, 131063, 132001, 132007, 132015, 132016, 132068, 132069, 134102, 141002]],
};

test.each(Object.entries(wanted))("%s: the engine does so on every such code", (action, codes) => {
  for (const code of codes) expect(failureOf({ code })).toMatchObject({ code, class: action });
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
