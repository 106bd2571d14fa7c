import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { isMetaHost } from "./meta-hosts.ts";
import { accountAt, oddServer } from "./test-support/odd-server.ts";
import { whatsapp } from "./whatsapp.ts";

const file = Buffer.from("a small file");
const digest = createHash("sha256").update(file).digest();

/** Answers look-ups with these fields and downloads with the file; `/moved` leads to the file. */
async function withFile(found: (url: string) => object) {
  const server = await oddServer((request, response) => {
    if (request.url?.startsWith("/file") === true) response.end(file);
    else if (request.url === "/moved") response.writeHead(302, { location: "/file" }).end();
    else if (request.url === "/trap")
      response.writeHead(302, { location: "http://127.0.0.1:1/inside" }).end();
    else response.end(JSON.stringify(found(`http://${request.headers.host}`)));
  });
  const channel = whatsapp();
  return {
    server,
    fetchFile: async (maxBytes = 1_000) => channel.download(accountAt(server.url), "500", maxBytes),
    async [Symbol.asyncDispose]() {
      await channel[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

test.each([
  digest.toString("hex"),
  digest.toString("hex").toUpperCase(),
  digest.toString("base64"),
  undefined,
])("a hash written as %s is taken", async (sha256) => {
  await using all = await withFile((url) => ({
    url: `${url}/file`,
    sha256,
    mime_type: "text/plain",
  }));

  expect(await all.fetchFile()).toMatchObject({ kind: "done", value: { mimeType: "text/plain" } });
});

test("a file that does not fit its hash is not taken, and may be tried again", async () => {
  await using all = await withFile((url) => ({ url: `${url}/file`, sha256: "00" }));

  expect(await all.fetchFile()).toMatchObject({ kind: "refused", failure: { class: "retry" } });
});

test("a file too large is refused, whether it says so or not", async () => {
  await using honest = await withFile((url) => ({ url: `${url}/file`, file_size: 100_000_000 }));
  await using liar = await withFile((url) => ({ url: `${url}/file`, file_size: 1 }));

  expect(await honest.fetchFile(5)).toMatchObject({ kind: "refused", failure: { code: -3 } });
  expect(honest.server.requests).toHaveLength(1);
  expect(await liar.fetchFile(5)).toMatchObject({ kind: "refused", failure: { code: -3 } });
});

test("a redirect is followed inside, and the token never leaves", async () => {
  await using moved = await withFile((url) => ({ url: `${url}/moved` }));
  await using trap = await withFile((url) => ({ url: `${url}/trap` }));
  await using foreign = await withFile(() => ({ url: "http://169.254.169.254/latest" }));

  expect(await moved.fetchFile()).toMatchObject({ kind: "done" });
  expect(moved.server.requests.map(({ authorization }) => authorization)).toEqual(
    Array(3).fill("Bearer secret-token"),
  );
  expect(await trap.fetchFile()).toMatchObject({ kind: "refused", failure: { code: -5 } });
  expect(await foreign.fetchFile()).toMatchObject({ kind: "refused", failure: { code: -5 } });
});

test("an address that ran out is looked up once more", async () => {
  let lookUps = 0;
  const stale = await oddServer((request, response) => {
    if (request.url?.includes("gone") === true) response.writeHead(404).end();
    else if (request.url?.startsWith("/file") === true) response.end(file);
    else {
      lookUps += 1;
      response.end(
        JSON.stringify({
          url: `http://${request.headers.host}/${lookUps === 1 ? "gone" : "file"}`,
        }),
      );
    }
  });
  await using _closed = stale;
  await using channel = whatsapp();

  expect(await channel.download(accountAt(stale.url), "500", 1_000)).toMatchObject({
    kind: "done",
  });
  expect(lookUps).toBe(2);
});

test.each([
  ["https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1", true],
  ["https://mmg.whatsapp.net/x", true],
  ["https://scontent-fra3-1.xx.fbcdn.net/x", true],
  ["http://lookaside.fbsbx.com/x", false],
  ["https://lookaside.fbsbx.com.evil.example/x", false],
  ["https://evilwhatsapp.net/x", false],
  ["https://lookaside.fbsbx.com:8443/x", false],
  ["https://user:pass@lookaside.fbsbx.com/x", false],
  ["file:///etc/passwd", false],
  ["", false],
  ["https://graph.facebook.com/v25.0/x", true],
] as const)("the token may go to %s: %s", (address, allowed) => {
  expect(isMetaHost(address, "https://graph.facebook.com")).toBe(allowed);
});
