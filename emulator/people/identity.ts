import type { World } from "../world.ts";
import type { Person } from "./person.ts";

const thirtyDays = 30 * 86_400_000;

/** Whether Meta shows this person's number to the county (reference 3.3). */
export function showsPhone(world: World, person: Person): boolean {
  if (!person.hidesPhone || person.sharedPhone) return true;
  const reached = person.lastReachedByPhoneAt;
  return reached !== undefined && world.clock.milliseconds() - reached < thirtyDays;
}

/** The element of `contacts[]` beside a message or status. */
export function contactOf(world: World, person: Person): Record<string, unknown> {
  const profile = {
    name: person.name,
    ...(person.username === undefined ? {} : { username: person.username }),
  };
  return {
    profile,
    ...(showsPhone(world, person) ? { wa_id: person.phone } : {}),
    user_id: person.userId,
  };
}

/** `from` and `from_user_id` of an inbound message. */
export function senderOf(world: World, person: Person): Record<string, string> {
  return {
    ...(showsPhone(world, person) ? { from: person.phone } : {}),
    from_user_id: person.userId,
  };
}
