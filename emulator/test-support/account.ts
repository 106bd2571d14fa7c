import { startEmulator, type Emulator, type EmulatorOptions } from "../emulator.ts";
import { receiver, type Receiver } from "./receiver.ts";

export type Account = {
  readonly emulator: Emulator;
  readonly county: Receiver;
  /** A call to the Graph API with the account's token. */
  call(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer>;
  /** `POST /{phone}/messages` with what every message needs. */
  send(body: Record<string, unknown>): Promise<Answer>;
  /** Moves the clock that the emulator was given. */
  advance(milliseconds: number): void;
  [Symbol.asyncDispose](): Promise<void>;
};

type Answer = {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly code: unknown;
  readonly details: unknown;
  readonly message: unknown;
  readonly id: string;
};

/** An emulator on a standing clock and a county that listens to it. */
export async function account(options: EmulatorOptions = {}): Promise<Account> {
  const county = await receiver();
  const now = new Date("2026-11-24T09:00:00Z");
  const emulator = await startEmulator({
    seed: 1,
    webhookUrl: county.url,
    clock: { now: () => now },
    messagesPerSecond: 100_000,
    ...options,
  });
  const call = async (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ) => {
    const response = await fetch(`${emulator.url}/v25.0/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${emulator.settings.accessToken}`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return answerOf(response.status, await response.text());
  };
  return {
    emulator,
    county,
    call,
    send: (body) =>
      call("POST", `${emulator.settings.phoneNumberId}/messages`, {
        messaging_product: "whatsapp",
        ...body,
      }),
    advance: (milliseconds) => emulator.clock.advance(milliseconds),
    async [Symbol.asyncDispose]() {
      await emulator.close();
      await county[Symbol.asyncDispose]();
    },
  };
}

function answerOf(status: number, raw: string): Answer {
  // Whatever the answer is, a test looks only at what it expects there.
  const body = (raw.startsWith("{") ? JSON.parse(raw) : { raw }) as AnswerBody;
  return {
    status,
    body,
    code: body.error?.code,
    details: body.error?.error_data?.details,
    message: body.error?.message,
    id: body.messages?.[0]?.id ?? body.id ?? "",
  };
}

type AnswerBody = Record<string, unknown> & {
  readonly error?: {
    readonly code?: unknown;
    readonly message?: unknown;
    readonly error_data?: { readonly details?: unknown };
  };
  readonly messages?: readonly { readonly id?: string }[];
  readonly id?: string;
};
