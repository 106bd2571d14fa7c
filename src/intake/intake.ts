/**
 * The intake owns everything that a channel reports to us. It promises: a body is stored before it is answered and
 * can be replayed; every event in it reaches the one domain that owns it, each in one transaction; an event that
 * cannot be taken in is set aside and shown, the others go on. It decides nothing about people or messages itself.
 */
export { intakeRoutes } from "./routes.ts";
export { intakeLoop, type IntakeContext } from "./process.ts";
export { replay } from "./replay.ts";
export { silenceLoop, silentSince } from "./silence.ts";
export { countSetAside } from "./set-aside.ts";
