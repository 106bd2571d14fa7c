/** Sign-up: from a citizen's message to the confirmation on the same phone, while a hundred a second come in. */
import { setTimeout as wait } from "node:timers/promises";
import type { Person } from "../emulator/emulator.ts";
import { percentile, type Benchmark } from "./report.ts";
import { startService, type Service } from "./service.ts";

const perSecond = 100;

export const signUp: Benchmark = async ({ recipients = 1_000 }) => {
  await using service = await startService(1_000);
  const people = Array.from({ length: recipients }, (_, number) =>
    service.emulator.people.add({ name: `Person ${number}` }),
  );
  const begun = performance.now();
  for (const [number, person] of people.entries()) {
    const early = begun + (number * 1000) / perSecond - performance.now();
    if (early > 1) await wait(early);
    service.emulator.people.write(person, "Hallo! Ich möchte abonnieren: Veranstaltungstipps.");
  }
  const waits = await Promise.all(people.map(async (person) => await answered(service, person)));
  return [
    { what: "people", value: recipients, unit: "" },
    { what: "offered", value: perSecond, unit: "a second" },
    { what: "message in to confirmation out, median", value: percentile(waits, 0.5), unit: "ms" },
    { what: "… 95 of 100 within", value: percentile(waits, 0.95), unit: "ms" },
    { what: "… slowest", value: Math.max(...waits), unit: "ms" },
  ];
};

/** Milliseconds between the two messages, by the phone's own clock. */
async function answered(service: Service, person: Person): Promise<number> {
  for (;;) {
    const [asked, answer] = service.emulator.people.messages(person);
    if (asked !== undefined && answer !== undefined)
      return Date.parse(answer.at) - Date.parse(asked.at);
    await wait(20);
  }
}
