import type { MessageType } from "../message-type.ts";
import { lengthOf, text as textOf } from "../read.ts";

const longestBody = 4096;

export const text: MessageType = {
  check(_world, content) {
    const body = textOf(content["body"]);
    if (body === undefined || body === "")
      return { code: 100, message: "(#100) The parameter text['body'] is required." };
    if (lengthOf(body) <= longestBody) return undefined;
    return {
      code: 100,
      message: `(#100) Param text['body'] must be at most ${longestBody} characters long.`,
    };
  },
  show: (_world, content) => ({ type: "text", text: textOf(content["body"]) ?? "" }),
};
