/** What the network and things in between may do, over real HTTP: one outcome each, and never a second try. */
import type { ServerResponse } from "node:http";
import { expect, test } from "vitest";
import { accountAt, oddServer } from "../test-support/odd-server.ts";
import { whatsapp } from "../whatsapp.ts";

const prepared = {
  message: { type: "text", body: "Guten Tag" },
  providerMedia: new Map(),
} as const;
const ann = { phone: "491700000001" };

type Answer = (response: ServerResponse) => void;
const says =
  (status: number, body: string): Answer =>
  (response) =>
    void response.writeHead(status).end(body);

const accepts = says(200, '{"messages":[{"id":"wamid.1"}]}');

const doubtful: Record<string, Answer> = {
  "a 502 page": says(502, "<html>Bad gateway</html>"),
  "a 200 page": says(200, "<html>Welcome</html>"),
  "a 200 without an id": says(200, '{"messages":[]}'),
  "a 200 with broken JSON": says(200, '{"messages":[{"id":"wam'),
  "an answer nested a million times": says(200, "[".repeat(1_000_000)),
  "a reset": (response) => void response.destroy(),
  "an answer torn in the middle": (response) => {
    response.writeHead(200, { "content-length": "1000" });
    response.write('{"messages":', () => response.destroy());
  },
  "an answer of 9 MB": says(200, " ".repeat(9 * 1024 * 1024)),
  "no answer": () => {},
};

test.each(Object.entries(doubtful))(
  "after %s nobody knows whether it went out; it is not sent again",
  async (name, answer) => {
    await using server = await oddServer((_, response) => answer(response));
    await using channel = whatsapp({ timeoutMs: name === "no answer" ? 200 : 10_000 });

    const result = await channel.send(accountAt(server.url), ann, prepared, "d:1");

    expect(result.kind).toBe("unanswered");
    expect(server.requests).toHaveLength(1);
    expect(JSON.stringify(result)).not.toMatch(/secret-token|491700000001|Guten Tag/);
  },
);

test.each([
  [302, "halt"],
  [429, "wait"],
  [403, "halt"],
  [404, "halt"],
] as const)(
  "a page with status %i in between did not let the message through: %s",
  async (status, action) => {
    await using server = await oddServer((_, response) =>
      says(status, "<html>no</html>")(response),
    );
    await using channel = whatsapp();

    expect(await channel.send(accountAt(server.url), ann, prepared, "d:1")).toMatchObject({
      kind: "refused",
      failure: { class: action },
    });
  },
);

test("Meta's error decides, whatever the status", async () => {
  for (const status of [200, 400, 500, 503]) {
    await using server = await oddServer((_, response) =>
      says(status, '{"error":{"code":131016,"fbtrace_id":"A1"}}')(response),
    );
    await using channel = whatsapp();

    expect(await channel.send(accountAt(server.url), ann, prepared, "d:1")).toMatchObject({
      kind: "refused",
      failure: { code: 131016, class: "retry", traceId: "A1" },
    });
  }
});

test("where no connection comes about, nothing went out: the number waits", async () => {
  const server = await oddServer(() => {});
  await server[Symbol.asyncDispose]();
  await using channel = whatsapp();

  for (const url of [server.url, "http://does-not-exist.invalid"])
    expect(await channel.send(accountAt(url), ann, prepared, "d:1")).toMatchObject({
      kind: "refused",
      failure: { code: -2, class: "wait" },
    });
});

test("a stop before sending sends nothing, a stop meanwhile leaves doubt", async () => {
  const stop = new AbortController();
  await using server = await oddServer(() => stop.abort());
  await using channel = whatsapp();
  const account = accountAt(server.url);

  const meanwhile = await channel.send(account, ann, prepared, "d:1", stop.signal);
  const before = await channel.send(account, ann, prepared, "d:2", stop.signal);

  expect([meanwhile.kind, before.kind]).toEqual(["unanswered", "refused"]);
  expect(server.requests).toHaveLength(1);
});

test("connections are kept and never more than allowed", async () => {
  await using server = await oddServer((_, response) =>
    says(200, '{"messages":[{"id":"wamid.1"}]}')(response),
  );
  await using channel = whatsapp({ connections: 3 });
  const account = accountAt(server.url);

  const results = await Promise.all(
    Array.from({ length: 60 }, async (_, index) =>
      channel.send(account, ann, prepared, `d:${index}`),
    ),
  );

  expect(results.every(({ kind }) => kind === "accepted")).toBe(true);
  expect(server.connections()).toBeLessThanOrEqual(3);
});

test("an unknown code is told to whoever logs, a known one is not", async () => {
  const told: number[] = [];
  let code = 199_999;
  await using server = await oddServer((_, response) =>
    says(400, `{"error":{"code":${code}}}`)(response),
  );
  await using channel = whatsapp({ onUnknownCode: (failure) => told.push(failure.code) });

  await channel.send(accountAt(server.url), ann, prepared, "d:1");
  code = 131_026;
  await channel.send(accountAt(server.url), ann, prepared, "d:2");
  channel.parse({
    entry: [
      {
        changes: [
          {
            field: "messages",
            value: {
              metadata: { phone_number_id: "1" },
              statuses: [
                {
                  id: "w",
                  status: "failed",
                  recipient_id: "49170000",
                  errors: [{ code: 188_888 }],
                },
              ],
            },
          },
        ],
      },
    ],
  });

  expect(told).toEqual([199_999, 188_888]);
});

test("what waits for a connection goes in its turn, also after an answer that never came", async () => {
  const answers: Answer[] = [() => {}, accepts, accepts];
  await using server = await oddServer((_, response) => answers.shift()?.(response));
  await using channel = whatsapp({ timeoutMs: 500, connections: 1 });
  const send = (reference: string, signal?: AbortSignal) =>
    channel.send(accountAt(server.url), ann, prepared, reference, signal);
  const stopping = new AbortController();

  const under = send("d:1");
  const stopped = send("d:2", stopping.signal);
  stopping.abort();
  const ended = await Promise.all([under, stopped]);
  const later = await Promise.all([send("d:3"), send("d:4")]);

  expect([...ended, ...later].map(({ kind }) => kind)).toEqual([
    "unanswered",
    "unanswered",
    "accepted",
    "accepted",
  ]);
  expect(server.requests.map(({ body }) => /d:\d/.exec(body)?.[0])).toEqual(["d:1", "d:3", "d:4"]);
});
