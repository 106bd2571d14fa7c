/** What the pages of subscribers need beside what every page is given. */
import type { Child } from "hono/jsx";
import type { Db } from "../db/db.ts";
import type { StaffMember } from "../staff/staff.ts";
import type { PageContext } from "../web/context.ts";
import type { Language } from "../web/language.ts";

export type ReadinessItem = {
  readonly label: string;
  readonly ok: boolean;
  /** The page where it is put right. */
  readonly where: string;
};

export type SubscriberContext = PageContext & {
  /** Further cards on the page of a person: what other folders can do for them (access, erasure). */
  readonly personActions?:
    | ((person: {
        readonly subscriberId: number;
        readonly staff: StaffMember;
      }) => Child | Promise<Child>)
    | undefined;
  /** What should be done before the service opens for everyone. */
  readonly readiness?:
    | ((db: Db, language: Language) => Promise<readonly ReadinessItem[]>)
    | undefined;
};
