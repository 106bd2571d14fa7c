import type { PhoneContent } from "../people/person.ts";
import type { World } from "../world.ts";
import type { Refusal } from "./errors.ts";
import type { Json } from "./read.ts";

/** One type of message: what Meta refuses of it, and how the phone shows it. */
export type MessageType = {
  readonly check: (world: World, content: Json) => Refusal | undefined;
  readonly show: (world: World, content: Json) => PhoneContent;
};
