/** Recurring texts: kept once, written from with blanks filled in, and never sent with a blank left. */
import { sql } from "kysely";
import { expect, test } from "vitest";
import { openDesk } from "../testing-desk.ts";
import { blanksIn, fill, unfilledProblems } from "./blanks.ts";

const list = "/team/aussendungen/textvorlagen";

const closed = (kultur: string, more: Record<string, string> = {}) => ({
  version: "0",
  name: "Straßensperrung",
  titel: "Sperrung: {Straße}",
  teaser: "{Straße} ist {wann} gesperrt.",
  text: "Umleitung über {Umleitung}.",
  thema: kultur,
  tun: "speichern",
  ...more,
});

type Desk = Awaited<ReturnType<typeof openDesk>>;

async function onlyBroadcast({ db }: Desk) {
  const { rows } = await sql<{ id: string; title: string; teaser: string; body: string }>`
    select id, title, teaser, body from broadcasts`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error("There is no broadcast");
  return row;
}

test("a text template is written from: a field for each blank, filled wherever it stands", async () => {
  await using desk = await openDesk();
  await desk.bob.post(`${list}/neu`, closed(desk.kultur));

  const asked = await (await desk.bob.get(`${list}/1/schreiben`)).text();
  const made = await desk.bob.post(`${list}/1/schreiben`, {
    "luecke-1": "B 62",
    "luecke-2": "ab Montag",
  });
  const { id, ...texts } = await onlyBroadcast(desk);
  const page = await (await desk.bob.get(`/team/aussendungen/${id}`)).text();

  expect(asked).toMatch(/for="luecke-1">Straße/);
  expect(asked).toMatch(/for="luecke-3">Umleitung/);
  expect(made.headers.get("location")).toBe(`/team/aussendungen/${id}`);
  expect(texts).toEqual({
    title: "Sperrung: B 62",
    teaser: "B 62 ist ab Montag gesperrt.",
    body: "Umleitung über {Umleitung}.",
  });
  expect(page).toContain("Noch auszufüllen, bevor gesendet werden kann: {Umleitung}");
});

test("nothing is sent with a blank left, not even from a copy", async () => {
  await using desk = await openDesk();
  await desk.bob.post(`${list}/neu`, closed(desk.kultur));
  await desk.bob.post(`${list}/1/schreiben`, { "luecke-1": "B 62", "luecke-2": "ab Montag" });
  const { id, title, teaser, body } = await onlyBroadcast(desk);
  const copied = await desk.bob.post(`/team/aussendungen/${id}/kopieren`);
  const copy = copied.headers.get("location")?.split("?")[0] ?? "";
  const typed = (text: string) => ({
    id: copy.split("/").at(-1) ?? "",
    version: "1",
    titel: title,
    teaser,
    text,
    thema: desk.kultur,
    wann: "jetzt",
    tun: "senden",
  });

  const refused = await desk.bob.post(copy, typed(body));
  const sent = await desk.bob.post(copy, typed("Umleitung über die L 719."));

  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain("Hier ist noch auszufüllen: {Umleitung}.");
  expect(await sent.text()).not.toContain("auszufüllen");
});

test("two names that differ by case alone are one; a colleague's change is told", async () => {
  await using desk = await openDesk();
  const ann = desk.browser();
  await ann.logIn("Ann");
  await desk.bob.post(`${list}/neu`, closed(desk.kultur));

  const same = await desk.bob.post(`${list}/neu`, closed(desk.kultur, { name: "straßensperrung" }));
  await ann.post(`${list}/1`, closed(desk.kultur, { version: "1", text: "Von Ann." }));
  const late = await desk.bob.post(
    `${list}/1`,
    closed(desk.kultur, { version: "1", text: "Von Bob." }),
  );
  const page = await late.text();

  expect(same.status).toBe(422);
  expect(late.status).toBe(409);
  expect(page).toContain("Ann hat diese Textvorlage inzwischen geändert.");
  expect(page).toContain("Von Bob.</textarea>");
  expect(await (await desk.bob.get(`${list}/1`)).text()).toContain("Von Ann.</textarea>");
});

test("suggestions stand there until there is one; deleting leaves what was written from it", async () => {
  await using desk = await openDesk();
  const first = await (await desk.bob.get(list)).text();
  const suggested = await (await desk.bob.get(`${list}/neu?vorschlag=strassensperrung`)).text();
  await desk.bob.post(`${list}/neu`, closed(desk.kultur));
  await desk.bob.post(`${list}/1/schreiben`, {});

  const removed = await desk.bob.post(`${list}/1`, { tun: "loeschen" });

  expect(first).toContain("Vorschlag „Straßensperrung“ ansehen");
  expect(suggested).toContain("Straßensperrung: {Straße}");
  expect(removed.headers.get("location")).toBe(`${list}?erledigt=geloescht`);
  expect((await onlyBroadcast(desk)).title).toBe("Sperrung: {Straße}");
  expect((await desk.bob.get(`${list}/1`)).status).toBe(404);
});

test("without a name or a title it is not kept, and what was typed stands there", async () => {
  await using desk = await openDesk();

  const answer = await desk.bob.post(`${list}/neu`, closed(desk.kultur, { name: "", titel: "" }));
  const page = await answer.text();

  expect(answer.status).toBe(422);
  expect(page).toContain("Bitte geben Sie der Textvorlage einen Namen.");
  expect(page).toContain("Umleitung über {Umleitung}.</textarea>");
});

const texts = { title: "{a}", teaser: "{ b } und {a}", text: "{}{c\n}{{d}}", link: null };

test("blanks are found once each; empty braces and line breaks are none", () => {
  expect(blanksIn(texts)).toEqual(["a", "b", "d"]);
});

test("a value that looks like a blank or a pattern is just a value", () => {
  const filled = fill(
    texts,
    new Map([
      ["a", "$& {b}"],
      ["b", "$1"],
    ]),
  );

  expect(filled).toMatchObject({ title: "$& {b}", teaser: "$1 und $& {b}" });
});

test("braces that no template put there are text", () => {
  expect(unfilledProblems({ ...texts, blanks: [] }, "de")).toEqual({});
  expect(Object.keys(unfilledProblems({ ...texts, blanks: ["b"] }, "de"))).toEqual(["teaser"]);
});
