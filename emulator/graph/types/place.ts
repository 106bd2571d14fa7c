import type { MessageType } from "../message-type.ts";
import { text } from "../read.ts";

export const location: MessageType = {
  check(_world, content) {
    for (const [key, most] of [
      ["latitude", 90],
      ["longitude", 180],
    ] as const) {
      const value = text(content[key]);
      if (value === undefined)
        return { code: 131008, details: `Required parameter is missing: location['${key}']` };
      if (!(Math.abs(Number(value)) <= most))
        return { code: 131009, details: `Parameter value is not valid: location['${key}']` };
    }
    return undefined;
  },
  show(_world, content) {
    const [name, address] = [text(content["name"]), text(content["address"])];
    return {
      type: "location",
      text: [name, address].filter((part) => part !== undefined).join(", "),
      place: {
        latitude: Number(content["latitude"]),
        longitude: Number(content["longitude"]),
        ...(name === undefined ? {} : { name }),
        ...(address === undefined ? {} : { address }),
      },
    };
  },
};
