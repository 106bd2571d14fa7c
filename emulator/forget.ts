import type { World } from "./world.ts";

/** Everything back to the first day, save the settings, the clock and the address of the webhook. */
export function forget(world: World): void {
  const maps = [
    world.people.byId,
    world.people.byPhone,
    world.people.byUserId,
    world.outgoing,
    world.inbound,
    world.held,
  ];
  for (const map of [
    ...maps,
    world.templates,
    world.media,
    world.flows,
    world.uploads,
    world.links,
  ])
    map.clear();
  world.charges.length = 0;
  world.faults.clear();
  world.limits.clear();
}
