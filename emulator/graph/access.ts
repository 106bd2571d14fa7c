import { timingSafeEqual } from "node:crypto";
import type { Refusal } from "./errors.ts";

/** Whether the call carries the account's token, as `Authorization: Bearer …` or `?access_token=`. */
export function checkAccess(
  header: string | undefined,
  query: string | undefined,
  accessToken: string,
): Refusal | undefined {
  const given = /^(?:Bearer|OAuth)\s+(\S+)$/i.exec(header ?? "")?.[1] ?? query;
  if (given === undefined)
    return {
      code: 0,
      message: "AuthException",
      details: "An access token is required to request this resource.",
    };
  const [a, b] = [Buffer.from(given), Buffer.from(accessToken)];
  if (a.length === b.length && timingSafeEqual(a, b)) return undefined;
  return { code: 190, message: "Invalid OAuth access token - Cannot parse access token" };
}
