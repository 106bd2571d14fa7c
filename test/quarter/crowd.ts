/** Five hundred people who do what people do: choose, pause, stop, come back, ask, hide their number, switch their phone off. */
import type { Person } from "../../emulator/emulator.ts";
import type { Random } from "../../emulator/random.ts";
import type { Service } from "../support/service.ts";
import { pick } from "./events.ts";

/** What a person may write, and how often of a hundred times. A new way of choosing is a line here. */
const wishes: readonly (readonly [weight: number, text: (today: string) => string])[] = [
  [14, () => "STOPP"],
  [12, () => "START"],
  [12, () => "alle"],
  [10, () => "Veranstaltungstipps"],
  [6, () => "Kultur!Büro."],
  [6, () => "STOPP Veranstaltungstipps"],
  [8, (today) => `PAUSE bis ${inDays(today, 6)}`],
  [4, () => "WEITER"],
  [6, () => "TÄGLICH"],
  [4, () => "WÖCHENTLICH"],
  [4, () => "SOFORT"],
  [8, () => "Tipps für morgen"],
  [4, () => "Wochenende"],
  [16, () => "Wann öffnet am Montag die Zulassungsstelle?"],
];

/** With which they come. */
const firstWishes = ["alle", "Veranstaltungstipps", "Kultur!Büro.", "Aktuelle Informationen"];

const total = wishes.reduce((sum, [weight]) => sum + weight, 0);

export type Crowd = {
  readonly people: readonly Person[];
  /** Everybody writes for the first time. */
  join(): void;
  /** So many do something each; with `phones` some switch theirs off for the night. */
  act(today: string, count: number, options: { readonly phones: boolean }): Promise<void>;
  /** Every phone is switched on: what waited for it arrives. */
  allReachable(): Promise<void>;
};

export function gather(service: Service, chance: Random, count: number): Crowd {
  const people = Array.from({ length: count }, (_, index) =>
    service.emulator.people.add({
      name: `Person ${index}`,
      phone: `${index % 9 === 0 ? "43664" : "49170"}${1_000_000 + index}`,
      hidesPhone: index % 6 === 0,
      readsAtOnce: index % 3 === 0,
    }),
  );
  const off = new Set<Person>();
  const flips = async (person: Person, on: boolean): Promise<void> => {
    if (on) off.delete(person);
    else off.add(person);
    const response = await fetch(`${service.emulator.url}/emulator/people/${person.id}/phone`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ on }),
    });
    if (!response.ok) throw new Error(`The phone of ${person.name} answered ${response.status}`);
  };

  return {
    people,
    join() {
      for (const person of people)
        service.emulator.people.write(
          person,
          firstWishes[pick(chance, firstWishes.length)] ?? "alle",
        );
    },
    async act(today, acting, { phones }) {
      for (let done = 0; done < acting; done += 1) {
        const person = people[pick(chance, people.length)];
        if (person === undefined) continue;
        if (phones && chance.fraction() < 0.04) await flips(person, false);
        else service.emulator.people.write(person, wish(chance, today));
      }
    },
    async allReachable() {
      await Promise.all([...off].map(async (person) => await flips(person, true)));
    },
  };
}

function wish(chance: Random, today: string): string {
  let left = pick(chance, total);
  for (const [weight, text] of wishes) {
    left -= weight;
    if (left < 0) return text(today);
  }
  return "alle";
}

/** "3.4.2027" */
function inDays(today: string, count: number): string {
  const day = new Date(Date.parse(`${today}T00:00:00Z`) + count * 86_400_000);
  return `${day.getUTCDate()}.${day.getUTCMonth() + 1}.${day.getUTCFullYear()}`;
}
