import { brotliDecompressSync } from "node:zlib";
import { expect, test } from "vitest";
import { Hono } from "hono";
import { reduceKern } from "./kern-css.ts";
import { assetPath, staticRoutes } from "./static.ts";
import { staticFiles } from "./static-files.ts";

const site = "http://rundruf.test";
const app = new Hono().route("/", staticRoutes());

test("an asset is kept for a year under its hash and asked for again without it", async () => {
  const hashed = await app.request(site + assetPath("app.css"));
  const bare = await app.request(`${site}/static/app.css`);

  expect(hashed.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  expect(bare.headers.get("cache-control")).toBe("no-cache");
  expect(hashed.headers.get("content-type")).toBe("text/css; charset=utf-8");
});

test("a browser that has an asset is told so", async () => {
  const etag = (await app.request(site + assetPath("app.css"))).headers.get("etag") ?? "";

  const answer = await app.request(`${site}/static/app.css`, {
    headers: { "if-none-match": etag },
  });

  expect(answer.status).toBe(304);
});

test.each([
  ["br, gzip", "br"],
  ["gzip, deflate", "gzip"],
  ["br;q=0, gzip", "gzip"],
  ["identity", null],
])("a browser that accepts %s gets %s", async (accepted, encoding) => {
  const answer = await app.request(site + assetPath("kern.css"), {
    headers: { "accept-encoding": accepted },
  });

  expect(answer.headers.get("content-encoding")).toBe(encoding);
});

test("all styles of a page stay far below its budget of 150 kB, sent or unpacked", async () => {
  let sent = 0;
  let unpacked = 0;
  for (const name of ["kern.css", "app.css", "emblem.svg"] as const) {
    const body = Buffer.from(
      await (
        await app.request(site + assetPath(name), { headers: { "accept-encoding": "br" } })
      ).arrayBuffer(),
    );
    sent += body.length;
    unpacked += brotliDecompressSync(body).length;
  }

  expect(sent).toBeLessThan(25_000);
  expect(unpacked).toBeLessThan(140_000);
});

test.each([
  "../static-files.ts",
  "..%2Fstatic-files.ts",
  "kern.min.css",
  "__proto__",
  "constructor",
])("%s is not served", async (name) => {
  expect((await app.request(`${site}/static/${name}`)).status).toBe(404);
});

test("the style leads to no other host", async () => {
  for (const name of ["kern.css", "app.css"] as const)
    expect(await (await app.request(site + assetPath(name))).text()).not.toMatch(
      /@import|url\(\s*["']?(?:https?:)?\/\//,
    );
});

test("every asset of the list can be read, so that a build can copy it", () => {
  const names = staticFiles.map(({ name }) => name);

  expect(new Set(names).size).toBe(names.length);
  expect(assetPath("live.js")).toMatch(/^\/static\/live\.js\?v=[\w-]{12}$/);
});

test("KERN keeps what pages use and loses utilities, unused icons and tones", () => {
  const css =
    '@charset "UTF-8";:root{--kern-color-limette-050: oklch(1% 0 0);--kern-color-red-700:2;--kern-a:1}.kern-btn{a:"}"}.kern-m-1{margin:1px}.kern-icon--mail{b:1}.kern-icon--logout{c:1}.kern-card__body{d:1}@media print{.kern-dialog{e:1}}';
  const apart = ['@charset "UTF-8";:root{--kern-a:1}.kern-m-1{margin:1px}'];

  const reduced = reduceKern(css, apart, ".btn--danger{color:var(--kern-color-red-700)}");

  expect(reduced).toBe(
    '@layer kern{:root{--kern-color-red-700:2;--kern-a:1}.kern-btn{a:"}"}.kern-icon--mail{b:1}}',
  );
});
