import { get, post } from "./calls.js";
import { askPerson } from "./dialogs.js";
import { attempt, byId, el, notify } from "./dom.js";
import { panel } from "./panel.js";
import { phone } from "./phone.js";

/** The page: phones as the emulator has them, kept up to date by server-sent events. */
const phones = new Map();
const beside = panel();
const settings = await get("settings");

async function refreshPeople() {
  const { people } = await get("people");
  for (const [id, one] of phones) {
    if (people.some((person) => person.id === id)) continue;
    one.remove();
    phones.delete(id);
  }
  for (const person of people) {
    const known = phones.get(person.id);
    if (known !== undefined) known.update(person);
    else await place(person);
  }
  byId("empty")?.remove();
  if (people.length === 0)
    byId("phones").append(
      el(
        "p",
        { id: "empty", className: "empty" },
        "Noch liegt kein Telefon auf dem Tisch. Geben Sie oben einen Namen ein.",
      ),
    );
  return people;
}

async function place(person) {
  const one = phone(person, settings.verifiedName, beside.now);
  phones.set(person.id, one);
  one.update(person);
  byId("phones").append(one.element);
  await one.refresh();
}

/** A link with a text leads here instead of to wa.me: the text stands in the composer, sent by whoever presses send. */
async function openPrefilled(people) {
  const text = new URLSearchParams(location.search).get("text");
  if (text === null) return;
  if (people.length === 0)
    return notify("Stellen Sie zuerst ein Telefon dazu, dann öffnet sich der Link darauf.");
  history.replaceState(null, "", "/");
  const id = people.length === 1 ? people[0].id : await askPerson(people);
  phones.get(id)?.prefill(text);
}

function addPerson() {
  byId("add-person").addEventListener(
    "submit",
    attempt(async () => {
      const person = await post("people", {
        name: byId("name").value.trim(),
        hidesPhone: byId("hides").checked,
      });
      byId("add-person").reset();
      const people = await refreshPeople();
      notify(`Das Telefon von ${person.name} liegt auf dem Tisch.`);
      await openPrefilled(people);
    }),
  );
}

const reactions = {
  people: refreshPeople,
  clock: () => beside.clock(),
  faults: () => beside.faults(),
  bill: () => beside.bill(),
  reset: refreshAll,
};

async function refreshAll() {
  await Promise.all([refreshPeople(), beside.clock(), beside.faults(), beside.bill()]);
  await Promise.all([...phones.values()].map((one) => one.refresh()));
}

function follow() {
  const events = new EventSource("/emulator/events");
  let lost = false;
  events.addEventListener("hello", () => {
    // What happened between the first look and now was told to nobody.
    const wasLost = lost;
    void refreshAll().then(() => wasLost && notify(""));
    lost = false;
  });
  events.addEventListener("changes", (event) => {
    for (const change of JSON.parse(event.data)) {
      if (change.kind === "messages") void phones.get(change.personId)?.refresh();
      else void reactions[change.kind]?.();
    }
  });
  events.addEventListener("error", () => {
    lost = true;
    notify("Keine Verbindung zum Emulator. Die Seite versucht es weiter.");
  });
}

/** Menus close with Escape, and when somebody taps beside them. */
function closeMenus() {
  const close = (except) => {
    for (const menu of document.querySelectorAll("details[open]"))
      if (!menu.contains(except)) menu.open = false;
  };
  document.addEventListener("click", (event) => close(event.target));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = event.target.closest?.("details[open]");
    close(undefined);
    menu?.querySelector("summary").focus();
  });
}

if (settings.countyUrl !== null) {
  byId("county").href = settings.countyUrl;
  byId("county").hidden = false;
}
addPerson();
closeMenus();
await refreshAll();
follow();
await openPrefilled((await get("people")).people);
