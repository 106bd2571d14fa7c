/** The files behind /static: KERN, the type face, our own style and script, cached for a year by the hash in the name. */
import { paths } from "./paths.ts";

export type AssetName = "kern.css" | "app.css" | "live.js" | "emblem.svg";

/** The address of an asset, with its content hash. */
export function assetPath(name: AssetName): string {
  return paths.static(name);
}
