import { post } from "./calls.js";
import { askText } from "./dialogs.js";
import { attempt, el } from "./dom.js";

/** What a person can do beyond writing: block, stop marketing, switch the phone off, take a new number. */
export function personMenu(person) {
  const entry = (word, work) =>
    el(
      "button",
      {
        type: "button",
        onclick: (event) => ((event.target.closest("details").open = false), attempt(work)()),
      },
      word,
    );
  const at = (path) => `people/${person.id}/${path}`;
  return el(
    "details",
    { className: "more person" },
    el(
      "summary",
      {},
      el("span", { "aria-hidden": "true" }, "⋯"),
      el("span", { className: "visually-hidden" }, `Mehr zu ${person.name}`),
    ),
    el(
      "div",
      { className: "menu" },
      entry(person.blocksCounty ? "Kreis nicht mehr blockieren" : "Kreis blockieren", () =>
        post(at("block"), { blocked: !person.blocksCounty }),
      ),
      entry(person.stoppedMarketing ? "Werbung wieder erlauben" : "Werbung stoppen", () =>
        post(at(person.stoppedMarketing ? "resume" : "stop")),
      ),
      entry(person.phoneIsOn ? "Telefon ausschalten" : "Telefon einschalten", () =>
        post(at("phone"), { on: !person.phoneIsOn }),
      ),
      entry("Neue Nummer …", async () => {
        const phone = await askText("Neue Nummer", "Nummer mit Ländervorwahl", "+49 171 39200");
        if (phone) await post(at("number"), { phone });
      }),
    ),
  );
}
