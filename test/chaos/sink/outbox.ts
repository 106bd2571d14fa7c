/** Webhooks as they come in bad times: in groups of any size, shuffled, some twice, again where we did not answer. */
import { createHmac } from "node:crypto";
import { Agent, request } from "node:http";
import type { Random } from "../../../emulator/random.ts";
import type { Ledger } from "./ledger.ts";

export type Status = {
  readonly reference: string;
  readonly element: Readonly<Record<string, unknown>>;
};

type Due = Status & { readonly at: number };

const everyMs = 100;
const largestBody = 100;
const againAfterMs = 1_000;
const agent = new Agent({ keepAlive: true, maxSockets: 4 });

export type Outbox = ReturnType<typeof openOutbox>;

export function openOutbox(
  account: {
    readonly businessAccountId: string;
    readonly phoneNumberId: string;
    readonly appSecret: string;
  },
  url: string,
  random: Random,
  ledger: Ledger,
) {
  let waiting: Due[] = [];
  let underWay = 0;
  const later = (status: Status, afterMs: number) =>
    void waiting.push({ ...status, at: performance.now() + afterMs });

  const post = async (statuses: readonly Status[]): Promise<void> => {
    underWay += statuses.length;
    const body = JSON.stringify(bodyOf(account, statuses));
    const signature = createHmac("sha256", account.appSecret).update(body).digest("hex");
    const taken = await send(url, body, `sha256=${signature}`);
    for (const status of statuses) {
      if (!taken) later(status, againAfterMs * (0.5 + random.fraction()));
      else {
        ledger.told(status.reference);
        // Our answer was lost on the way, or several servers of theirs tell the same.
        if (random.fraction() < 0.1) later(status, random.fraction() * 5_000);
      }
    }
    underWay -= statuses.length;
  };

  const flush = (): void => {
    const now = performance.now();
    const due = shuffled(
      waiting.filter(({ at }) => at <= now),
      random,
    );
    waiting = waiting.filter(({ at }) => at > now);
    while (due.length > 0)
      void post(due.splice(0, 1 + Math.floor(random.fraction() * largestBody)));
  };
  const timer = setInterval(flush, everyMs);

  return {
    add: later,
    /** How many are still to be told. */
    open: () => waiting.length + underWay,
    close: () => clearInterval(timer),
  };
}

function bodyOf(
  { businessAccountId, phoneNumberId }: { businessAccountId: string; phoneNumberId: string },
  statuses: readonly Status[],
) {
  return {
    object: "whatsapp_business_account",
    entry: [
      {
        id: businessAccountId,
        changes: [
          {
            field: "messages",
            value: {
              messaging_product: "whatsapp",
              metadata: { display_phone_number: "492713330", phone_number_id: phoneNumberId },
              statuses: statuses.map(({ element }) => element),
            },
          },
        ],
      },
    ],
  };
}

/** Whether it was answered with 200. */
async function send(url: string, body: string, signature: string): Promise<boolean> {
  return await new Promise((resolve) => {
    const asked = request(
      url,
      {
        method: "POST",
        agent,
        timeout: 15_000,
        headers: {
          "content-type": "application/json",
          "content-length": Buffer.byteLength(body),
          "x-hub-signature-256": signature,
        },
      },
      (answer) => {
        answer.resume();
        answer.on("end", () => resolve(answer.statusCode === 200));
        answer.on("error", () => resolve(false));
      },
    );
    asked.on("timeout", () => asked.destroy());
    asked.on("error", () => resolve(false));
    asked.end(body);
  });
}

function shuffled<T>(items: T[], random: Random): T[] {
  for (let last = items.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random.fraction() * (last + 1));
    // Both places are inside the list.
    [items[last], items[other]] = [items[other] as T, items[last] as T];
  }
  return items;
}
