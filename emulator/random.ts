import { randomInt } from "node:crypto";

/** Chance and ids. With a seed every run draws the same; without, no two runs share an id. */
export type Random = {
  /** From 0 up to but not including 1. */
  fraction(): number;
  /** A message id as Meta writes it: opaque, never to be taken apart. */
  messageId(): string;
  /** A long decimal id (media, templates, flows). */
  numericId(): string;
  traceId(): string;
  /** How many ids were drawn, for a snapshot. */
  readonly drawn: number;
};

export function random(seed?: number, alreadyDrawn = 0): Random {
  const next = mulberry32(seed ?? randomInt(2 ** 31));
  let drawn = alreadyDrawn;
  const bytes = (length: number) =>
    Buffer.from(Array.from({ length }, () => Math.floor(next() * 256)));
  const counted = () => {
    drawn += 1;
    const buffer = Buffer.alloc(4);
    buffer.writeUInt32BE(drawn);
    return buffer;
  };
  return {
    fraction: next,
    messageId: () => `wamid.HBg${Buffer.concat([bytes(14), counted()]).toString("base64")}`,
    numericId: () =>
      `1${String(Math.floor(next() * 1e9)).padStart(9, "0")}${String((drawn += 1)).padStart(6, "0")}`,
    traceId: () => `A${bytes(17).toString("base64url").slice(0, 22)}`,
    get drawn() {
      return drawn;
    },
  };
}

/** A small generator with 32 bits of state by Tommy Ettinger (public domain); good enough to shuffle, not to keep secrets. */
function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
