import type { World } from "../world.ts";
import { showsPhone } from "./identity.ts";
import type { Person, PhoneContent, PhoneMessage } from "./person.ts";

/** What `GET /emulator/people` tells of a person. */
export type PersonView = {
  readonly id: string;
  readonly name: string;
  readonly phone: string;
  readonly userId: string;
  readonly username: string | null;
  readonly hidesPhone: boolean;
  readonly countySeesPhone: boolean;
  readonly blocksCounty: boolean;
  readonly stoppedMarketing: boolean;
  readonly phoneIsOn: boolean;
};

export function personView(world: World, person: Person): PersonView {
  return {
    id: person.id,
    name: person.name,
    phone: `+${person.phone}`,
    userId: person.userId,
    username: person.username ?? null,
    hidesPhone: person.hidesPhone,
    countySeesPhone: showsPhone(world, person),
    blocksCounty: person.blocksCounty,
    stoppedMarketing: person.stoppedMarketing,
    phoneIsOn: person.phoneIsOn,
  };
}

/** A message as `GET /emulator/people/:id/messages` shows it. */
export type MessageView = PhoneContent & {
  readonly id: string;
  readonly direction: "in" | "out";
  readonly from: "county" | "person";
  readonly at: string;
  readonly status: string;
  readonly quotes?: string;
  readonly countyReaction?: string;
  readonly ownReaction?: string;
  readonly edited?: true;
  readonly revoked?: true;
};

/** What the phone shows, oldest first. What has not arrived yet is not on it. */
export function phoneView(person: Person): readonly MessageView[] {
  return person.messages
    .filter((message) => message.direction === "out" || hasArrived(message))
    .map(messageView);
}

function hasArrived(message: PhoneMessage): boolean {
  return message.status === "delivered" || message.status === "read" || message.status === "played";
}

function messageView(message: PhoneMessage): MessageView {
  return {
    id: message.id,
    direction: message.direction,
    from: message.direction === "in" ? "county" : "person",
    at: new Date(message.at).toISOString(),
    status: message.status,
    ...message.content,
    ...(message.quotes === undefined ? {} : { quotes: message.quotes }),
    ...(message.countyReaction === undefined ? {} : { countyReaction: message.countyReaction }),
    ...(message.ownReaction === undefined ? {} : { ownReaction: message.ownReaction }),
    ...(message.edited ? { edited: true } : {}),
    ...(message.revoked ? { revoked: true } : {}),
  };
}
