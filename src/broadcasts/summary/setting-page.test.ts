import { expect, test } from "vitest";
import { openDesk } from "../testing-desk.ts";

const address = "/team/einstellungen/zusammenfassungen";

test("administrators set the hour and the promise; what cannot be kept is refused with a sentence", async () => {
  await using desk = await openDesk();
  const ann = desk.browser();
  await ann.logIn("Ann");

  const first = await (await ann.get(address)).text();
  const refused = await ann.post(address, { uhrzeit: "17:00", tag: "5", hoechstens: "0" });
  const saved = await ann.post(address, { uhrzeit: "18:30", tag: "1", hoechstens: "2" });
  const after = await (await ann.get(address)).text();

  expect(first).toContain('value="17:00"');
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain("Bitte eine Zahl von 1 bis 20 eingeben");
  expect(saved.status).toBe(303);
  expect(after).toContain('value="18:30"');
  expect(after).toMatch(/<option value="1" selected[^>]*>Montag/);
  expect((await desk.bob.get(address)).status).toBe(403);
});
