/** What a citizen lives through in the chat: the whole service, the emulator's phones, no page. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startService, type Service } from "../support/service.ts";
import { invitationText } from "../../src/signup/invitation.ts";
import { shown, texts } from "./phone.ts";

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service[Symbol.asyncDispose]());

const titles = ["Aktuelle Informationen", "Kultur!Büro.", "Veranstaltungstipps"] as const;
const combinations = [[0], [1], [2], [0, 1], [0, 2], [1, 2], [0, 1, 2]].map((places) =>
  places.map((place) => titles[place] ?? ""),
);

describe("all combinations of three topics", () => {
  test.each(combinations.map((chosen) => [chosen.join(" + "), chosen] as const))(
    "%s: the confirmation names these and no others",
    async (_, chosen) => {
      const person = service.emulator.people.add({ name: "Ann" });

      service.emulator.people.write(person, invitationText(chosen, "de"));
      const answer = await shown(service, person, /Willkommen/);

      const named = titles.filter((title) => answer.text.includes(title));
      expect(named).toEqual(titles.filter((title) => chosen.includes(title)));
      expect(answer.text).toContain("STOPP");
      expect(answer.text).toContain(`${service.url}/datenschutz`);
      expect(texts(service, person).filter((text) => text.includes("Willkommen"))).toHaveLength(1);
    },
  );
});

describe("STOP works before anything else, in every state, and is confirmed once", () => {
  test.each([
    ["STOP", 0],
    ["stopp!!", 0],
    ["Abmelden von allem", 0],
    ["bitte keine Nachrichten mehr 🙏", 0],
    ["unsubscribe", 0],
    ["STOPP Kultur", 2],
    ["Stopp 1 und 3", 1],
  ])("'%s' leaves %d topics", async (text, left) => {
    const person = service.emulator.people.add({ name: text });
    service.emulator.people.write(person, "alle");
    await shown(service, person, /Willkommen/);

    service.emulator.people.write(person, text);
    await shown(service, person, /abgemeldet|You have left/i);

    expect(await topicsOf(text)).toHaveLength(left);
    const confirmed = texts(service, person).filter((one) => /abgemeldet|have left/i.test(one));
    expect(confirmed).toHaveLength(1);
  });

  test.each(["stoppt den Bau!", "Hallo, wir bekommen keine Nachrichten mehr", "Kein Thema!"])(
    "'%s' leaves everything as it was and reaches the county",
    async (text) => {
      const person = service.emulator.people.add({ name: text });
      service.emulator.people.write(person, "alle");
      await shown(service, person, /Willkommen/);

      service.emulator.people.write(person, text);

      await expect
        .poll(async () => await service.api("GET", "/conversations?state=waiting"), {
          timeout: 15_000,
        })
        .toEqual(
          expect.arrayContaining([
            expect.objectContaining({
              messages: expect.arrayContaining([expect.objectContaining({ text })]),
            }),
          ]),
        );
      expect(await topicsOf(text)).toHaveLength(3);
    },
  );

  test("START afterwards asks again", async () => {
    const person = service.emulator.people.add({ name: "Bob" });
    service.emulator.people.write(person, "alle");
    await shown(service, person, /Willkommen/);
    service.emulator.people.write(person, "stopp");
    await shown(service, person, /abgemeldet/);

    service.emulator.people.write(person, "Start");

    await shown(service, person, /Was möchten Sie erhalten/);
    expect(await topicsOf("Bob")).toEqual([]);
  });
});

test("AUSKUNFT brings a file with everything that is stored about this person", async () => {
  const person = service.emulator.people.add({ name: "Cat" });
  service.emulator.people.write(person, "2");
  await shown(service, person, /Was möchten Sie erhalten|Willkommen/);
  service.emulator.people.write(person, "Kultur");
  await shown(service, person, /Kultur!Büro/);

  service.emulator.people.write(person, "AUSKUNFT");

  await expect
    .poll(
      () =>
        service.emulator.people.messages(person).some(({ media }) => media?.kind === "document"),
      {
        timeout: 15_000,
      },
    )
    .toBe(true);
});

test("LÖSCHEN asks once, says farewell, and nothing of the person is left", async () => {
  const person = service.emulator.people.add({ name: "Dan Unverwechselbar" });
  service.emulator.people.write(person, "alle");
  await shown(service, person, /Willkommen/);
  service.emulator.people.write(person, "löschen");
  const question = await shown(service, person, /Sollen wir alles löschen/);

  service.emulator.people.tap(person, question.buttons?.[0]?.id ?? "");
  await shown(service, person, /letzte Nachricht/);

  await expect
    .poll(async () => (await addressesOf("Dan Unverwechselbar")).rows, { timeout: 15_000 })
    .toEqual([]);
});

test("no log line carries a number, a name or what was written", async () => {
  const person = service.emulator.people.add({ name: "Frida Geheim" });
  service.emulator.people.write(person, "Meine Sorge ist unaussprechlich");
  await shown(service, person, /angekommen/);

  const logged = service.log.join("\n");
  expect(logged).not.toContain(person.phone);
  expect(logged).not.toContain("Frida");
  expect(logged).not.toContain("unaussprechlich");
});

async function topicsOf(name: string): Promise<string[]> {
  const rows = await service.db
    .selectFrom("subscriptions")
    .innerJoin("subscribers", "subscribers.id", "subscriptions.subscriber_id")
    .select("subscriptions.topic_id")
    .where("subscribers.display_name", "=", name)
    .where("subscriptions.state", "=", "active")
    .execute();
  return rows.map((row) => String(row.topic_id));
}

async function addressesOf(name: string) {
  const rows = await service.db
    .selectFrom("addresses")
    .innerJoin("subscribers", "subscribers.id", "addresses.subscriber_id")
    .select("addresses.phone")
    .where("subscribers.display_name", "=", name)
    .execute();
  return { rows };
}
