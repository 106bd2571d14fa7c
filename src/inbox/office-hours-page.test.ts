import { sql } from "kysely";
import { expect, test } from "vitest";
import { readOfficeHours } from "./office-hours-setting.ts";
import { logInAs, one, openInbox } from "./testing-inbox.ts";

const hoursForm = {
  "monday-0-from": "8",
  "monday-0-to": "12.30",
  "monday-1-from": "13:30",
  "monday-1-to": "16:00",
  "saturday-0-from": "20:00",
  "saturday-0-to": "00:00",
  "closed-rows": "3",
  "closed-0-from": "2026-12-24",
  "closed-0-reason": "Heiligabend",
  "closed-1-from": "28.12.2026",
  "closed-1-to": "2026-12-31",
};

test("office hours are typed as people type, saved, shown and logged", async () => {
  await using inbox = await openInbox();
  const ann = await logInAs(inbox, "Ann");
  const path = "/team/einstellungen/dienstzeiten";
  const unset = await (await ann.get(path)).text();

  const answer = await ann.post(path, hoursForm);
  const page = await (await ann.get(answer.headers.get("location") ?? "")).text();

  expect(unset).toContain("Noch sind keine Dienstzeiten gespeichert.");
  expect(await readOfficeHours(inbox.db)).toMatchObject({
    weekly: {
      monday: [
        { from: "08:00", to: "12:30" },
        { from: "13:30", to: "16:00" },
      ],
      tuesday: [],
      saturday: [{ from: "20:00", to: "24:00" }],
    },
    closedDays: [
      { from: "2026-12-24", to: "2026-12-24", reason: "Heiligabend" },
      { from: "2026-12-28", to: "2026-12-31", reason: "" },
    ],
  });
  expect(page).toContain("Nächste Öffnung: Sa., 28.11., ab 20:00 Uhr");
  expect(page).toContain("Es gelten die Feiertage von Nordrhein-Westfalen.");
  expect(page).toContain("1. Weihnachtstag (Fr., 25.12.)");
  expect(await one(sql`select action from audit_log order by id desc limit 1`, inbox.db)).toEqual({
    action: "office hours saved",
  });
});

test("checking shows the next opening and saves nothing", async () => {
  await using inbox = await openInbox();
  const ann = await logInAs(inbox, "Ann");

  const answer = await ann.post("/team/einstellungen/dienstzeiten", { ...hoursForm, pruefen: "1" });

  expect(await answer.text()).toContain("Nächste Öffnung: Sa., 28.11., ab 20:00 Uhr");
  expect(await readOfficeHours(inbox.db)).toBeNull();
});

test.each([
  ["monday-0-to", "8:00", "Montag: Das Ende muss nach dem Anfang liegen."],
  ["monday-0-to", "", "Montag: Bitte geben Sie Anfang und Ende an"],
  ["monday-0-from", "25:00", "Montag: Bitte geben Sie Zeiten wie 8:00 an."],
  ["closed-0-from", "30.2.2027", "Bitte geben Sie ein Datum wie 24.12.2026 an."],
  ["closed-1-to", "2026-12-01", "Der letzte Tag darf nicht vor dem ersten liegen."],
  ["closed-2-reason", "Ausflug", "Bitte geben Sie zum Anlass auch den Tag an."],
])(
  "office hours with %s = '%s' come back with a sentence, and nothing is saved",
  async (field, value, sentence) => {
    await using inbox = await openInbox();
    const ann = await logInAs(inbox, "Ann");

    const answer = await ann.post("/team/einstellungen/dienstzeiten", {
      ...hoursForm,
      [field]: value,
    });
    const page = await answer.text();

    expect(answer.status).toBe(422);
    expect(page).toContain(sentence);
    expect(page).toContain(
      'value="12.30"'.replace("12.30", field === "monday-0-to" ? value : "12.30"),
    );
    expect(await readOfficeHours(inbox.db)).toBeNull();
  },
);

test("office hours are for administrators", async () => {
  await using inbox = await openInbox();
  const cat = await logInAs(inbox, "Cat");

  expect((await cat.get("/team/einstellungen/dienstzeiten")).status).toBe(403);
  expect((await cat.post("/team/einstellungen/dienstzeiten", hoursForm)).status).toBe(403);
  expect((await inbox.browser().get("/team/einstellungen/dienstzeiten")).status).toBe(303);
});
