/**
 * Preloaded (`node --import`) into programs that we start: file 3 is a pipe from us, and when it closes we are gone,
 * however that came about. The program then ends in its own orderly way instead of holding its port for ever.
 */
import { Socket } from "node:net";

const parent = new Socket({ fd: 3, readable: true, writable: false });
parent.once("close", () => process.kill(process.pid, "SIGTERM"));
parent.on("error", () => undefined);
parent.resume();
parent.unref();
