import { call, get, post } from "./calls.js";
import { attempt, byId, el } from "./dom.js";

const presets = [
  { word: "Die nächste Sendung: Meta antwortet nicht", fault: { kind: "timeout", count: 1 } },
  {
    word: "Die nächste Sendung geht hinaus, die Antwort geht verloren",
    fault: { kind: "lostAnswer", count: 1 },
  },
  {
    word: "Die nächsten 5 Sendungen: zu schnell (130429)",
    fault: { kind: "error", code: 130429, count: 5 },
  },
  {
    word: "Die nächste Sendung: nicht zustellbar (131026)",
    fault: { kind: "error", code: 131026, count: 1 },
  },
  {
    word: "Jede zweite Sendung: Fehler bei Meta (131000)",
    fault: { kind: "error", code: 131000, share: 0.5 },
  },
  { word: "Vorlagen werden zurückgehalten", fault: { kind: "hold" } },
  { word: "Rückmeldungen kommen doppelt", fault: { kind: "duplicateWebhooks" } },
  { word: "Rückmeldungen kommen durcheinander", fault: { kind: "shuffleWebhooks" } },
  { word: "Rückmeldungen bleiben aus", fault: { kind: "withholdStatuses" } },
  { word: "Zugang abgelaufen (190)", fault: { kind: "error", code: 190 } },
  { word: "Kein Zahlungsmittel (131042)", fault: { kind: "error", code: 131042 } },
];

const when = new Intl.DateTimeFormat("de-DE", {
  weekday: "short",
  day: "numeric",
  month: "numeric",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  timeZone: "Europe/Berlin",
});
const categories = {
  marketing: "Werbung (Vorlage)",
  utility: "Dienst (Vorlage)",
  authentication: "Anmeldung",
  service: "Antworten",
};

/** Clock, faults and bill beside the phones. */
export function panel() {
  let lead = 0;
  const showTime = () => {
    const now = new Date(Date.now() + lead);
    byId("now").textContent = `${when.format(now)} Uhr`;
    byId("now").dateTime = now.toISOString();
  };
  for (const button of document.querySelectorAll("[data-advance], [data-to]")) {
    button.addEventListener(
      "click",
      attempt(() =>
        post(
          "clock",
          button.dataset.to ? { to: button.dataset.to } : { advance: button.dataset.advance },
        ),
      ),
    );
  }
  byId("fault").replaceChildren(
    ...presets.map(({ word }, index) => el("option", { value: index }, word)),
  );
  byId("fault-form").addEventListener(
    "submit",
    attempt(() => post("faults", presets[Number(byId("fault").value)].fault)),
  );
  setInterval(showTime, 10_000);

  return {
    now: () => Date.now() + lead,
    async clock() {
      const { now } = await get("clock");
      lead = new Date(now).getTime() - Date.now();
      showTime();
    },
    async faults() {
      const { faults } = await get("faults");
      byId("faults").replaceChildren(
        ...faults.map((fault) =>
          el(
            "li",
            {},
            el("span", {}, `${wordFor(fault)}${fault.hits > 0 ? ` · ${fault.hits}-mal` : ""}`),
            el(
              "button",
              {
                type: "button",
                className: "quiet",
                "aria-label": `${wordFor(fault)}: beenden`,
                onclick: attempt(() => call("DELETE", `faults/${fault.id}`)),
              },
              "Beenden",
            ),
          ),
        ),
      );
    },
    async bill() {
      byId("bill").replaceChildren(...billOf(await get("bill")));
    },
  };
}

function wordFor(fault) {
  const preset = presets.find(
    ({ fault: one }) => one.kind === fault.kind && one.code === fault.code,
  );
  return preset?.word ?? [fault.kind, fault.code].filter(Boolean).join(" ");
}

function billOf(bill) {
  const money = new Intl.NumberFormat("de-DE", { style: "currency", currency: bill.currency });
  const exact = new Intl.NumberFormat("de-DE", {
    style: "currency",
    currency: bill.currency,
    maximumFractionDigits: 4,
  });
  const row = (line) =>
    el(
      "tr",
      {},
      el("th", { scope: "row" }, categories[line.category] ?? line.category),
      el("td", {}, String(line.delivered)),
      el("td", {}, exact.format(line.amount)),
    );
  const free =
    bill.freeServiceMessagesLeft === null
      ? "Antworten sind frei."
      : `Noch ${bill.freeServiceMessagesLeft} Antworten frei in diesem Monat.`;
  return [
    el("p", { className: "total" }, money.format(bill.total)),
    bill.lines.length > 0 &&
      el(
        "table",
        { "aria-labelledby": "bill-heading" },
        el(
          "thead",
          {},
          el(
            "tr",
            {},
            el("th", { scope: "col" }, "Art"),
            el("th", { scope: "col" }, "zugestellt"),
            el("th", { scope: "col" }, "Betrag"),
          ),
        ),
        el("tbody", {}, bill.lines.map(row)),
      ),
    el(
      "p",
      { className: "small" },
      `${free} Preisliste vom ${bill.card.validFrom.split("-").reverse().join(".")}.`,
    ),
  ].filter(Boolean);
}
