/** What fits into a message of WhatsApp (developers.facebook.com/docs/whatsapp/cloud-api, messages). Pure. */
import type { Choice, Message } from "../channels.ts";

/**
 * Why this message cannot go out as it is, as German sentences that say what to do; empty = it fits. Lengths are counted
 * in UTF-16 units: an emoji counts twice, so nothing that passes here is too long for Meta, however Meta counts.
 */
export function problems(message: Message): readonly string[] {
  switch (message.type) {
    case "text":
      return text("Der Text", message.body, 4096);
    case "image":
      return atMost("Die Bildunterschrift", message.caption, 1024);
    case "document":
      return [
        ...text("Der Dateiname", message.fileName, 240),
        ...atMost("Der Begleittext", message.caption, 1024),
      ];
    case "buttons":
      return [
        ...text("Der Text", message.body, 1024),
        ...atMost("Die Fußzeile", message.footer, 60),
        ...buttons(message.buttons),
      ];
    case "list":
      return [
        ...text("Der Text", message.body, 4096),
        ...text("Die Aufschrift der Liste", message.button, 20),
        ...atMost("Die Fußzeile", message.footer, 60),
        ...rows(message.rows),
      ];
    case "flow":
      return [...text("Der Text", message.body, 1024), ...flowButton(message.cta)];
    case "template":
      return templateValues(message.body);
  }
}

function buttons(all: readonly Choice[]): string[] {
  return [
    ...count("Schaltflächen", all, 3),
    ...choices("Schaltfläche", all, { id: 256, title: 20 }),
    ...unique(all, "Schaltfläche", "Aufschrift", ({ title }) => title),
  ];
}

function rows(all: readonly Choice[]): string[] {
  return [
    ...count("Zeilen", all, 10),
    ...choices("Zeile", all, { id: 200, title: 24 }),
    ...all.flatMap(({ title, description }) =>
      atMost(`Die Beschreibung der Zeile „${title}“`, description, 72),
    ),
  ];
}

function choices(
  what: string,
  all: readonly Choice[],
  longest: { id: number; title: number },
): string[] {
  const titles = all.flatMap(({ id, title }) => [
    ...text(`Die Aufschrift der ${what} „${title}“`, title, longest.title),
    ...text(`Die Kennung der ${what} „${title}“`, id, longest.id),
  ]);
  return [...titles, ...unique(all, what, "Kennung", ({ id }) => id)];
}

/** Meta refuses two buttons or rows with one id, and two buttons with one title. */
function unique(
  all: readonly Choice[],
  what: string,
  part: string,
  of: (choice: Choice) => string,
): string[] {
  const seen = new Set(all.map(of));
  return seen.size === all.length
    ? []
    : [`Jede ${what} braucht ihre eigene ${part}. Bitte doppelte ändern.`];
}

function flowButton(cta: string): string[] {
  const emoji = /\p{Extended_Pictographic}/u.test(cta)
    ? ["Die Aufschrift des Formulars darf kein Emoji enthalten. Bitte entfernen."]
    : [];
  return [...text("Die Aufschrift des Formulars", cta, 30), ...emoji];
}

/** Values of a template are single-line; together with the template's own text they may have 1,024 characters. */
function templateValues(
  values: readonly { readonly name: string; readonly text: string }[],
): string[] {
  const total = values.reduce((sum, value) => sum + value.text.length, 0);
  const single = values.flatMap(({ name, text: value }) => {
    const found = [];
    if (value.trim() === "") found.push(`Der Wert „${name}“ ist leer. Bitte ausfüllen.`);
    if (/[\n\r\t\u2028\u2029]/.test(value))
      found.push(
        `Der Wert „${name}“ enthält einen Zeilenumbruch oder Tabulator. Bitte in einer Zeile schreiben.`,
      );
    if (/ {5,}/.test(value))
      found.push(
        `Der Wert „${name}“ enthält mehr als vier Leerzeichen hintereinander. Bitte kürzen.`,
      );
    return found;
  });
  return total > 1024
    ? [
        ...single,
        `Die Werte der Vorlage sind zusammen ${total - 1024} Zeichen zu lang (höchstens 1.024). Bitte kürzen.`,
      ]
    : single;
}

function count(what: string, all: readonly Choice[], most: number): string[] {
  if (all.length === 0) return [`Es fehlen ${what}. Bitte mindestens eine angeben.`];
  return all.length > most
    ? [`Es sind ${all.length} ${what}, möglich sind ${most}. Bitte weniger nehmen.`]
    : [];
}

function text(what: string, value: string, longest: number): string[] {
  return value.trim() === "" ? [`${what} fehlt. Bitte ausfüllen.`] : atMost(what, value, longest);
}

function atMost(what: string, value: string | undefined, longest: number): string[] {
  const over = (value?.length ?? 0) - longest;
  return over > 0
    ? [
        `${what} ist ${over} Zeichen zu lang (höchstens ${longest.toLocaleString("de-DE")}). Bitte kürzen.`,
      ]
    : [];
}
