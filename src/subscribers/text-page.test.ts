import { expect, test } from "vitest";
import { openSubscriberSite } from "./testing-pages.ts";
import { textCatalogue, textKeys } from "./text-catalogue.ts";
import { textProblem } from "./text-form.ts";
import { groupedTexts } from "./text-groups.ts";
import { chatText, readText } from "./texts.ts";

const path = "/team/einstellungen/texte";
const shipped = textCatalogue.paused;

test("the texts are for administrators", async () => {
  await using site = await openSubscriberSite();

  for (const name of ["Bob", "Cat"]) {
    const browser = await site.as(name);
    expect((await browser.get(path)).status).toBe(403);
    expect((await browser.get(`${path}/paused`)).status).toBe(403);
    expect((await browser.post(`${path}/paused`, { de: "x", en: "x" })).status).toBe(403);
  }
  expect((await site.browser().get(path)).status).toBe(303);
});

test("every text there is has its page, with purpose, both languages and previews", async () => {
  await using site = await openSubscriberSite();
  const ann = await site.as("Ann");

  const list = await (await ann.get(path)).text();

  expect(groupedTexts().flatMap(({ keys }) => keys)).toHaveLength(textKeys.length);
  for (const key of textKeys) {
    const answer = await ann.get(`${path}/${key}`);
    const page = await answer.text();
    expect([key, answer.status]).toEqual([key, 200]);
    expect(list).toContain(`href="${path}/${key}"`);
    expect(page).toContain(textCatalogue[key].purpose.de);
    // Nothing is left open in a preview.
    const phones = page.match(/<figure[\s\S]*?<\/figure>/g) ?? [];
    expect([key, phones.length, phones.join("").includes("{")]).toEqual([key, 2, false]);
  }
});

test("what is shipped could be saved by staff", () => {
  for (const key of textKeys)
    for (const language of ["de", "en"] as const)
      expect([
        key,
        textProblem(key, textCatalogue[key][language], language, "Kreis Siegen-Wittgenstein", "de"),
      ]).toEqual([key, null]);
});

test("a changed text is what the chat says from now on, and can be set back", async () => {
  await using site = await openSubscriberSite();
  const ann = await site.as("Ann");
  const say = () => chatText(site.db, "paused", "de", { date: "morgen" });

  const saved = await ann.post(`${path}/paused`, {
    de: "Pause bis {date}.\r\nIhr Team von {organisation}",
    en: shipped.en,
  });
  const page = await (await ann.get(saved.headers.get("location") ?? "")).text();
  const changed = await say();
  const list = await (await ann.get(path)).text();
  const english = await readText(site.db, "paused", "en");
  await ann.post(`${path}/paused`, { zuruecksetzen: "1" });

  expect(changed).toBe("Pause bis morgen.\nIhr Team von Ihre Behörde");
  expect(page).toContain("Der Text ist gespeichert und gilt ab sofort.");
  expect(page).toContain("Pause bis Di., 15.12.\nIhr Team");
  expect(list).toMatch(/Bestätigung von PAUSE<\/a><span[^>]*>.*geändert/);
  expect(english).toBeNull();
  expect(await say()).toContain("Gut, wir machen Pause. Ab morgen");
  expect(await site.audited()).toEqual(["text saved text:paused", "text set back text:paused"]);
});

test.each([
  ["", "Bitte schreiben Sie einen Text"],
  ["Wir machen Pause.", "Es fehlt {date}."],
  ["Pause bis {date} für {name}", "{name} gibt es in diesem Text nicht."],
  ["Pause bis {date} {", "Geschweifte Klammern sind nur für Platzhalter da."],
  [`{date} ${"x".repeat(4100)}`, "In eine solche Nachricht passen 4096 Zeichen"],
])("a text that cannot be sent comes back with a sentence", async (de, said) => {
  await using site = await openSubscriberSite();

  const answer = await (
    await site.as("Ann")
  ).post(`${path}/paused`, { de, en: "Pause until {date}, <b>" });
  const page = await answer.text();

  expect(answer.status).toBe(422);
  expect(page).toContain(said);
  expect(page).toContain(`${de}</textarea>`);
  expect(page).toContain("Pause until {date}, &lt;b&gt;</textarea>");
  expect(await readText(site.db, "paused", "en")).toBeNull();
  expect(await site.audited()).toEqual([]);
});

test("a text with a list below is shorter, and its topics count", () => {
  const problem = (length: number) =>
    textProblem("confirmation", `{topics}{notice}${"x".repeat(length)}`, "de", "Kreis", "de");

  expect(problem(1024)).toContain("In eine solche Nachricht passen 1024 Zeichen");
  expect(problem(900)).toBeNull();
});

test("a preview shows the typed text on the phone and saves nothing", async () => {
  await using site = await openSubscriberSite();

  const answer = await (
    await site.as("Ann")
  ).post(`${path}/paused`, { de: "Bis {date} <Ruhe>", en: shipped.en, vorschau: "1" });
  const page = await answer.text();

  expect(answer.status).toBe(200);
  expect(page).toContain("Bis Di., 15.12. &lt;Ruhe&gt;");
  expect(page).toContain("gespeichert ist noch nichts");
  expect(await readText(site.db, "paused", "de")).toBeNull();
  expect(await site.audited()).toEqual([]);
});

test("texts that do not exist are not found", async () => {
  await using site = await openSubscriberSite();
  const ann = await site.as("Ann");

  for (const key of ["gibt-es-nicht", "constructor", "__proto__"]) {
    expect((await ann.get(`${path}/${key}`)).status).toBe(404);
    expect((await ann.post(`${path}/${key}`, { de: "x", en: "x" })).status).toBe(404);
  }
});
