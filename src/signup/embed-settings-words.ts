/** The words of the settings page that hands out the snippets. */
import { dictionary } from "../web/language.ts";

export const embedSettingsWords = dictionary({
  de: {
    title: "Einbinden",
    card: "Die Anmeldung auf Ihrer eigenen Internetseite zeigen: zum Kopieren, mit Vorschau.",
    intro:
      "So kommt die Anmeldung auf Ihre Internetseite. Sie setzt keine Cookies, speichert nichts und lädt nichts von Dritten.",
    scriptTitle: "Als Baustein (empfohlen)",
    scriptText:
      "Zeigt immer die aktuellen Kategorien. Der Link darin erscheint, wo Skripte aus sind.",
    policy: "Hat Ihre Seite eine Content-Security-Policy, erlauben Sie darin diese Adresse:",
    attributes:
      'Möglich sind: language="en" für Englisch, compact für schmale Spalten, theme="dark" oder "auto" für dunkle Seiten. Die Farbe setzen Sie mit --rundruf-accent.',
    htmlTitle: "Als HTML ohne Skript",
    htmlText:
      "Für Systeme, die kein Skript erlauben. Kopieren Sie es neu, wenn sich Ihre Kategorien ändern; alte Kategorien werden einfach übergangen.",
    htmlPolicy: "Mit einer Content-Security-Policy braucht das Formular:",
    linkTitle: "Als einfacher Link",
    linkText: "Geht überall, auch in E-Mails und Menüs.",
    posterTitle: "Für Plakate",
    posterText: "Der QR-Code als Vektorgrafik, in jeder Größe scharf.",
    poster: "QR-Code öffnen (SVG)",
    preview: "So sieht es aus",
    copyHint: "Von Hand: hineinklicken, alles auswählen (Strg+A), kopieren (Strg+C).",
    copy: "Kopieren",
    copied: "Kopiert.",
    code: (title: string) => `Quelltext: ${title}`,
  },
  en: {
    title: "Embed",
    card: "Show the sign-up on your own web site: to copy, with a preview.",
    intro:
      "This brings the sign-up to your web site. It sets no cookies, stores nothing and loads nothing from third parties.",
    scriptTitle: "As an element (recommended)",
    scriptText: "Always shows the current topics. The link inside appears where scripts are off.",
    policy: "If your site has a content security policy, allow this address in it:",
    attributes:
      'Possible: language="en" for English, compact for narrow columns, theme="dark" or "auto" for dark pages. Set the colour with --rundruf-accent.',
    htmlTitle: "As HTML without script",
    htmlText:
      "For systems that allow no script. Copy it again when your topics change; old topics are simply passed over.",
    htmlPolicy: "With a content security policy the form needs:",
    linkTitle: "As a plain link",
    linkText: "Works everywhere, in e-mails and menus too.",
    posterTitle: "For posters",
    posterText: "The QR code as a vector graphic, sharp at any size.",
    poster: "Open the QR code (SVG)",
    preview: "What it looks like",
    copyHint: "By hand: click into it, select all (Ctrl+A), copy (Ctrl+C).",
    copy: "Copy",
    copied: "Copied.",
    code: (title: string) => `Source: ${title}`,
  },
});
