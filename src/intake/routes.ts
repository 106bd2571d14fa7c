import { Hono } from "hono";
import { handshakeAnswer, type Channel, type ChannelName } from "../channels/channels.ts";
import type { Loop } from "../lib/loop.ts";
import type { PageContext } from "../web/context.ts";
import { openSecrets } from "./secrets.ts";
import { openBodyStore } from "./store.ts";

/** Meta sends up to 3 MB and 1,000 updates in one body (reference 2.1). */
const LARGEST_BODY = 3 * 1024 * 1024;

type Context = Pick<PageContext, "db" | "clock" | "log" | "secret"> & {
  readonly channelOf: (name: ChannelName) => Channel;
  readonly intake: Loop;
};

/**
 * `GET /webhooks/whatsapp` answers the handshake; `POST` verifies the signature over the raw bytes, stores the raw
 * body, answers 200, and does nothing else: what it means is worked out by the loop.
 */
export function intakeRoutes(context: Context): Hono {
  const routes = new Hono();
  const secrets = openSecrets(context);
  const bodies = openBodyStore(context.db);
  const signatureIsValid = (
    body: Uint8Array,
    signature: string | undefined,
    appSecrets: readonly string[],
  ) => context.channelOf("whatsapp").signatureIsValid(body, signature, appSecrets);

  routes.get("/webhooks/whatsapp", async (c) => {
    const { verifyTokens } = await secrets.current();
    const challenge = handshakeAnswer(c.req.query(), verifyTokens);
    return challenge === null ? c.text("The verify token is not ours.", 403) : c.text(challenge);
  });

  routes.post("/webhooks/whatsapp", async (c) => {
    if (Number(c.req.header("content-length") ?? 0) > LARGEST_BODY)
      return c.text("The body is larger than 3 MB.", 413);
    const body = await readAtMost(c.req.raw, LARGEST_BODY);
    if (body === null) return c.text("The body is larger than 3 MB.", 413);
    const signature = c.req.header("x-hub-signature-256");
    const signed =
      signatureIsValid(body, signature, (await secrets.recent()).appSecrets) ||
      signatureIsValid(body, signature, (await secrets.current()).appSecrets);
    if (!signed) return c.text("The signature does not fit the body.", 401);

    await bodies.store(body, context.clock.now());
    context.intake.wake();
    return c.text("");
  });

  return routes;
}

/** Reads a request body, or nothing when it grows beyond `limit` bytes: content-length may be absent or untrue. */
async function readAtMost(request: Request, limit: number): Promise<Buffer | null> {
  if (request.body === null) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body) {
    size += chunk.byteLength;
    if (size > limit) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
