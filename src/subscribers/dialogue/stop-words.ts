/** The words of leaving: German with dialects, English, and of other languages what is sure. Pure. */
import { exactly, vocabulary } from "./vocabulary.ts";

/** Alone, or with nothing but filling words around, these mean: no more. */
export const leave = vocabulary(
  `stop stopp stp sotp stpo stpp stob stoß stopo stopall stoppall opstop stopbitte bittestop
   abmelden abmelde abgemeldet abmeldung abmeldn abmeldet ausmelden austragen austragung
   abbestellen abbestelle abbestellung abbestellt abbestelln deabonnieren deabonniere entabonnieren desabonnieren
   unsubscribe unsubscribed unsubscribing unsub optout
   durdur iptal стоп отписаться відписатися`,
  `anmelden anmelde anmeldung angemeldet anmeldn anmeldet ummelden ummeldung ummelde anbestellen auftragen ausfragen vertragen
   nachbestellen stopptest`,
);

/** Of those the ones that also tell of something done: "Ich wurde abgemeldet". */
export const left = exactly("abgemeldet abbestellt unsubscribed");

/** Mean it alone or with a word for our messages beside them; in other company they may mean anything. */
export const perhapsLeave = exactly(
  `stoppt stoppen stoppe stops stopped kündigen kündige kündigung gekündigt beenden beende beendet beendigen ende end
   cancel quit aufhören aufhörn entfernen entferne entfernt widerruf widerrufe widerrufen remove raus exit
   abschalten abstellen ausschalten einstellen deaktivieren stornieren storno storniere`,
);

/** Not even alone: they answer something else as often. */
export const unclear = exactly(
  `stoppt kündigung gekündigt beendet entfernt widerruf raus abschalten abstellen ausschalten einstellen stornieren storno storniere`,
);

/** "Stoppt der Bus?": verbs of things that move. */
export const moving = exactly("stoppt stops stopped");

type Pair = readonly [verb: ReturnType<typeof exactly>, rest: ReturnType<typeof exactly>];

/** "melden Sie mich ab", "tragt mich aus", "nehmen Sie mich aus dem Verteiler". */
export const separable: readonly Pair[] = [
  [exactly("melde melden meldet meld bestelle bestellen bestellt bestell"), exactly("ab")],
  [exactly("trage tragen tragt trag"), exactly("aus")],
  [exactly("nehme nehmen nehmt nimm"), exactly("aus raus heraus runter liste verteiler")],
  [exactly("löschen lösche löscht streiche streichen streicht"), exactly("liste verteiler")],
  [exactly("take remove delete"), exactly("list")],
  [exactly("opt opting"), exactly("out")],
];

/** "Ich melde mich ab morgen wieder": then "ab" is no part of the verb. */
export const timeAhead = exactly("morgen heute jetzt sofort sonntag montag nächste kommende");

/** "Hören Sie auf mir zu schreiben", "Stellen Sie die Nachrichten ein": both, and a word for our messages or for writing. */
export const ceasing: readonly Pair[] = [
  [exactly("hör höre hören hört"), exactly("auf uff")],
  [exactly("stelle stellen stellt stell"), exactly("ein")],
];

/** "Kultur löschen", "Kultur weg": beside a topic they mean that one. */
export const dropping = exactly("weg aus löschen lösche entfernen raus");

/** What can be withdrawn or ended besides our messages. */
export const agreement = exactly("einwilligung zustimmung erlaubnis einverständnis consent");

export const negation = exactly(
  `kein keine keinen keiner keinerlei keene koi koa koane kei kee keen kän nichts nix nischt nüscht nicht ned net nit nich no not
   dont never nie niemals nothing`,
);

export const more = exactly(
  "mehr mehrere more anymore any weitere weiteren weiter weiterhin länger longer further mea mer meh",
);

/** "nimmer" is negation and "mehr" in one. */
export const nevermore = exactly("nimmer nimmermehr nimma");

