import { expect, test } from "vitest";
import type { Message } from "../channels.ts";
import { problems } from "./limits.ts";

const choice = { id: "a", title: "Ja" };
const long = (length: number) => "ä".repeat(length);
const buttons = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `b${index}`, title: `Wahl ${index}` }));

const fitting: Message[] = [
  { type: "text", body: long(4096) },
  { type: "image", media: 1, caption: long(1024) },
  { type: "document", media: 1, fileName: "programm.pdf" },
  { type: "buttons", body: long(1024), footer: long(60), buttons: buttons(3) },
  {
    type: "list",
    body: long(4096),
    button: long(20),
    rows: [{ id: long(200), title: long(24), description: long(72) }],
  },
  {
    type: "flow",
    body: "Ihre Themen",
    cta: "Themen wählen",
    flowId: "1",
    token: "t",
    screen: "S",
    data: {},
  },
  {
    type: "template",
    name: "neuigkeit",
    language: "de",
    body: [{ name: "anreisser", text: long(1024) }],
  },
];

test.each(fitting)("a $type at its limits fits", (message) => {
  expect(problems(message)).toEqual([]);
});

const tooMuch: [Message, string][] = [
  [
    { type: "text", body: long(4097) },
    "Der Text ist 1 Zeichen zu lang (höchstens 4.096). Bitte kürzen.",
  ],
  [{ type: "text", body: "  " }, "Der Text fehlt. Bitte ausfüllen."],
  [
    { type: "image", media: 1, caption: long(1025) },
    "Die Bildunterschrift ist 1 Zeichen zu lang (höchstens 1.024). Bitte kürzen.",
  ],
  [
    { type: "buttons", body: "?", buttons: buttons(4) },
    "Es sind 4 Schaltflächen, möglich sind 3. Bitte weniger nehmen.",
  ],
  [
    { type: "buttons", body: "?", buttons: [choice, { ...choice, title: "Nein" }] },
    "Jede Schaltfläche braucht ihre eigene Kennung. Bitte doppelte ändern.",
  ],
  [
    { type: "list", body: "?", button: "Wahl", rows: buttons(11) },
    "Es sind 11 Zeilen, möglich sind 10. Bitte weniger nehmen.",
  ],
  [
    { type: "list", body: "?", button: "Wahl", rows: [] },
    "Es fehlen Zeilen. Bitte mindestens eine angeben.",
  ],
  [
    { type: "template", name: "n", language: "de", body: [{ name: "a", text: "eins\nzwei" }] },
    "Der Wert „a“ enthält einen Zeilenumbruch oder Tabulator. Bitte in einer Zeile schreiben.",
  ],
  [
    { type: "template", name: "n", language: "de", body: [{ name: "a", text: "eins     zwei" }] },
    "Der Wert „a“ enthält mehr als vier Leerzeichen hintereinander. Bitte kürzen.",
  ],
  [
    { type: "template", name: "n", language: "de", body: [{ name: "a", text: "" }] },
    "Der Wert „a“ ist leer. Bitte ausfüllen.",
  ],
  [
    {
      type: "template",
      name: "n",
      language: "de",
      body: [
        { name: "a", text: long(600) },
        { name: "b", text: long(600) },
      ],
    },
    "Die Werte der Vorlage sind zusammen 176 Zeichen zu lang (höchstens 1.024). Bitte kürzen.",
  ],
];

test.each(tooMuch)("what does not fit is said with what to do: %j", (message, sentence) => {
  expect(problems(message)).toEqual([sentence]);
});
