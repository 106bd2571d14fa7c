/** What should be done before the service opens for everyone. */
import { listAccounts } from "../channels/channels.ts";
import type { Db } from "../db/db.ts";
import { readOfficeHours } from "../inbox/inbox.ts";
import { currentNotice } from "../privacy/privacy.ts";
import { fittingCarrier } from "../templates/templates.ts";
import type { PageContext } from "../web/context.ts";
import type { Language } from "../web/language.ts";
import { readOrganisation } from "../web/organisation.ts";
import { paths } from "../web/paths.ts";
import { readinessWords } from "./readiness-words.ts";

type Item = { readonly label: string; readonly ok: boolean; readonly where: string };

export function readinessOf({ secret, clock }: Pick<PageContext, "secret" | "clock">) {
  return async (db: Db, language: Language): Promise<readonly Item[]> => {
    const w = readinessWords(language);
    const [account] = await listAccounts(db, secret);
    const organisation = await readOrganisation(db);
    const carrier =
      account === undefined ? null : await fittingCarrier(db, account.id, { withPicture: false });
    return [
      { label: w.number, ok: account !== undefined, where: paths.settingsNumber },
      { label: w.carrier, ok: carrier?.kind === "found", where: paths.settingsNumber },
      { label: w.imprint, ok: organisation.imprint.de !== "", where: paths.settingsOrganisation },
      {
        label: w.accessibility,
        ok: organisation.accessibility.de !== "",
        where: paths.settingsOrganisation,
      },
      {
        label: w.notice,
        ok: (await currentNotice(db, clock.now())) !== null,
        where: paths.settingsNotice,
      },
      {
        label: w.hours,
        ok: (await readOfficeHours(db)) !== null,
        where: paths.settingsOfficeHours,
      },
    ];
  };
}
