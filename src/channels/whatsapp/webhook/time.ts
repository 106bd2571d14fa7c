import { asNumber } from "../../../lib/json-values.ts";

const [earliest, latest] = [Date.UTC(2009, 0), Date.UTC(2100, 0)];

/** Unix seconds as text or number (milliseconds are recognised); what is no sensible time becomes `otherwise`. */
export function readTime(value: unknown, otherwise: Date): Date {
  const number = asNumber(value);
  if (number === undefined) return otherwise;
  const milliseconds = number > 1e11 ? number : number * 1000;
  return milliseconds >= earliest && milliseconds < latest ? new Date(milliseconds) : otherwise;
}
