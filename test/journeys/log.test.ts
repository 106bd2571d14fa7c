/** What stands in the log after a day on which everything happened, the bad things included. */
import { expect, test } from "vitest";
import { demoStaff, startService, type Service } from "../support/service.ts";
import { shown } from "./phone.ts";

test("No secret, number or text in logs (invariant 10), whatever the day brought", async () => {
  await using service = await startService();
  const { emulator } = service;
  const ann = emulator.people.add({ name: "Ann Unverwechselbar" });
  const bob = emulator.people.add({ name: "Bob Sonderbar" });
  const cat = emulator.people.add({
    name: "Cat Verborgen",
    username: "verborgen",
    hidesPhone: true,
  });
  for (const person of [ann, bob, cat]) {
    emulator.people.write(person, "alle");
    await shown(service, person, /Willkommen/);
  }

  // People write, the press office answers, and somebody leaves.
  emulator.people.write(ann, "Mein Hund Zerberus ist weg");
  emulator.people.write(cat, "LÖSCHEN");
  const question = await waitingQuestion(service, "Zerberus");
  await service.api("POST", `/conversations/${question}/messages`, { text: "Fundbüro Wunderlich" });
  await shown(service, ann, /Wunderlich/);

  // WhatsApp refuses, for one person and with a code that nobody knows, and goes away for a moment.
  emulator.faults.add({ kind: "error", code: 131026, count: 1, match: { to: bob.phone } });
  emulator.faults.add({
    kind: "error",
    code: 199_999,
    details: `no way to ${ann.phone}`,
    count: 1,
    match: { to: ann.phone },
  });
  await send(service, "Geheimnisvolle Lesung", { state: "sent" });
  emulator.faults.add({ kind: "unavailable", count: 1 });
  await send(service, "Zweite Lesung", { deliveries: { uncertain: 1 } });

  // Strangers knock: wrong password, wrong token, wrong signature, broken bodies, a page that is not there.
  const strange = await Promise.all([
    logInWith(service, "falsches Passwort Rosebud"),
    fetch(`${service.url}/api/v1/topics`, { headers: { authorization: "Bearer rr_erraten" } }),
    hook(service, `{"from":"${ann.phone}"}`),
    fetch(`${service.url}/n/${ann.phone}`),
    fetch(`${service.url}/api/v1/broadcasts`, {
      method: "POST",
      headers: { authorization: `Bearer ${service.token}`, "content-type": "application/json" },
      body: `{"title": "Rosebud`,
    }),
    service.api("POST", "/subscribers/import", { phone: "+49 171 9876543", topics: ["kultur"] }),
  ]);

  expect(strange).toHaveLength(6);
  const log = service.log.join("\n");
  expect(log).toContain("199999");
  for (const secret of [
    ...[ann, bob, cat].flatMap(({ name, phone, userId }) => [name, phone, userId]),
    ...["verborgen", "Unverwechselbar", "Sonderbar", "9876543"],
    ...["Zerberus", "Wunderlich", "Geheimnisvolle", "Rosebud", "erraten"],
    ...[service.token, demoStaff.password, demoStaff.email],
    ...[emulator.settings.accessToken, emulator.settings.appSecret, emulator.settings.verifyToken],
  ])
    expect(log).not.toContain(secret);
}, 120_000);

async function waitingQuestion(service: Service, text: string): Promise<number> {
  let found: number | undefined;
  await expect
    .poll(
      async () => {
        const waiting = (await service.api("GET", "/conversations?state=waiting")) as {
          id: number;
          messages: { text: string }[];
        }[];
        found = waiting.find((one) => one.messages.some((said) => said.text.includes(text)))?.id;
        return found;
      },
      { timeout: 15_000 },
    )
    .toBeDefined();
  return found ?? 0;
}

async function send(service: Service, title: string, until: object): Promise<void> {
  const { id } = (await service.api("POST", "/broadcasts", {
    title,
    teaser: "Am Freitag im Kulturhaus.",
    text: "Um 19:30 Uhr.",
    topics: ["kultur"],
    sendAt: "now",
  })) as { id: string };
  await expect
    .poll(async () => await service.api("GET", `/broadcasts/${id}`), { timeout: 30_000 })
    .toMatchObject(until);
}

async function logInWith(service: Service, password: string): Promise<Response> {
  return await fetch(`${service.url}/team/login`, {
    method: "POST",
    headers: { origin: service.url },
    body: new URLSearchParams({ email: demoStaff.email, password }),
  });
}

async function hook(service: Service, body: string): Promise<Response> {
  return await fetch(`${service.url}/webhooks/whatsapp`, {
    method: "POST",
    headers: { "x-hub-signature-256": `sha256=${"0".repeat(64)}` },
    body,
  });
}
