/** The words of leaving, German (with dialects) and English. Pure. */
import { exactly, vocabulary } from "./vocabulary.ts";

/** Alone, or with nothing but filling words around, these mean: no more. */
export const leave = vocabulary(
  `stop stopp stp sotp stpo stpp stob stoß stopall stoppall opstop stopbitte bittestop
   abmelden abmelde abgemeldet abmeldung abmeldn abmeldet ausmelden austragen austragung
   abbestellen abbestelle abbestellung abbestellt abbestelln deabonnieren deabonniere entabonnieren desabonnieren
   unsubscribe unsubscribed unsubscribing unsub optout`,
  `anmelden anmelde anmeldung angemeldet anmeldn anmeldet ummelden ummeldung ummelde anbestellen auftragen ausfragen vertragen
   nachbestellen stopptest`,
);

/** Mean it alone or with a word for our messages beside them; in other company they may mean anything. */
export const perhapsLeave = exactly(
  `stoppt stoppen stoppe stops stopped kündigen kündige kündigung gekündigt beenden beende beendet beendigen ende end
   cancel quit aufhören aufhörn entfernen entferne entfernt widerruf widerrufe widerrufen remove raus exit
   abschalten abstellen ausschalten einstellen deaktivieren stornieren storno storniere`,
);

/** "melden Sie mich ab", "tragt mich aus", "nehmen Sie mich aus dem Verteiler". */
export const separable: readonly (readonly [
  verb: ReturnType<typeof exactly>,
  rest: ReturnType<typeof exactly>,
])[] = [
  [exactly("melde melden meldet meld bestelle bestellen bestellt bestell"), exactly("ab")],
  [exactly("trage tragen tragt trag"), exactly("aus")],
  [exactly("nehme nehmen nehmt nimm"), exactly("aus raus heraus runter liste verteiler")],
  [exactly("löschen lösche löscht streiche streichen streicht"), exactly("liste verteiler")],
  [exactly("opt opting"), exactly("out")],
];

export const negation = exactly(
  "kein keine keinen keiner keinerlei keene koi koa koane kee keen nichts nix nischt nüscht nicht ned net nit nich no not dont never nie niemals nothing",
);

export const more = exactly(
  "mehr mehrere more anymore any weitere weiteren weiter weiterhin länger longer further mea mer",
);

/** What can be withdrawn or ended besides our messages. */
/** "Kultur löschen", "Kultur weg": beside a topic they mean that one. */
export const dropping = exactly("weg aus löschen lösche entfernen raus");

/** "Hören Sie auf mir zu schreiben": both, and a word for writing or for what was written. */
export const ceasing = {
  verb: exactly("hör höre hören hört"),
  rest: exactly("auf uff"),
} as const;

export const agreement = exactly("einwilligung zustimmung erlaubnis einverständnis consent");

/** "nimmer" is negation and "mehr" in one. */
export const nevermore = exactly("nimmer nimmermehr nimma");

/** What we do to the person and they can refuse. */
export const sending = exactly(
  `schicken schickt schicke schick schickn zuschicken senden sendet zusenden schreiben schreibt schreibe schreibn schreiwe anschreiben bekommen kriegen kriagn griegn bekomma
   erhalten empfangen haben belästigen informieren abonnieren kontaktieren melden zukommen lassen dabei
   send sending receive get want write contact text texting message messaging`,
);

/** First person, wanting. "Ich bekomme keine Nachrichten mehr" has none of them: it is a complaint. */
export const wanting = exactly(
  `will wil wollen möchte möcht mecht mechte moechten möchten mag mog mach wünsche würde brauche brauch hätte interesse
   want wanna like wish need`,
);

export const politeness = exactly(
  `bitte bidde bitt bitteschön please pls plz danke dankeschön merci thanks thank gerne gern sofort jetzt now endlich gleich
   umgehend ab hallo hi hey moin servus guten tag morgen abend liebe liebes team grüße grüßen mfg vg lg freundlichen
   freundliche mit viele vielen dank nochmal wieder mal doch`,
);

export const filling = exactly(
  `ich i ik ick isch mich mir mi me my mein meine meinen meiner wir uns us our sie ihr ihre ihren ihnen euch eure eurem you your
   von vom bei beim aus dem den der die das des diese diesen dieser diesem dieses this these the a an from to of for at all
   für fürs über per via auf in im an am und and oder or mehr more zu zum zur hier es it that werden werd wird sein be
   whatsapp nachrichtendienst kreis landkreis gemeinde stadt county liste list off out mich komplett ganz völlig
   nr nummer number punkt u nein nee ja dabei sein hiermit heute today do täglich tägliche täglichen tägl daily alles alle`,
);

export const asking = exactly(
  "wie wo wann warum wieso kann könnte können konnte muss soll geht gehts man mann how can could does where when why should must",
);

/** Whole sentences that no grammar of ours would find, folded, without politeness. */
export const set: readonly string[] = [
  "lasst mich in ruhe",
  "lass mich in ruhe",
  "lassen sie mich in ruhe",
  "laß mich in ruhe",
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
  "opt out",
];
