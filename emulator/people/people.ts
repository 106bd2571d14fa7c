import { createHash } from "node:crypto";
import { conditionOf } from "../numbers.ts";
import { digitsOf } from "../settings.ts";
import type { People, World } from "../world.ts";
import type { Person } from "./person.ts";

export type NewPerson = {
  readonly name: string;
  readonly phone?: string | undefined;
  readonly username?: string | undefined;
  readonly hidesPhone?: boolean | undefined;
  readonly readsAtOnce?: boolean | undefined;
  readonly hasWhatsApp?: boolean | undefined;
};

export function noPeople(): People {
  return { byId: new Map(), byPhone: new Map(), byUserId: new Map() };
}

/**
 * Puts a person on the desk. A number that the county has already written to gets its name and its place, and keeps
 * what was sent to it. Returns undefined when another person on the desk has the number.
 */
export function addPerson(world: World, values: NewPerson): Person | undefined {
  const phone = values.phone === undefined ? freeNumber(world) : digitsOf(values.phone);
  const known = world.people.byPhone.get(phone);
  if (known?.onDesk === true) return undefined;
  const person = known ?? strangerWith(world, phone);
  person.name = values.name;
  person.username =
    values.username ?? (values.hidesPhone === true ? usernameOf(values.name) : undefined);
  person.hidesPhone = values.hidesPhone ?? false;
  person.readsAtOnce = values.readsAtOnce ?? false;
  if (values.hasWhatsApp === false)
    person.condition = { kind: "fails", code: 131026, only: "everything" };
  person.onDesk = true;
  world.watchers.tell({ kind: "people" });
  return person;
}

/** Whoever has the number. Numbers nobody asked for are in use as well: the world is full of people. */
export function personWithPhone(world: World, phone: string): Person {
  return world.people.byPhone.get(phone) ?? strangerWith(world, phone);
}

function strangerWith(world: World, phone: string): Person {
  const person: Person = {
    id: String(world.people.byId.size + 1),
    name: `+${phone}`,
    phone,
    userId: userIdOf(phone, 0),
    username: undefined,
    hidesPhone: false,
    onDesk: false,
    condition: conditionOf(phone),
    blocksCounty: false,
    stoppedMarketing: false,
    phoneIsOn: true,
    readsAtOnce: false,
    sendsReadReceipts: true,
    lastWroteAt: undefined,
    lastReachedByPhoneAt: undefined,
    sharedPhone: false,
    messages: [],
  };
  keepPerson(world.people, person);
  return person;
}

export function keepPerson(people: People, person: Person): void {
  people.byId.set(person.id, person);
  people.byPhone.set(person.phone, person);
  people.byUserId.set(person.userId, person);
}

/** A user id that is the same in every run: two letters of the country, a point, letters and digits. */
export function userIdOf(phone: string, generation: number): string {
  const country = phone.startsWith("49")
    ? "DE"
    : phone.startsWith("43")
      ? "AT"
      : phone.startsWith("41")
        ? "CH"
        : "US";
  const digest = createHash("sha256").update(`${phone}/${generation}`).digest();
  return `${country}.${digest.readBigUInt64BE().toString().padStart(20, "1")}`;
}

/** Numbers that the Bundesnetzagentur keeps free for films and books: nobody is ever called by mistake. */
function freeNumber(world: World): string {
  for (let n = 0; n < 100; n++) {
    const number = `4917139200${String(n).padStart(2, "0")}`;
    if (!world.people.byPhone.has(number)) return number;
  }
  for (let n = 0; ; n++) {
    const number = `49176040690${String(n).padStart(2, "0")}`;
    if (!world.people.byPhone.has(number)) return number;
  }
}

function usernameOf(name: string): string {
  const plain = name
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ".")
    .replace(/^\.+|\.+$/g, "");
  return plain.length >= 3 ? plain : `${plain}.${plain}01`;
}
