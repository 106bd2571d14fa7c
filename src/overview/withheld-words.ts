import { dictionary } from "../web/language.ts";

type Codes = Readonly<Record<number, string>>;

const german: Codes = {
  131049: "nicht zugestellt, um die Person nicht zu überladen",
  130472: "nicht zugestellt: Versuch von Meta",
  131050: "nicht zugestellt: Person hat in WhatsApp abbestellt",
  132015: "nach der Prüfung der Vorlage verworfen",
};
const english: Codes = {
  131049: "not delivered, so that the person gets no more than WhatsApp finds good",
  130472: "not delivered: an experiment of Meta",
  131050: "not delivered: the person has stopped us in WhatsApp",
  132015: "dropped after the template was checked",
};

export const withheldWords = dictionary({
  de: {
    title: "Was WhatsApp nicht zugestellt hat",
    none: "In dieser Woche hat WhatsApp keine Nachricht zurückbehalten.",
    some: (count: string, one: boolean): string =>
      one
        ? "In dieser Woche hat WhatsApp eine Nachricht zurückbehalten, an der nichts falsch war."
        : `In dieser Woche hat WhatsApp ${count} Nachrichten zurückbehalten, an denen nichts falsch war.`,
    table: "Die letzten vier Wochen",
    week: "Woche ab",
    reason: "Was geschah",
    count: "Anzahl",
    stopped: "Aussendungen in WhatsApp abbestellt",
    resumed: "Aussendungen in WhatsApp wieder erlaubt",
    code: (code: number): string => german[code] ?? "nicht zugestellt",
  },
  en: {
    title: "What WhatsApp did not deliver",
    none: "This week WhatsApp kept no message back.",
    some: (count: string, one: boolean): string =>
      one
        ? "This week WhatsApp kept back one message that was in order."
        : `This week WhatsApp kept back ${count} messages that were in order.`,
    table: "The last four weeks",
    week: "Week from",
    reason: "What happened",
    count: "Count",
    stopped: "stopped broadcasts in WhatsApp",
    resumed: "allowed broadcasts in WhatsApp again",
    code: (code: number): string => english[code] ?? "not delivered",
  },
});
