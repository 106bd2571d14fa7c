/**
 * Password hashes: Argon2id of node:crypto as a PHC string, so that parameters can be raised later without breaking
 * old accounts. Parameters: OWASP password storage cheat sheet, Argon2id, 19 MiB, 2 passes, 1 lane.
 */
import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

type Parameters = {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
};

const present: Parameters = { memory: 19_456, passes: 2, parallelism: 1 };
const tagLength = 32;
const derive = promisify(argon2);

/** At least this many characters; length is what makes a password strong (NIST SP 800-63B). */
export const shortestPassword = 12;
/** Longer ones are refused: hashing costs the sender nothing and us a little. */
export const longestPassword = 200;

/** Hashes a password: `$argon2id$v=19$m=19456,t=2,p=1$salt$tag`. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await tagOf(password, nonce, present);
  return `$argon2id$v=19$m=${present.memory},t=${present.passes},p=${present.parallelism}$${unpadded(nonce)}$${unpadded(tag)}`;
}

/**
 * True when the password belongs to the hash. Takes as long for `null` (nobody has this e-mail) as for a real account,
 * so that the answer's time does not tell who works here.
 */
export async function passwordFits(password: string, stored: string | null): Promise<boolean> {
  const parsed = stored === null ? null : parse(stored);
  const { nonce, tag, parameters } = parsed ?? nobody;
  const tried = await tagOf(password, nonce, parameters);
  return timingSafeEqual(tried, tag) && parsed !== null;
}

type Parsed = { readonly nonce: Buffer; readonly tag: Buffer; readonly parameters: Parameters };

const nobody: Parsed = {
  nonce: Buffer.alloc(16),
  tag: Buffer.alloc(tagLength),
  parameters: present,
};

function parse(stored: string): Parsed | null {
  const found =
    /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(stored);
  if (found === null) return null;
  const [, memory, passes, parallelism, nonce = "", tag = ""] = found;
  const bytes = Buffer.from(tag, "base64");
  if (bytes.length !== tagLength) return null;
  return {
    nonce: Buffer.from(nonce, "base64"),
    tag: bytes,
    parameters: {
      memory: Number(memory),
      passes: Number(passes),
      parallelism: Number(parallelism),
    },
  };
}

function tagOf(password: string, nonce: Buffer, parameters: Parameters): Promise<Buffer> {
  return derive("argon2id", {
    message: Buffer.from(password.normalize("NFKC"), "utf8"),
    nonce,
    tagLength,
    ...parameters,
  });
}

function unpadded(bytes: Buffer): string {
  return bytes.toString("base64").replace(/=+$/, "");
}
