import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

/**
 * Encrypts a text at rest with AES-256-GCM. The key comes from RUNDRUF_SECRET by HKDF; `purpose` gives every use a key of
 * its own and binds the sealed text to its place, so that one copied elsewhere does not open there.
 */
export function seal(secret: string, purpose: string, text: string): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", keyOf(secret, purpose), nonce);
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return [version, nonce, cipher.getAuthTag(), sealed]
    .map((part) => (typeof part === "string" ? part : part.toString("base64url")))
    .join(".");
}

type Opening =
  | { readonly kind: "opened"; readonly text: string }
  | { readonly kind: "refused"; readonly reason: string };

/** Opens what `seal` made. Refused: another secret, another purpose, or a text that was changed. */
export function open(secret: string, purpose: string, sealedText: string): Opening {
  const [form, nonce, tag, sealed] = sealedText.split(".");
  if (form !== version || nonce === undefined || tag === undefined || sealed === undefined)
    return { kind: "refused", reason: "The sealed text has an unknown form." };
  try {
    const decipher = createDecipheriv(
      "aes-256-gcm",
      keyOf(secret, purpose),
      Buffer.from(nonce, "base64url"),
      { authTagLength: tagBytes },
    );
    decipher.setAuthTag(Buffer.from(tag, "base64url"));
    return {
      kind: "opened",
      text: Buffer.concat([
        decipher.update(Buffer.from(sealed, "base64url")),
        decipher.final(),
      ]).toString("utf8"),
    };
  } catch {
    // OpenSSL's message tells nothing beyond "does not fit".
    return {
      kind: "refused",
      reason: "The text was sealed with another secret or for another purpose, or was changed.",
    };
  }
}

const version = "v1";
const [nonceBytes, tagBytes, keyBytes] = [12, 16, 32];

function keyOf(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "rundruf", purpose, keyBytes));
}
