import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** What the build made of `bench/NAME.ts` or of the program itself. */
export function program(name: "bare" | "engine" | "rundruf"): string {
  return join(root, "dist", `${name}.js`);
}
