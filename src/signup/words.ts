/** The words of the public sign-up. */
import { dictionary } from "../web/language.ts";

export const words = dictionary({
  de: {
    county: "Nachrichten aus dem Kreishaus direkt aufs Handy",
    town: "Nachrichten aus dem Rathaus direkt aufs Handy",
    office: "Nachrichten aus Ihrer Verwaltung direkt aufs Handy",
    description: (name: string) =>
      `${name}: Nachrichten kostenlos per WhatsApp abonnieren. Sie wählen, was Sie bekommen.`,
    lead: "Was vor Ort wichtig ist, kommt zu Ihnen: kurz, verlässlich und nur das, was Sie gewählt haben.",
    promises: "Gut zu wissen",
    free: "Kostenlos",
    yourChoice: "Sie wählen, was Sie bekommen",
    leave: "Abmelden mit einem Wort: STOPP",
    topics: "Was möchten Sie bekommen?",
    topicsHint: "Wählen Sie so viel, wie Sie mögen. Oder wählen Sie erst später, im Chat.",
    lastPost: "Zuletzt",
    subscribe: "Mit WhatsApp abonnieren",
    opens: "WhatsApp öffnet sich mit einer fertigen Nachricht. Sie müssen sie nur noch absenden.",
    notice: "So gehen wir mit Ihren Daten um",
    steps: "So geht es in drei Schritten",
    scan: "Richten Sie die Kamera Ihres Handys auf den Code und tippen Sie auf den Link.",
    tap: "Tippen Sie auf „Mit WhatsApp abonnieren“.",
    send: "Senden Sie die fertige Nachricht ab.",
    confirmed: "Sie bekommen sofort eine Bestätigung. Das war es schon.",
    qr: "QR-Code, der den Chat mit der fertigen Nachricht öffnet",
    qrNothing: "Der Code öffnet den Chat. Dort wählen Sie Ihre Kategorien.",
    qrChosen: "Im Code steht Ihre Auswahl:",
    number: "Oder Nummer speichern und START schreiben",
    closedTitle: "Die Anmeldung öffnet bald",
    closedText:
      "Unsere WhatsApp-Nummer wird gerade eingerichtet. Bitte schauen Sie in ein paar Tagen wieder vorbei.",
    noTopics: "Noch gibt es keine Kategorien. Schauen Sie bald wieder vorbei.",
    pilotTitle: "Wir testen noch",
    pilotText:
      "Zurzeit können nur Eingeladene abonnieren. Haben Sie einen Einladungscode? Dann tragen Sie ihn hier ein. Alle anderen heißen wir bald willkommen.",
    codeLabel: "Einladungscode",
    invitedTitle: "Schön, dass Sie mittesten",
    invitedText: (code: string) =>
      `Ihr Einladungscode ${code} steht schon in der fertigen Nachricht.`,
    without: "Ohne WhatsApp",
    archive: "Alle Nachrichten zum Nachlesen",
    feed: "RSS-Feed",
    questions: "Kurz gefragt",
    costQuestion: "Was kostet das?",
    costAnswer:
      "Nichts. Der Dienst ist kostenlos und ohne Werbung. Sie brauchen nur WhatsApp und eine Internetverbindung.",
    readQuestion: "Wer liest meine Antwort?",
    readAnswer:
      "Nur unsere Verwaltung. Andere Abonnentinnen und Abonnenten sehen weder Ihre Antwort noch, dass Sie dabei sind.",
    dataQuestion: "Was erfahren Sie über mich?",
    dataAnswer:
      "Ihre Telefonnummer oder Ihre WhatsApp-Kennung und Ihren Profilnamen. Mehr wollen wir nicht wissen. WhatsApp gehört zu Meta; Meta erfährt, dass Sie mit uns schreiben.",
    leaveQuestion: "Wie melde ich mich wieder ab?",
    leaveAnswer:
      "Schreiben Sie STOPP in den Chat, das gilt sofort. Mit THEMEN ändern Sie Ihre Auswahl, mit PAUSE machen Sie Urlaub von uns.",
    helpQuestion: "Ist immer jemand da?",
    helpAnswer:
      "Nein, unser Team ist nicht rund um die Uhr da. Für Notfälle ist der Chat nicht gedacht.",
  },
  en: {
    county: "News from your county straight to your phone",
    town: "News from your town hall straight to your phone",
    office: "News from your local administration straight to your phone",
    description: (name: string) =>
      `${name}: subscribe to free messages on WhatsApp. You choose what you get.`,
    lead: "What matters locally comes to you: brief, reliable, and only what you chose.",
    promises: "Good to know",
    free: "Free of charge",
    yourChoice: "You choose what you get",
    leave: "Leave with one word: STOP",
    topics: "What would you like to get?",
    topicsHint: "Choose as many as you like. Or choose later, in the chat.",
    lastPost: "Latest",
    subscribe: "Subscribe with WhatsApp",
    opens: "WhatsApp opens with a ready message. All you have to do is send it.",
    notice: "How we handle your data",
    steps: "Three steps, and you are in",
    scan: "Point your phone’s camera at the code and tap the link.",
    tap: "Tap “Subscribe with WhatsApp”.",
    send: "Send the ready message.",
    confirmed: "You get a confirmation at once. That is all.",
    qr: "QR code that opens the chat with the ready message",
    qrNothing: "The code opens the chat. You choose your topics there.",
    qrChosen: "The code holds your choice:",
    number: "Or save the number and write START",
    closedTitle: "Sign-up opens soon",
    closedText: "Our WhatsApp number is being set up. Please come back in a few days.",
    noTopics: "There are no topics yet. Please come back soon.",
    pilotTitle: "We are still testing",
    pilotText:
      "At the moment only invited people can subscribe. Do you have an invitation code? Then enter it here. We will welcome everybody else soon.",
    codeLabel: "Invitation code",
    invitedTitle: "Thank you for testing with us",
    invitedText: (code: string) =>
      `Your invitation code ${code} is already part of the ready message.`,
    without: "Without WhatsApp",
    archive: "Read all messages",
    feed: "RSS feed",
    questions: "Short answers",
    costQuestion: "What does it cost?",
    costAnswer:
      "Nothing. The service is free and without advertising. All you need is WhatsApp and an internet connection.",
    readQuestion: "Who reads my answer?",
    readAnswer:
      "Only our administration. Other subscribers see neither your answer nor that you take part.",
    dataQuestion: "What do you learn about me?",
    dataAnswer:
      "Your phone number or your WhatsApp id, and your profile name. We do not want to know more. WhatsApp belongs to Meta; Meta learns that you write with us.",
    leaveQuestion: "How do I leave?",
    leaveAnswer:
      "Write STOP in the chat, it takes effect at once. TOPICS changes your choice, PAUSE gives you a holiday from us.",
    helpQuestion: "Is there always somebody there?",
    helpAnswer:
      "No, our team is not there around the clock. The chat is not meant for emergencies.",
  },
});

export type SignupWords = ReturnType<typeof words>;
