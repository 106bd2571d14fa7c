/** Five answers that a press office would be glad to have written. */
import type { TypedAnswer } from "../inbox/inbox.ts";

export const demoAnswers: readonly TypedAnswer[] = [
  {
    title: "Danke für den Hinweis",
    text: "Guten Tag {person},\n\nvielen Dank für Ihren Hinweis. Wir geben ihn gleich an die zuständigen Kolleginnen und Kollegen weiter. Gut, dass Sie hinschauen!\n\nFreundliche Grüße\n{name}, {behörde}",
    textEn:
      "Hello {person},\n\nthank you for telling us. We pass it on to the colleagues in charge right away. It is good that you keep your eyes open!\n\nKind regards\n{name}, {behörde}",
  },
  {
    title: "Wir kümmern uns und melden uns",
    text: "Guten Tag {person},\n\nIhre Frage ist bei uns angekommen. Ich erkundige mich und schreibe Ihnen hier, sobald ich eine Antwort habe. Bitte haben Sie noch etwas Geduld.\n\nFreundliche Grüße\n{name}",
    textEn:
      "Hello {person},\n\nyour question has arrived. I will ask around and write to you here as soon as I have an answer. Please bear with us a little.\n\nKind regards\n{name}",
  },
  {
    title: "Wann wir da sind",
    text: "Guten Tag {person},\n\nim Kreishaus ist für Sie geöffnet: {dienstzeiten}. Wenn Sie vorher einen Termin vereinbaren, nehmen wir uns in Ruhe Zeit für Sie.\n\nFreundliche Grüße\n{name}",
    textEn:
      "Hello {person},\n\nour offices are open for you: {dienstzeiten}. If you make an appointment first, we can take our time for you.\n\nKind regards\n{name}",
  },
  {
    title: "Bitte nicht im Chat: Anträge und Persönliches",
    text: "Guten Tag {person},\n\ndanke, dass Sie sich an uns wenden. Damit Ihre persönlichen Angaben geschützt bleiben, bearbeiten wir Anträge nicht im Chat. Am einfachsten rufen Sie uns an oder kommen vorbei: {dienstzeiten}. Wir helfen Ihnen gern weiter.\n\nFreundliche Grüße\n{name}, {behörde}",
    textEn:
      "Hello {person},\n\nthank you for turning to us. To keep your personal details safe we do not handle applications in the chat. The easiest way is to call us or drop in: {dienstzeiten}. We are glad to help.\n\nKind regards\n{name}, {behörde}",
  },
  {
    title: "Dafür ist jemand anderes zuständig",
    text: "Guten Tag {person},\n\nda helfen wir gern weiter, auch wenn das nicht in unserer Hand liegt: Zuständig ist Ihre Stadt oder Gemeinde. Deren Bürgerbüro kann Ihnen das verlässlich beantworten. Wenn Sie nicht wissen, an wen Sie sich wenden sollen, fragen Sie uns einfach noch einmal.\n\nFreundliche Grüße\n{name}",
    textEn:
      "Hello {person},\n\nwe are glad to point the way, though this is not in our hands: your town or municipality is in charge, and its citizens' office can answer you reliably. If you do not know whom to ask, simply write to us again.\n\nKind regards\n{name}",
  },
];
