import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { StoredFlow } from "./graph/flow-store.ts";
import type { StoredMedia } from "./graph/media-store.ts";
import type { Outgoing } from "./graph/outgoing.ts";
import { review } from "./graph/template-review.ts";
import type { StoredTemplate } from "./graph/template-store.ts";
import { keepPerson } from "./people/people.ts";
import type { Person } from "./people/person.ts";
import type { Charge } from "./pricing/bill.ts";
import type { World } from "./world.ts";

/** What outlives a restart of the demo: phones, templates, media, flows, the bill, the clock's lead. Not faults. */
type Snapshot = {
  readonly format: 1;
  readonly clockOffset: number;
  readonly people: readonly Person[];
  readonly outgoing: readonly Outgoing[];
  readonly inbound: readonly (readonly [string, string])[];
  readonly templates: readonly StoredTemplate[];
  readonly media: readonly (Omit<StoredMedia, "bytes" | "sha256"> & {
    readonly bytes: string;
    readonly sha256: string;
  })[];
  readonly flows: readonly StoredFlow[];
  readonly profile: Readonly<Record<string, unknown>>;
  readonly charges: readonly Charge[];
};

const fileName = "emulator.json";
/** How long after a change it is written, in real milliseconds. */
const writesAfter = 1_000;

/** Keeps the world in `folder` from now on; returns what writes it a last time. */
export function keepSnapshots(world: World, folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  let timer: NodeJS.Timeout | undefined;
  const save = () => {
    clearTimeout(timer);
    timer = undefined;
    writeSnapshot(world, folder);
  };
  const stop = world.watchers.watch(() => {
    timer ??= setTimeout(save, writesAfter).unref();
  });
  return () => {
    stop();
    save();
  };
}

/** Beside the old file and then in its place: a crash leaves the one or the other, never half of one. */
function writeSnapshot(world: World, folder: string): void {
  const snapshot: Snapshot = {
    format: 1,
    clockOffset: world.clock.offset,
    people: [...world.people.byId.values()],
    outgoing: [...world.outgoing.values()],
    inbound: [...world.inbound],
    templates: [...world.templates.values()],
    media: [...world.media.values()].map((media) => ({
      ...media,
      bytes: media.bytes.toString("base64"),
      sha256: media.sha256.toString("hex"),
    })),
    flows: [...world.flows.values()],
    profile: world.profile,
    charges: world.charges,
  };
  const path = join(folder, fileName);
  writeFileSync(`${path}.new`, JSON.stringify(snapshot), { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

/** The snapshot in `folder`; undefined when there is none. Throws when it is none of ours. */
export function readSnapshot(folder: string): Snapshot | undefined {
  const path = join(folder, fileName);
  if (!existsSync(path)) return undefined;
  const snapshot: Snapshot = JSON.parse(readFileSync(path, "utf8"));
  if (snapshot.format !== 1)
    throw new Error(
      `${path} is not a snapshot that this emulator can read; move it away to start afresh`,
    );
  return snapshot;
}

export function restore(world: World, snapshot: Snapshot): void {
  for (const person of snapshot.people) keepPerson(world.people, person);
  for (const message of snapshot.outgoing) world.outgoing.set(message.id, message);
  for (const [id, personId] of snapshot.inbound) world.inbound.set(id, personId);
  for (const template of snapshot.templates) {
    world.templates.set(template.id, template);
    if (template.status === "PENDING") review(world, template);
  }
  for (const media of snapshot.media)
    world.media.set(media.id, {
      ...media,
      bytes: Buffer.from(media.bytes, "base64"),
      sha256: Buffer.from(media.sha256, "hex"),
    });
  for (const flow of snapshot.flows) world.flows.set(flow.id, flow);
  Object.assign(world.profile, snapshot.profile);
  world.charges.push(...snapshot.charges);
}
