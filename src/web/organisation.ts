/** The public body that runs this installation: one row of settings, read by every page. */
import { readSetting, writeSetting, type Db, type Tx } from "../db/db.ts";

export const lands = {
  BW: "Baden-Württemberg",
  BY: "Bayern",
  BE: "Berlin",
  BB: "Brandenburg",
  HB: "Bremen",
  HH: "Hamburg",
  HE: "Hessen",
  MV: "Mecklenburg-Vorpommern",
  NI: "Niedersachsen",
  NW: "Nordrhein-Westfalen",
  RP: "Rheinland-Pfalz",
  SL: "Saarland",
  SN: "Sachsen",
  ST: "Sachsen-Anhalt",
  SH: "Schleswig-Holstein",
  TH: "Thüringen",
} as const;

/** ISO 3166-2:DE without the prefix; decides the public holidays. */
export type Land = keyof typeof lands;

/** A text in both languages; paragraphs are parted by an empty line. */
export type Bilingual = { readonly de: string; readonly en: string };

export type Organisation = {
  readonly name: string;
  readonly shortName: string;
  readonly land: Land;
  readonly timeZone: string;
  /** Who to call when it burns: "Im Notfall: 112 …". */
  readonly emergencyHint: Bilingual;
  readonly imprint: Bilingual;
  readonly accessibility: Bilingual;
  readonly contactEmail: string;
  readonly contactPhone: string;
  /** "#rrggbb"; already checked for contrast. */
  readonly accentColour?: string | undefined;
  /** Id of a row of `media`; without it our own emblem is shown. */
  readonly coatOfArms?: number | undefined;
  /** True: every page says that this is a demonstration. */
  readonly demo: boolean;
};

/** What a fresh installation shows until staff have filled it in. */
export const unnamedOrganisation: Organisation = {
  name: "Ihre Behörde",
  shortName: "Behörde",
  land: "NW",
  timeZone: "Europe/Berlin",
  emergencyHint: {
    de: "Im Notfall: 112 (Feuerwehr, Rettungsdienst), 110 (Polizei).",
    en: "In an emergency: 112 (fire brigade, ambulance), 110 (police).",
  },
  imprint: { de: "", en: "" },
  accessibility: { de: "", en: "" },
  contactEmail: "",
  contactPhone: "",
  demo: false,
};

/** The organisation as saved; what was never saved has the defaults. */
export async function readOrganisation(db: Db): Promise<Organisation> {
  const saved = await readSetting<Partial<Organisation>>(db, "organisation");
  return { ...unnamedOrganisation, ...saved };
}

/** Whether somebody has said who this is; until then every value is a guess. */
export async function isOrganisationKnown(db: Db): Promise<boolean> {
  return (await readSetting(db, "organisation")) !== null;
}

/** Saves the whole organisation; the caller has checked the values and writes the audit log. */
export async function saveOrganisation(tx: Tx, organisation: Organisation): Promise<void> {
  await writeSetting(tx, "organisation", organisation);
}
