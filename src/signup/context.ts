import type { Db } from "../db/db.ts";
import type { PageContext } from "../web/context.ts";

/** What was last sent in a topic, as the public may read it. */
export type LastPost = {
  readonly title: string;
  readonly teaser: string;
  /** Of its public page. */
  readonly slug: string;
  readonly at: Date;
};

/** What the sign-up needs beside what every page is given. */
export type SignupContext = PageContext & {
  /** Where the button leads: https://wa.me, or the emulator in the demonstration. */
  readonly linkUrl: string;
  /** Topic key -> the newest public broadcast in it. Without it no post and no archive is shown. */
  readonly lastPosts?: ((db: Db) => Promise<ReadonlyMap<string, LastPost>>) | undefined;
  /** The archive can be followed as RSS. */
  readonly archiveFeed?: boolean | undefined;
};
