/** The service's own words besides leaving and choosing: THEMEN, HILFE, PAUSE, WEITER, AUSKUNFT, LÖSCHEN, START. Pure. */
import type { Intent, Question } from "./intent.ts";
import { readLanguage } from "./language-words.ts";
import { readPauseEnd } from "./pause-end.ts";
import { fold, type Sentence } from "./spelling.ts";
import { leave } from "./stop-words.ts";
import { exactly, vocabulary } from "./vocabulary.ts";

const polite = exactly(
  `bitte pls please danke dankeschön thanks thank you gern gerne mal jetzt hallo hi hey hello moin servus guten tag morgen abend
   ich i möchte moechte will mein meine meinen my me mir mich die der das den ein eine einen the a an in ok okay und and sie bidde
   an von ihnen ihr einmal wieder again now`,
);

type Command = {
  readonly intent: Intent;
  /** One of these must be there… */
  readonly words: ReturnType<typeof vocabulary>;
  /** …and nothing but these and politeness beside it. */
  readonly beside: ReturnType<typeof vocabulary>;
};

const commands: readonly Command[] = [
  {
    intent: { kind: "erase", alsoStop: false },
    words: vocabulary(
      "löschen lösche löscht löschung löschn delete erase deletion datenlöschung vergessenwerden forgetme",
    ),
    beside: vocabulary(
      `daten alle alles sämtliche data all everything personenbezogene personenbezogenen gespeicherten gespeicherte account konto
       profil nummer telefonnummer number handynummer über about dsgvo gdpr meiner werden vollständig komplett zu verlange fordere
       beantrage antrag auf nach art artikel 17 lassen können und abmelden stop zur person information dass daß sie mich hiermit vollständige`,
    ),
  },
  {
    intent: { kind: "access" },
    words: vocabulary(
      "auskunft datenauskunft selbstauskunft mydata meinedaten auskunf auskünfte gespeichert gespeicherten stored",
    ),
    beside: vocabulary(
      `daten data was welche what which haben hat habt über about is ist sind are personenbezogene personenbezogenen dsgvo gdpr
       nach gemäß gem laut art artikel 15 abs hiermit meiner datenschutz grundverordnung verlange fordere beantrage zu zur person do have werden wird bei von euch ihr it wurde alle all
       bekomme bekommen erteilen erhalten um`,
    ),
  },
  {
    intent: { kind: "help" },
    words: vocabulary(
      "hilfe help hülfe hilf anleitung befehle commands menü menu funktioniert datenschutz datenschutzerklärung datenschutzhinweise privacy",
    ),
    beside: vocabulary("zeigen zeige show hauptmenü wie das hier dienst policy"),
  },
  {
    intent: { kind: "resume" },
    words: exactly(
      "weiter weitermachen fortsetzen fortfahren continue resume unpause weida wiederaufnehmen pausenende",
    ),
    beside: vocabulary(
      "geht es gehts soll gehen nachrichten abo messages subscription pause machen bitte senden schicken",
    ),
  },
  {
    intent: { kind: "topics" },
    words: vocabulary(
      `themen thema topics topic kategorie kategorien categories category auswahl liste list angebot angebote optionen options übersicht
       einstellungen settings ändern anpassen status info infos informationen news neuigkeiten nachrichten nachricht abonniert english englisch deutsch german`,
    ),
    beside: vocabulary(
      `welche was gibt es haben anzeigen zeigen zeige show sehen alle which what are there change auswählen wählen ändern abo abos
       auswahl meine themen topics gibts habt habe abonniert bekomme gerade zurzeit erhalten bekommen erhalte empfangen ihre eure gern sprache
       language auf hätte würde über aktuelle neue alles schicken senden zuschicken`,
    ),
  },
  {
    intent: { kind: "start", code: null },
    words: vocabulary(
      `start starten los anfangen beginnen subscribe abonnieren abonniere abonnement anmelden anmeldung mitmachen aboniren join signup
       newsletter abo beitreten teilnehmen registrieren eintragen sign gehts`,
    ),
    beside: vocabulary(
      `nachrichten infos informationen news nachricht message messages neuigkeiten whatsapp bestellen bestelle haben für for zu zum to
       would like want auch würde haben dabei sein hätte up sign dienst nachrichtendienst service erhalten bekommen receive sich kann man
       landkreis kreis county los`,
    ),
  },
];

