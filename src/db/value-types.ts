import pg from "pg";

const int8 = 20;
const numeric = 1700;
const date = 1082;
const int8Array = 1016;
const dateArray = 1182;
const textArray = 1009;

/**
 * How values arrive from the wire. Ids and counts stay far below 2^53, and `sum` and `extract` (numeric) are used on
 * such values only, so they are numbers. A date is a day in somebody's calendar, not an instant: it stays text.
 */
export function valueTypes(): pg.CustomTypesConfig {
  const types = new pg.TypeOverrides();
  // The typings list scalar types only; the parser for arrays of text is registered all the same.
  const parseTexts: (text: string) => string[] = pg.types.getTypeParser(
    textArray as Parameters<typeof pg.types.getTypeParser>[0],
  );
  types.setTypeParser(int8, Number);
  types.setTypeParser(numeric, Number);
  types.setTypeParser(date, String);
  types.setTypeParser(int8Array, (text: string) => parseTexts(text).map(Number));
  types.setTypeParser(dateArray, parseTexts);
  return types;
}
