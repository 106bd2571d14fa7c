/**
 * Fetches a file from the public web for somebody else: never from an address inside (SSRF), never more than allowed,
 * never for long. The name is resolved once and the connection goes to the address that was checked.
 */
import { BlockList, isIP } from "node:net";
import { lookup } from "node:dns/promises";
import { Agent, request } from "undici";

export type Fetched =
  | { readonly kind: "fetched"; readonly bytes: Uint8Array; readonly mimeType: string }
  | { readonly kind: "refused"; readonly reason: string };

type Options = {
  readonly maxBytes: number;
  /** Tests serve from this machine. */
  readonly allowPrivate?: boolean | undefined;
};

const timeoutMs = 10_000;
const mostRedirects = 3;

const inside = new BlockList();
for (const [address, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
] as const)
  inside.addSubnet(address, prefix, "ipv4");
for (const [address, prefix] of [
  ["::", 128],
  ["::1", 128],
  ["64:ff9b::", 96],
  ["fc00::", 7],
  ["fe80::", 10],
  ["ff00::", 8],
] as const)
  inside.addSubnet(address, prefix, "ipv6");

/** Whether an address belongs to a network that the public cannot reach. */
export function isInside(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  const plain = mapped ?? address;
  return inside.check(plain, isIP(plain) === 6 ? "ipv6" : "ipv4");
}

export async function publicFetch(address: string, options: Options): Promise<Fetched> {
  let url = URL.parse(address);
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    if (url === null || (url.protocol !== "http:" && url.protocol !== "https:"))
      return refused("Die Adresse muss mit https:// oder http:// beginnen.");
    const answer = await fetchOnce(url, options).catch(() => unreachable);
    if (answer.kind !== "moved") return answer;
    url = URL.parse(answer.to, url.href);
  }
  return refused("Die Adresse leitet zu oft weiter.");
}

const unreachable = refused("Das Bild lässt sich unter dieser Adresse nicht abrufen.");

function refused(reason: string): Extract<Fetched, { kind: "refused" }> {
  return { kind: "refused", reason };
}

type Once = Fetched | { readonly kind: "moved"; readonly to: string };

async function fetchOnce(url: URL, { maxBytes, allowPrivate = false }: Options): Promise<Once> {
  const { address, family } = await lookup(url.hostname.replace(/^\[|\]$/g, ""));
  if (!allowPrivate && isInside(address))
    return refused("Von Adressen im eigenen Netz werden keine Bilder geholt.");
  const dispatcher = new Agent({
    connect: {
      timeout: timeoutMs,
      lookup: (_, _options, done) => done(null, [{ address, family }]),
    },
  });
  try {
    return await readAnswer(url, dispatcher, maxBytes);
  } finally {
    await dispatcher.destroy();
  }
}

async function readAnswer(url: URL, dispatcher: Agent, maxBytes: number): Promise<Once> {
  const response = await request(url, {
    dispatcher,
    signal: AbortSignal.timeout(timeoutMs),
    headers: { "user-agent": "Rundruf", accept: "image/*" },
  });
  const location = response.headers["location"];
  if (response.statusCode >= 300 && response.statusCode < 400 && typeof location === "string") {
    await response.body.dump();
    return { kind: "moved", to: location };
  }
  if (response.statusCode !== 200) {
    await response.body.dump();
    return refused(`Die Adresse antwortet mit dem Fehler ${response.statusCode}.`);
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    const bytes = Buffer.from(chunk as Uint8Array);
    size += bytes.byteLength;
    if (size > maxBytes) {
      response.body.destroy();
      return refused("Das Bild ist größer als 20 MB.");
    }
    chunks.push(bytes);
  }
  const mimeType = String(response.headers["content-type"] ?? "").split(";")[0] ?? "";
  return { kind: "fetched", bytes: new Uint8Array(Buffer.concat(chunks)), mimeType };
}