const greeting = exactly(
  `hallo halo hallöchen hi hey hello moin moinmoin servus guten gute tag morgen mittag abend grüß grüsse grüße gott gruß gruezi grüezi
   morning good evening afternoon day mahlzeit tach hallihallo liebes liebe lieber team zusammen there tagchen gude griaß di eich na ihr sie
   merhaba selam salam salut bonjour ciao hola привет вітаю`,
);

/** The command these words are, where they are nothing else. */
export function readCommand(raw: string, sentence: Sentence): Intent | null {
  const { words } = sentence;
  if (/^\s*\?+\s*$/.test(raw)) return { kind: "help" };
  if (words.length === 0 || words.length > 20) return null;
  const pause = readPause(raw, words);
  if (pause !== null) return pause;
  const language = readLanguage(words);
  if (language !== null) return { kind: "language", wanted: language.wanted };
  if (isAboutOwnData(words)) return { kind: "access" };
  if (wantsThemErased(words)) return { kind: "erase", alsoStop: false };
  const found = commands.find(
    (command) =>
      words.some((word) => command.words.has(word)) &&
      words.every(
        (word) => command.words.has(word) || command.beside.has(word) || polite.has(word),
      ),
  );
  if (found?.intent.kind === "erase")
    return { kind: "erase", alsoStop: words.some((word) => leave.has(word)) };
  // "Geht es weiter?" asks about the road works.
  if (found?.intent.kind === "resume" && sentence.asks) return null;
  if (found !== undefined) return found.intent;
  return words.every((word) => greeting.has(word)) && words.length <= 4
    ? { kind: "greeting" }
    : null;
}

const data = exactly("daten data");
const mine = exactly("mein meine meinen meiner mir mich my me");
const besideData = exactly(
  "welche was which what haben hat habt sie ihr über von zu about do you have on bitte please zeigen show wissen wisst know speichern alle all alles",
);
const knowing = exactly("wissen wisst know");
const about = exactly("über about von");

/** "Meine Daten", "my data", "Welche Daten haben Sie von mir?", "Was wissen Sie über mich?" */
function isAboutOwnData(words: readonly string[]): boolean {
  const known = words.some((word) => knowing.has(word)) && words.some((word) => about.has(word));
  return (
    (known || words.some((word) => data.has(word))) &&
    words.some((word) => mine.has(word)) &&
    words.every((word) => data.has(word) || mine.has(word) || besideData.has(word))
  );
}

/** "Ich möchte, dass meine Daten gelöscht werden"; "gelöscht" alone tells of something that was done. */
function wantsThemErased(words: readonly string[]): boolean {
  return (
    words.includes(fold("gelöscht")) &&
    words.some((word) => data.has(word) || word === "numer") &&
    words.every((word) => besideErased.has(word) || data.has(word) || polite.has(word))
  );
}
const besideErased = exactly("gelöscht nummer alle dass daß werden haben");

const pauseWords = exactly(
  "pause pausieren pausiere pausier pausiert paus pausse urlaubspause break unterbrechen unterbrechung snooze",
);
const besidePause = vocabulary(
  `bis zum zu für for until till til to machen mache den dem der die das nächste nächsten kommende kommenden next tag tage tagen woche wochen
   monat monate monaten jahr jahre day days week weeks month months year ende end anfang januar februar märz april mai juni juli august
   september oktober november dezember january february march may june july october december montag dienstag mittwoch donnerstag freitag
   samstag sonnabend sonntag monday tuesday wednesday thursday friday saturday sunday morgen tomorrow übermorgen einschließlich inklusive
   including ab from of on am im vom zur bin sind wir verreist urlaub nach mitte über weihnachten christmas wochenende monatsende monats nachrichten messages abo eine einen ein zwei drei vier fünf sechs sieben acht neun zehn two three four
   five six seven eight nine ten kurze lange keine jahresende neujahr silvester jahreswechsel uhr take`,
);
const shortDates = exactly(
  "mo di mi do fr sa so mon tue wed thu fri sat sun jan feb mär mrz mar apr jun jul aug sep sept okt oct nov dez dec",
);

