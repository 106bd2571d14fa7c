import type { EmulatorClock } from "./clock.ts";
import type { Faults } from "./control/faults.ts";
import type { Watchers } from "./control/watchers.ts";
import type { Limits } from "./graph/limits.ts";
import type { StoredFlow } from "./graph/flow-store.ts";
import type { StoredMedia } from "./graph/media-store.ts";
import type { Outgoing } from "./graph/outgoing.ts";
import type { StoredTemplate } from "./graph/template-store.ts";
import type { Person } from "./people/person.ts";
import type { Charge } from "./pricing/bill.ts";
import type { Random } from "./random.ts";
import type { Settings } from "./settings.ts";
import type { Outbox } from "./webhooks/outbox.ts";

/** Everything the emulator knows, in memory. Each part is owned by the file that its type comes from. */
export type World = {
  /** Where the emulator itself is reached; set once it listens. */
  url: string;
  readonly settings: Settings;
  readonly clock: EmulatorClock;
  readonly random: Random;
  readonly people: People;
  readonly outgoing: Map<string, Outgoing>;
  /** Whose message an inbound id is: message id -> person id. */
  readonly inbound: Map<string, string>;
  /** Messages that Meta holds for quality, each with what ends the wait. */
  readonly held: Map<string, () => void>;
  readonly templates: Map<string, StoredTemplate>;
  readonly media: Map<string, StoredMedia>;
  readonly flows: Map<string, StoredFlow>;
  readonly uploads: Map<string, Upload>;
  readonly links: Map<string, { readonly code: string; prefilledMessage: string }>;
  readonly profile: Record<string, unknown>;
  readonly charges: Charge[];
  readonly faults: Faults;
  readonly limits: Limits;
  readonly outbox: Outbox;
  readonly watchers: Watchers;
};

export type People = {
  readonly byId: Map<string, Person>;
  readonly byPhone: Map<string, Person>;
  readonly byUserId: Map<string, Person>;
};

type Upload = {
  readonly id: string;
  readonly length: number;
  readonly mimeType: string;
  readonly chunks: Buffer[];
};
