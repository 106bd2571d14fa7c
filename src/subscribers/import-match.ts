/** Whose line is it? By exact ids, as with messages; where ids contradict each other, nobody guesses. Pure. */
import type { ImportLine } from "./import-line.ts";

export type KnownAddress = {
  readonly id: number;
  readonly subscriberId: number;
  readonly bsuid: string | null;
  readonly phone: string | null;
};

export type ImportPerson = {
  /** Null: nobody is known under these ids. */
  readonly address: KnownAddress | null;
  readonly phone: string | null;
  readonly bsuid: string | null;
  /** More than one where the file names the person again. */
  readonly lines: readonly ImportLine[];
};

type Draft = {
  address: KnownAddress | null;
  phone: string | null;
  bsuid: string | null;
  lines: ImportLine[];
};

type Matching = {
  readonly people: readonly ImportPerson[];
  readonly rejected: readonly { readonly line: number; readonly reason: string }[];
};

const contradiction =
  "Telefonnummer und Kennung gehören zu verschiedenen Personen. Bitte die Zeile prüfen.";
const wasErased = "Die Person hat ihre Daten löschen lassen und wird nicht wieder aufgenommen.";

export function matchPeople(
  lines: readonly ImportLine[],
  known: readonly KnownAddress[],
  erased: ReadonlySet<string>,
): Matching {
  const byPhone = new Map<string, Draft>();
  const byBsuid = new Map<string, Draft>();
  const remember = (draft: Draft): Draft => {
    if (draft.phone !== null) byPhone.set(draft.phone, draft);
    if (draft.bsuid !== null) byBsuid.set(draft.bsuid, draft);
    return draft;
  };
  for (const address of known)
    remember({ address, phone: address.phone, bsuid: address.bsuid, lines: [] });

  const rejected: { line: number; reason: string }[] = [];
  const people = new Set<Draft>();
  for (const line of lines) {
    if ([line.phone, line.bsuid].some((id) => id !== null && erased.has(id))) {
      rejected.push({ line: line.line, reason: wasErased });
      continue;
    }
    const found = new Set(
      [byPhone.get(line.phone ?? ""), byBsuid.get(line.bsuid ?? "")].filter(
        (one) => one !== undefined,
      ),
    );
    const [person = { address: null, phone: line.phone, bsuid: line.bsuid, lines: [] }] = found;
    if (found.size > 1 || contradicts(person, line)) {
      rejected.push({ line: line.line, reason: contradiction });
      continue;
    }
    person.phone ??= line.phone;
    person.bsuid ??= line.bsuid;
    person.lines.push(line);
    people.add(remember(person));
  }
  return { people: [...people], rejected };
}

/** Another user id under a known number: the number may have changed hands. */
function contradicts(person: Draft, line: ImportLine): boolean {
  return person.bsuid !== null && line.bsuid !== null && person.bsuid !== line.bsuid;
}