function readPause(raw: string, words: readonly string[]): Intent | null {
  const [first] = words.filter((word) => !polite.has(word));
  if (first === undefined) return null;
  const asks = words.some((word) => pauseWords.has(word));
  // "Stopp bis Montag", "Urlaub bis 3.1.": with a day it is a pause, without one it is something else.
  if (!asks && !pausesByDay.has(first) && !isRefusalUntil(words)) return null;
  const known = words.every(
    (word) =>
      pauseWords.has(word) ||
      pausesByDay.has(word) ||
      endOfPause.has(word) ||
      polite.has(word) ||
      besidePause.has(word) ||
      shortDates.has(word) ||
      /^\d+(st|nd|rd|th)?$/.test(word),
  );
  // "PAUSE bis nach den Ferien": a wish all the same, only the date is not understood.
  const second = words[words.indexOf(first) + 1] ?? "";
  if (!known && !(pauseWords.has(first) && until.has(second) && words.length <= 8)) return null;
  const ends = words.length === 2 && words[1] === "ende";
  if (ends || words.some((word) => endOfPause.has(word))) return { kind: "resume" };
  const end = readPauseEnd(raw, words);
  return asks || (known && end !== null) ? { kind: "pause", until: end } : null;
}

/** "Bitte keine Nachrichten bis 3. Januar": a day, and a word for our messages. */
function isRefusalUntil(words: readonly string[]): boolean {
  return (
    words.some((word) => until.has(word)) &&
    words.some((word) => refusing.has(word)) &&
    words.some((word) => messages.has(word))
  );
}
const until = exactly("bis until till til");
const refusing = exactly("keine kein no");
const messages = exactly("nachrichten nachricht messages");
const pausesByDay = exactly("stop stopp urlaub");
const endOfPause = exactly("beenden beende aufheben stoppen weg vorbei over off");

const yes = exactly(
  "ja jo jep jup jawohl jawoll yes yep yeah y j ok okay jou joa klar sicher natürlich gerne gern richtig genau unbedingt sure",
);
const no = exactly(
  "nein ne nee nö no nope nicht lieber n nah na doch abbrechen abbruch niemals never dont",
);
const besideAnswer = vocabulary(
  "bitte danke gern gerne löschen abmelden weiter weiterhin alles alle daten nachrichten doch lieber please thanks thank you delete it das sie ich will möchte mein meine und",
);

/** "ja", "Ja, bitte löschen", "nein danke": means something only while a question is open. */
export function readAnswer({ words }: Sentence, question: Question): "yes" | "no" | null {
  const [first = ""] = words;
  // Leaving is no by-word of another answer.
  if (question !== "stop" && words.some((word) => leave.has(word))) return null;
  if (words.length === 0 || words.length > 6) return null;
  const rest = words.slice(1);
  if (yes.has(first))
    return rest.every((word) => yes.has(word) || besideAnswer.has(word)) &&
      !rest.some((word) => no.has(word) && word !== "doch")
      ? "yes"
      : null;
  if (no.has(first))
    return rest.every((word) => no.has(word) || besideAnswer.has(word)) ? "no" : null;
  return null;
}

/** An answer to "until when?": a date and little else. */
export function readDateAnswer(raw: string, { words }: Sentence): Intent | null {
  const known = words.every(
    (word) =>
      polite.has(word) ||
      besidePause.has(word) ||
      shortDates.has(word) ||
      /^\d+(st|nd|rd|th)?$/.test(word),
  );
  const until = known && words.length <= 8 ? readPauseEnd(raw, words) : null;
  return until === null ? null : { kind: "pause", until };
}