/** What we do to the person and they can refuse. */
export const sending = exactly(
  `schicken schickt schicke schick schickn zuschicken senden sendet zusenden schreiben schreibt schreibe schreibn schreiwe anschreiben
   angeschrieben bekommen kriegen kriagn griegn krische kriejen krieje bekomma
   erhalten empfangen haben belästigen belästigt informieren abonnieren kontaktieren kontaktiert melden zukommen lassen dabei
   send sending receive get want write contact text texting message messaging`,
);

/** What the person does, wanting it or not. */
export const getting = exactly("bekommen kriegen erhalten empfangen receive get");

/** Tell of what is or was. "Hätte" and "würde" look the same once folded. */
export const auxiliary = exactly(
  "habe hab haben hat hatte hatten bin ist sind war waren wurde wurden have has was were been",
);

/** First person, wanting. "Ich bekomme keine Nachrichten mehr" has none of them: it is a complaint. */
export const wanting = exactly(
  `will wil wollen möchte möcht mecht mechte moechten möchten mag mog mach wünsche brauche brauch interesse
   interessiert interessiere interessieren gern gerne lieber
   want wanna like wish need`,
);

/** As good as wanting. */
export const requesting = exactly("bitte bidde bitt please pls plz");

export const politeness = exactly(
  `bitte bidde bitt bitteschön please pls plz danke dankeschön schön merci thanks thank you hello hallo hi hey moin servus gerne gern
   sofort jetzt now endlich gleich umgehend ab guten gute tag morgen abend liebe liebes team grüße grüßen mfg vg lg freundlichen
   freundliche mit viele vielen dank nochmal wieder mal doch lütfen`,
);

export const filling = exactly(
  `ich i ik ick isch mich mir mi me my mein meine meinen meiner wir uns us our sie ihr ihre ihrem ihren ihnen euch eure eurem euren you
   your von vom bei beim aus dem den der die das de des diese diesen dieser diesem dieses this these the a an from to of for at all
   für fürs über per via auf in im an am und and oder or mehr more zu zum zur hier es it that werden werd wird sein be
   whatsapp nachrichtendienst kreis landkreis gemeinde stadt county liste list off out mich komplett ganz völlig
   nr nummer number punkt u nein nee dabei hiermit heute today do täglich tägliche täglichen tägl daily alles alle would
   also ma dass daß weil aber jedoch eigentlich einfach leider deshalb daher trotzdem nutzen benutzen lesen infos infodienst ab`,
);

/** With one of these a topic is kept, not left. */
export const keeping = exactly("ja jo yes behalten behalte keep");

/** What the county or somebody else is addressed with. */
export const us = exactly("ihnen euch you");

export const asking = exactly(
  "wie wo kann könnte können konnte muss soll geht gehts man mann how can could does where should must",
);

/** Who asks for a reason does not ask to leave. */
export const complaining = exactly("warum wieso weshalb weswegen wann why when");

/** Whole texts that no grammar of ours would find, without politeness. Beside other sentences they may speak of anything. */
export const set: readonly string[] = [
  "lasst mich in ruhe",
  "lass mich in ruhe",
  "lassen sie mich in ruhe",
  "lot mich en ruh",
  "leave me alone",
  "hör auf",
  "hört auf",
  "hören sie auf",
  "hör auf damit",
  "hört auf damit",
  "hör uff",
  "hört uff",
  "take me off",
  "remove me",
  "aus",
  "off",
  "kein bock mehr",
  "no more",
  "nichts mehr bitte",
  "nix mehr bitte",
  "bitte nichts mehr",
  "bitte nix mehr",
  "kein interesse mehr",
  "keine lust mehr",
  "nicht mehr interessiert",
  "bin nicht mehr interessiert",
  "ich bin nicht mehr interessiert",
  "not interested anymore",
  "opt out",
  "dur",
  "mesaj istemiyorum",
  "artık mesaj istemiyorum",
  "mesaj göndermeyin",
  "artık mesaj göndermeyin",
  "bana mesaj göndermeyin",
  "abonelikten çık",
  "не пишите мне",
];
