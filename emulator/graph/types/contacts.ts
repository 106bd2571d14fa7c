import type { MessageType } from "../message-type.ts";
import { list, record, text } from "../read.ts";

/** Business cards. The content is an array, which arrives here as `{ list: […] }`. */
export const contacts: MessageType = {
  check(_world, content) {
    const cards = list(content["list"]);
    if (cards.length === 0)
      return { code: 100, message: "(#100) The parameter contacts is required." };
    for (const card of cards) {
      const name = record(record(card)["name"]);
      if (text(name["formatted_name"]) === undefined)
        return {
          code: 131008,
          details: "Required parameter is missing: contacts[0]['name']['formatted_name']",
        };
      const others = ["first_name", "last_name", "middle_name", "suffix", "prefix"].filter(
        (part) => text(name[part]) !== undefined,
      );
      if (others.length === 0)
        return {
          code: 131009,
          details:
            "At least one of the optional name parameters needs to be included along with formatted_name",
        };
    }
    return undefined;
  },
  show(_world, content) {
    const lines = list(content["list"]).map((card) => {
      const phones = list(record(card)["phones"]).map(
        (phone) => text(record(phone)["phone"]) ?? "",
      );
      return [text(record(record(card)["name"])["formatted_name"]) ?? "", ...phones].join(" · ");
    });
    return { type: "contacts", text: lines.join("\n") };
  },
};
