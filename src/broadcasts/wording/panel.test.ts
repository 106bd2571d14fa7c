/** What stands below the text while it is written. */
import { expect, test } from "vitest";
import { form, openDesk } from "../testing-desk.ts";

const wording = "/team/aussendungen/wortlaut";

test("lengths and hints of what stands in the form are answered without saving anything", async () => {
  await using desk = await openDesk();
  const { bob, kultur } = desk;

  const page = await bob.post(
    wording,
    form(kultur, { text: "Es beginnt um 14.00 Uhr.", "fassung-en-text": "Click here" }),
  );
  const html = await page.text();

  expect(html).toContain("42 von 600 Zeichen");
  expect(html).toMatch(/Freier Text mit Titel und Link: \d+ von 4\.096 Zeichen/);
  expect(html).toContain("„14.00“");
  expect(html).toContain("„Click here“");
  expect(html).toContain("2 Hinweise zum Text.");
  expect(await (await bob.get("/team/aussendungen")).text()).not.toContain("Lesung");
});

test("what is too long is told, with the picture too", async () => {
  await using desk = await openDesk();
  const { bob, kultur } = desk;

  const text = "Ein Satz. ".repeat(420);
  const html = await (await bob.post(wording, form(kultur, { text, bildId: "7" }))).text();

  expect(html).toMatch(/4\.\d+ von 4\.096 Zeichen\. \d+ zu viel\./);
  expect(html).toContain("zu lang für eine Bildunterschrift");
});
