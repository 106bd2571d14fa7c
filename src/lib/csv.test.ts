import { expect, test } from "vitest";
import { csvLine } from "./csv.ts";

test.each([
  ["Ann", "Ann"],
  ["=1+1", "'=1+1"],
  ["  @SUM(A1)", "'  @SUM(A1)"],
  ["-2", "'-2"],
  ["\tx", `'\tx`],
  ["a;b", `"a;b"`],
  ['a"b', `"a""b"`],
  ['=HYPERLINK("x";"y")', `"'=HYPERLINK(""x"";""y"")"`],
  ["a\nb", `"a\nb"`],
  [" a", `" a"`],
])("the cell %j is written as %j", (text, written) => {
  expect(csvLine([text, "z"])).toBe(`${written};z\r\n`);
});
