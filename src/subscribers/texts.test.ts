import { describe, expect, it } from "vitest";
import { testDatabase } from "../../test/support/database.ts";
import { problems } from "../channels/whatsapp/limits.ts";
import { transact } from "../db/db.ts";
import { saveOrganisation, unnamedOrganisation } from "../web/organisation.ts";
import { textCatalogue, textKeys } from "./text-catalogue.ts";
import { chatText, fill, saveText } from "./texts.ts";

describe.each(textKeys)("the text '%s'", (key) => {
  const { required, optional = [], form, ...bodies } = textCatalogue[key];

  it.each(["de", "en"] as const)("carries in %s what it must, and nothing unknown", (language) => {
    const found = [...bodies[language].matchAll(/\{(\w+)\}/g)].map(([, name]) => name);

    expect(found).toEqual(expect.arrayContaining([...required]));
    const known = [...required, ...optional, "organisation"];
    expect(found.filter((name) => !known.includes(name ?? ""))).toEqual([]);
  });

  it.each(["de", "en"] as const)("fits in %s with long values", (language) => {
    const values = Object.fromEntries(
      ["topics", "current", "notice", "organisation"].map((name) => [name, "x".repeat(80)]),
    );
    const body = fill(bodies[language], values);
    const buttons = [{ id: "1", title: "Ja" }];

    expect(
      problems(form === "buttons" ? { type: "buttons", body, buttons } : { type: "text", body }),
    ).toEqual([]);
    // Lists and forms carry 1,024 characters; topics come on top.
    if (form === "list") expect(body.length).toBeLessThan(900);
  });

  it("speaks formally", () => {
    expect(bodies.de).not.toMatch(/\b(du|dich|dir|dein|deine|ihr|euch)\b/);
  });
});

describe("an empty value", () => {
  it("closes up the lines that it leaves, and an unknown placeholder reaches nobody", () => {
    expect(
      fill("A\n\n{topics}\n\nB {unknown}{organisation}", { topics: "", organisation: "C" }),
    ).toBe("A\n\nB C");
    expect(fill("{constructor}{toString}", {})).toBe("");
  });
});

it("behind a value that ends with a full stop there is no second one", () => {
  expect(fill("Abgemeldet: {stopped}.\n{other}.", { stopped: "Kultur!Büro.", other: "A" })).toBe(
    "Abgemeldet: Kultur!Büro.\nA.",
  );
});

it("staff's wording is used until they take it back, and names the organisation", async () => {
  await using database = await testDatabase();
  const { db } = database;
  await transact(db, (tx) =>
    saveOrganisation(tx, { ...unnamedOrganisation, name: "Kreis Siegen-Wittgenstein" }),
  );

  await transact(db, (tx) => saveText(tx, "stopped-all", "de", "Auf Wiedersehen! {organisation}"));
  const edited = await chatText(db, "stopped-all", "de");
  await transact(db, (tx) => saveText(tx, "stopped-all", "de", null));

  expect(edited).toBe("Auf Wiedersehen! Kreis Siegen-Wittgenstein");
  expect(await chatText(db, "stopped-all", "de")).toBe(textCatalogue["stopped-all"].de);
});
