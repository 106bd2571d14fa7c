/** Where a public body's news come from, so that the headline fits a county as well as a town. Pure. */

export type House = "county" | "town" | "office";

export function houseOf(organisationName: string): House {
  if (/kreis(\s|$)/i.test(organisationName)) return "county";
  return /(^|\s)((hanse|landeshaupt|universitäts|klingen)?stadt|gemeinde|markt|flecken)(\s|$)/i.test(
    organisationName,
  )
    ? "town"
    : "office";
}
