import { Hono } from "hono";
import { streamSSE } from "hono/streaming";
import { z } from "zod";
import { forget } from "../forget.ts";
import { subscribe } from "../webhooks/verify.ts";
import type { World } from "../world.ts";
import { readBody } from "./read-body.ts";
import type { Change } from "./watchers.ts";

const heartbeat = 20_000;

export function eventRoutes(world: World): Hono {
  const app = new Hono();
  app.get("/settings", (c) => {
    const { displayNumber, verifiedName, countyUrl } = world.settings;
    return c.json({ displayNumber, verifiedName, countyUrl: countyUrl ?? null });
  });
  app.get("/webhooks", (c) =>
    c.json({ target: world.outbox.target ?? null, attempts: world.outbox.attempts }),
  );
  app.post("/webhook", async (c) => {
    const read = await readBody(c, z.object({ url: z.url() }));
    if (read.kind === "bad") return read.response;
    const verified = await subscribe(world, read.body.url);
    return verified
      ? c.json({ target: read.body.url })
      : c.json({ error: "The address did not give the challenge back" }, 409);
  });
  app.post("/reset", (c) => {
    forget(world);
    world.watchers.tell({ kind: "reset" });
    return c.json({ done: true });
  });
  app.get("/events", (c) =>
    streamSSE(c, async (stream) => {
      const changes = new Map<string, Change>();
      let wake: () => void = () => undefined;
      // What changes twice before the page has heard of it is told once.
      const stop = world.watchers.watch((change) => {
        changes.set(
          change.kind === "messages" ? `messages ${change.personId}` : change.kind,
          change,
        );
        wake();
      });
      let gone = false;
      stream.onAbort(() => {
        gone = true;
        stop();
        wake();
      });
      await stream.writeSSE({ event: "hello", data: "{}" });
      while (!gone) {
        // oxlint-disable-next-line no-await-in-loop
        await new Promise<void>((resolve) => {
          wake = resolve;
          if (changes.size > 0) resolve();
          setTimeout(resolve, heartbeat).unref();
        });
        const told = [...changes.values()];
        changes.clear();
        // oxlint-disable-next-line no-await-in-loop
        await stream.writeSSE({ event: "changes", data: JSON.stringify(told) });
      }
    }),
  );
  return app;
}
