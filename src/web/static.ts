/**
 * The files behind /static: KERN, the type face, our style, the live script and the emblem. Read once, named by a hash
 * of their content, so that browsers keep them for a year; sent as Brotli or gzip, compressed on first use.
 */
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { Hono } from "hono";
import { reduceKern } from "./kern-css.ts";
import { paths } from "./paths.ts";
import { staticFiles } from "./static-files.ts";

type Asset = { readonly bytes: Buffer; readonly type: string; readonly hash: string };
type Encoding = "br" | "gzip" | "identity";

const css = "text/css; charset=utf-8";
const woff2 = "font/woff2";
const fonts = [
  { name: "FiraSans-Regular.woff2", weight: 400 },
  { name: "FiraSans-SemiBold.woff2", weight: 600 },
  { name: "FiraSans-Bold.woff2", weight: 700 },
] as const;

const makers = {
  "FiraSans-Regular.woff2": () => [woff2, read("FiraSans-Regular.woff2")],
  "FiraSans-SemiBold.woff2": () => [woff2, read("FiraSans-SemiBold.woff2")],
  "FiraSans-Bold.woff2": () => [woff2, read("FiraSans-Bold.woff2")],
  "kern.css": () => [
    css,
    Buffer.from(
      reduceKern(
        text("kern.min.css"),
        [text("kern-utilities.min.css"), text("kern-grid.min.css")],
        ownStyle("public") + ownStyle("desk"),
      ),
    ),
  ],
  "app.css": () => [css, Buffer.from(`${fontFaces()}\n${ownStyle("public")}`)],
  "team.css": () => [css, Buffer.from(ownStyle("desk"))],
  "live.js": () => [
    "text/javascript; charset=utf-8",
    Buffer.from([text("htmx.min.js"), text("hx-sse.min.js")].map(withoutMap).join("\n")),
  ],
  "calendar.js": () => ["text/javascript; charset=utf-8", read("calendar.js")],
  "compose.js": () => ["text/javascript; charset=utf-8", read("compose.js")],
  "canned.js": () => ["text/javascript; charset=utf-8", read("canned.js")],
  "emblem.svg": () => ["image/svg+xml", read("emblem.svg")],
} as const satisfies Record<string, () => readonly [string, Buffer]>;

export type AssetName = keyof typeof makers;

const assets = new Map<AssetName, Asset>();
const compressed = new Map<string, Buffer>();

/** The address of an asset, with its content hash. Throws where the file is missing: the build is broken. */
export function assetPath(name: AssetName): string {
  return `${paths.static(name)}?v=${asset(name).hash}`;
}

/** GET /static/:file */
export function staticRoutes(): Hono {
  const app = new Hono();
  app.get("/static/:file", async (c) => {
    const name = c.req.param("file");
    if (!isAssetName(name)) return c.notFound();
    const { bytes, type, hash } = asset(name);
    c.header("Content-Type", type);
    c.header("ETag", `"${hash}"`);
    c.header("Vary", "Accept-Encoding");
    c.header(
      "Cache-Control",
      c.req.query("v") === hash ? "public, max-age=31536000, immutable" : "no-cache",
    );
    if (c.req.header("if-none-match") === `"${hash}"`) return c.body(null, 304);
    const encoding =
      type === woff2 ? "identity" : bestEncoding(c.req.header("accept-encoding") ?? "");
    if (encoding !== "identity") c.header("Content-Encoding", encoding);
    return c.body(
      new Uint8Array(encoding === "identity" ? bytes : await compress(name, bytes, encoding)),
    );
  });
  return app;
}

function isAssetName(name: string): name is AssetName {
  return Object.hasOwn(makers, name);
}

function asset(name: AssetName): Asset {
  const known = assets.get(name);
  if (known !== undefined) return known;
  const [type, bytes] = makers[name]();
  const made = {
    bytes,
    type,
    hash: createHash("sha256").update(bytes).digest("base64url").slice(0, 12),
  };
  assets.set(name, made);
  return made;
}

/** Beside this file (source: `src/web/static`, bundle: `dist/static`), else in the package. */
function read(name: string): Buffer {
  const beside = new URL(`./static/${name}`, import.meta.url);
  const from = staticFiles.find((file) => file.name === name)?.from;
  if (from === undefined || existsSync(beside)) return readFileSync(beside);
  return readFileSync(createRequire(import.meta.url).resolve(from));
}

function text(name: string): string {
  return read(name).toString("utf8");
}

/** Our sheets for everyone, or those for staff alone, in the order of the list; a further one is a file and a line there. */
function ownStyle(part: "public" | "desk"): string {
  return staticFiles
    .filter(({ name, from }) => from === undefined && name.endsWith(".css"))
    .filter(({ desk }) => (desk === true) === (part === "desk"))
    .map(({ name }) => withoutComments(text(name)))
    .join("\n");
}

/** Comments and indents are a sixth of a sheet. */
function withoutComments(sheet: string): string {
  return sheet.replace(/\/\*[\s\S]*?\*\//g, "").replace(/\s*\n\s*/g, "\n");
}

/** The maps are not shipped; a browser with open developer tools would ask for them in vain. */
function withoutMap(script: string): string {
  return script.replace(/^\/\/# sourceMappingURL=.*$/m, "");
}

function fontFaces(): string {
  return fonts
    .map(
      ({ name, weight }) =>
        `@font-face{font-family:"Fira Sans";font-weight:${weight};font-display:swap;src:url("${name}?v=${asset(name).hash}") format("woff2")}`,
    )
    .join("\n");
}

function bestEncoding(accepted: string): Encoding {
  if (/\bbr\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(accepted)) return "br";
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(accepted) ? "gzip" : "identity";
}

async function compress(name: AssetName, bytes: Buffer, encoding: "br" | "gzip"): Promise<Buffer> {
  const key = `${name} ${encoding}`;
  const known = compressed.get(key);
  if (known !== undefined) return known;
  const made =
    encoding === "br"
      ? await promisify(brotliCompress)(bytes, {
          params: {
            [constants.BROTLI_PARAM_QUALITY]: 9,
            [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
          },
        })
      : await promisify(gzip)(bytes, { level: 9 });
  compressed.set(key, made);
  return made;
}
