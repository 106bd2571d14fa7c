/**
 * The privacy notice that the demonstration shows and that a public body starts from. It covers what Art. 13 GDPR asks
 * for and what the program really does; names in brackets are to be filled in. The periods are those of retention.ts.
 */
export const firstNotice = {
  bodyDe: `Diese Hinweise gelten für den Nachrichtendienst im Messenger. Sie sind ein Muster für die Demonstration; wer den Dienst betreibt, ergänzt die Angaben in eckigen Klammern und stimmt den Text mit dem Datenschutz ab.

## Wer verantwortlich ist

[Name und Anschrift der Behörde, Vertretung, Telefon, E-Mail]. Den Datenschutzbeauftragten erreichen Sie unter [E-Mail, Anschrift].

## Worum es geht

Der Dienst ist freiwillig und kostenlos. Sie wählen Kategorien und erhalten dazu Nachrichten; Sie können darauf antworten. Nichts gibt es nur hier: Alle Nachrichten stehen auch auf unserer Website, im Archiv und als RSS, und Sie erreichen uns weiterhin per Telefon, Brief und E-Mail.

## Zwei Zwecke, zwei Rechtsgrundlagen

- Zusenden der gewählten Nachrichten: Ihre Einwilligung (Art. 6 Abs. 1 Buchst. a DSGVO).
- Beantworten Ihrer Nachrichten: unsere öffentliche Aufgabe (Art. 6 Abs. 1 Buchst. e DSGVO mit § 3 DSG NRW).

## Welche Daten wir speichern

- die Kennung, die WhatsApp uns von Ihnen nennt, und Ihre Telefonnummer, falls WhatsApp sie mitteilt
- den Profilnamen, den Sie in WhatsApp eingestellt haben
- Ihre Kategorien und eine Pause
- wann, wie und zu welchem Wortlaut Sie Ja oder Nein gesagt haben
- was Sie uns schreiben und schicken, und unsere Antworten
- was unsere Mitarbeitenden zu Ihrem Gespräch für einander notieren
- ob eine Nachricht zugestellt wurde

Kein Profilbild, nichts aus Ihrem Adressbuch.

## Was wir nicht tun

Keine Werbung, keine Profile, keine Weitergabe für fremde Zwecke, keine automatischen Entscheidungen, keine Auswertung, welche Links Sie öffnen. Keine Maschine beantwortet Ihre Fragen; nur Bestätigungen und Hinweise kommen automatisch.

## Wer die Daten erhält

Unsere Mitarbeitenden, die den Dienst betreuen; die Stelle im Haus, die Ihre Frage beantworten kann; [Rechenzentrum]; und die WhatsApp Ireland Limited, die Ihre Nachrichten in unserem Auftrag übermittelt. Andere Abonnentinnen und Abonnenten sehen weder Ihre Nummer noch Ihre Nachrichten.

## Was WhatsApp selbst tut

WhatsApp (Meta) verarbeitet in eigener Verantwortung, wer wann mit wem schreibt, und Angaben zu Ihrem Gerät. Dafür gelten die Bedingungen von WhatsApp, auch zum Mindestalter: https://www.whatsapp.com/legal/privacy-policy-eea

Nachrichten werden auf dem Weg verschlüsselt. Die Geschäftsschnittstelle, über die wir sie lesen und schreiben, betreibt aber Meta für uns. Schreiben Sie deshalb bitte nichts, was vertraulich bleiben muss.

## Übermittlung in die USA

Meta kann Daten in die USA übermitteln. Grundlage ist der Angemessenheitsbeschluss zum EU-US Data Privacy Framework; ein Restrisiko bleibt.

## Wie lange wir speichern

- Ihre Kategorien und Kennung: bis Sie löschen lassen
- Gespräche: 183 Tage nach der letzten Nachricht
- Bilder und Dateien: 30 Tage
- technische Rohdaten von WhatsApp: 8 Tage
- den Nachweis Ihrer Einwilligung: ohne Namen und Nummer dauerhaft, damit wir belegen können, dass wir niemanden ungefragt angeschrieben haben
- nach einer Löschung: ein Schlüsselwert, aus dem sich Ihre Nummer nicht ablesen lässt, damit eine alte Liste Sie nicht zurückbringt

## Abmelden und widerrufen

Schreiben Sie STOPP, jederzeit, auch für eine einzelne Kategorie, zum Beispiel „STOPP Kultur“. Was bis dahin geschah, bleibt rechtmäßig. Auch wenn Sie uns in WhatsApp blockieren, kommt nichts mehr an.

## Ihre Rechte

Schreiben Sie AUSKUNFT, und Sie erhalten alles, was über Sie gespeichert ist. Schreiben Sie LÖSCHEN, und wir löschen es. Sie können außerdem Berichtigung, Einschränkung und Übertragung verlangen und widersprechen. Beschwerden nimmt die Landesbeauftragte für Datenschutz und Informationsfreiheit Nordrhein-Westfalen entgegen: https://www.ldi.nrw.de

Sie müssen uns keine Daten geben. Ohne sie können wir Ihnen auf diesem Weg nur nichts schicken.

## Wofür dieser Weg nicht da ist

Nicht für Notfälle (112, 110), nicht für Anträge, Widersprüche und Fristen, nicht für Gesundheits- und Sozialdaten. Wir lesen nicht rund um die Uhr mit. Kinder fragen bitte zuerst ihre Eltern.`,
  bodyEn: `This notice is about the message service in your messenger. It is a model for the demonstration; whoever runs the service completes what stands in square brackets and agrees the text with the data-protection officer. The German text is the authoritative one.

## Who is responsible

[Name and address of the public body, representative, telephone, e-mail]. The data-protection officer: [e-mail, address].

## What this is

The service is voluntary and free. You choose topics and receive messages on them; you can answer. Nothing exists here only: every message is also on our web site, in the archive and as RSS, and you can reach us by telephone, letter and e-mail as before.

## Two purposes, two legal bases

- Sending the messages you chose: your consent (Art. 6(1)(a) GDPR).
- Answering your messages: our public task (Art. 6(1)(e) GDPR with section 3 DSG NRW).

## What we store

- the identifier by which WhatsApp names you, and your telephone number if WhatsApp tells it
- the profile name you set in WhatsApp
- your topics and a pause
- when, how and to which wording you said yes or no
- what you write and send us, and our answers
- what our staff note about your conversation for each other
- whether a message was delivered

No profile picture, nothing from your address book.

## What we do not do

No advertising, no profiles, no passing on for other purposes, no automated decisions, no analysis of which links you open. No machine answers your questions; only confirmations and notices are automatic.

## Who receives the data

Our staff who look after the service; the office that can answer your question; [data centre]; and WhatsApp Ireland Limited, which carries your messages on our behalf. Other subscribers see neither your number nor your messages.

## What WhatsApp does by itself

WhatsApp (Meta) processes on its own responsibility who writes to whom and when, and details of your device. WhatsApp's terms apply, also on the minimum age: https://www.whatsapp.com/legal/privacy-policy-eea

Messages are encrypted on their way. The business interface by which we read and write them is, however, run by Meta for us. So please write nothing that must stay confidential.

## Transfer to the USA

Meta may transfer data to the USA, on the basis of the adequacy decision on the EU-US Data Privacy Framework; a residual risk remains.

## How long we store

- your topics and identifier: until you have them erased
- conversations: 183 days after the last message
- pictures and files: 30 days
- technical raw data of WhatsApp: 8 days
- the proof of your consent: without name and number, permanently, so that we can show that we wrote to nobody unasked
- after an erasure: a keyed value from which your number cannot be read, so that an old list does not bring you back

## Leaving and withdrawing

Write STOP at any time, also for a single topic, such as “STOP Kultur”. What happened before stays lawful. If you block us in WhatsApp, nothing reaches you either.

## Your rights

Write MY DATA and you receive everything that is stored about you. Write DELETE and we erase it. You can also ask for rectification, restriction and portability, and object. Complaints go to the data-protection commissioner of North Rhine-Westphalia: https://www.ldi.nrw.de

You need not give us any data. Without it we just cannot send you anything this way.

## What this is not for

Not for emergencies (112, 110), not for applications, objections and deadlines, not for health or social data. We do not read around the clock. Children please ask their parents first.`,
} as const;
