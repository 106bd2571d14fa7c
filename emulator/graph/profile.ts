import type { World } from "../world.ts";
import { bodyOf, refuse, type GraphContext } from "./context.ts";
import { lengthOf, list, text } from "./read.ts";

const longest: Readonly<Record<string, number>> = {
  about: 139,
  address: 256,
  description: 512,
  email: 128,
};
const others = ["messaging_product", "websites", "vertical", "profile_picture_handle"];

/** `/{phone}/whatsapp_business_profile`: what people see of the county when they tap on its name. */
export function readProfile(c: GraphContext, world: World): Response {
  const wanted = c.req.query("fields")?.split(",") ?? Object.keys(world.profile);
  const shown = Object.fromEntries(
    wanted.filter((key) => key in world.profile).map((key) => [key, world.profile[key]]),
  );
  return c.json({ data: [{ ...shown, messaging_product: "whatsapp" }] });
}

export async function writeProfile(c: GraphContext, world: World): Promise<Response> {
  const body = await bodyOf(c);
  if (text(body["messaging_product"]) !== "whatsapp")
    return refuse(c, world, {
      code: 100,
      message: "(#100) The parameter messaging_product is required.",
    });
  for (const [key, value] of Object.entries(body)) {
    const most = longest[key];
    if (most === undefined && !others.includes(key))
      return refuse(c, world, { code: 100, message: `(#100) Unexpected key "${key}".` });
    if (most !== undefined && lengthOf(text(value) ?? "") > most)
      return refuse(c, world, {
        code: 100,
        message: `(#100) Param ${key} must be at most ${most} characters long.`,
      });
  }
  const websites = list(body["websites"]);
  if (websites.length > 2 || websites.some((site) => !URL.canParse(text(site) ?? "")))
    return refuse(c, world, {
      code: 100,
      message: "(#100) Param websites must be at most two URLs.",
    });
  const { messaging_product: _product, ...kept } = body;
  Object.assign(world.profile, kept);
  return c.json({ success: true });
}
