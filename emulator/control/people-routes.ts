import { Hono, type Context } from "hono";
import { z } from "zod";
import {
  block,
  changeNumber,
  edit,
  look,
  prefer,
  react,
  revoke,
  switchPhone,
} from "../people/change.ts";
import { addPerson } from "../people/people.ts";
import type { Person } from "../people/person.ts";
import { personView, phoneView } from "../people/phone-view.ts";
import type { World } from "../world.ts";
import { readBody } from "./read-body.ts";
import { writeFrom, writing } from "./writing.ts";

const newPerson = z.object({
  name: z.string().trim().min(1).max(60),
  phone: z
    .string()
    .regex(/^\+?[\d\s()/-]{7,25}$/, "a phone number with country code")
    .optional(),
  username: z
    .string()
    .regex(/^[a-z0-9._]{3,35}$/)
    .optional(),
  hidesPhone: z.boolean().optional(),
  readsAtOnce: z.boolean().optional(),
  hasWhatsApp: z.boolean().optional(),
});

/** People on the desk and what they do. */
export function peopleRoutes(world: World): Hono {
  const app = new Hono();
  const find = (c: Context): Person | undefined => world.people.byId.get(c.req.param("id") ?? "");
  const nobody = (c: Context) => c.json({ error: "There is no such person" }, 404);
  const done = (c: Context, person: Person, worked = true) =>
    worked
      ? c.json(personView(world, person))
      : c.json({ error: "That is not possible: no such message, or not one of this kind" }, 409);

  app.get("/", (c) =>
    c.json({
      people: [...world.people.byId.values()]
        .filter((one) => one.onDesk)
        .map((one) => personView(world, one)),
    }),
  );
  app.post("/", async (c) => {
    const read = await readBody(c, newPerson);
    if (read.kind === "bad") return read.response;
    const person = addPerson(world, read.body);
    return person === undefined
      ? c.json({ error: "Somebody on the desk has this number" }, 409)
      : c.json(personView(world, person), 201);
  });
  app.get("/:id", (c) => {
    const person = find(c);
    return person === undefined ? nobody(c) : c.json(personView(world, person));
  });
  app.get("/:id/messages", (c) => {
    const person = find(c);
    return person === undefined ? nobody(c) : c.json(phoneView(person));
  });
  app.post("/:id/messages", async (c) => {
    const person = find(c);
    if (person === undefined) return nobody(c);
    const read = await readBody(c, writing);
    if (read.kind === "bad") return read.response;
    const outcome = writeFrom(world, person, read.body);
    return outcome.kind === "done"
      ? c.json({ id: outcome.id }, 201)
      : c.json({ error: outcome.reason }, 409);
  });

  /** A change to the person or to one message: the name of the call, its body, what it does. */
  const change = <T>(
    name: string,
    schema: z.ZodType<T>,
    act: (person: Person, body: T) => boolean | void,
  ) => {
    app.post(`/:id/${name}`, async (c) => {
      const person = find(c);
      if (person === undefined) return nobody(c);
      const read = await readBody(c, schema);
      if (read.kind === "bad") return read.response;
      return done(c, person, act(person, read.body) !== false);
    });
  };
  const message = z.object({ message: z.string() });
  change("block", z.object({ blocked: z.boolean().default(true) }), (person, body) =>
    block(world, person, body.blocked),
  );
  change("stop", z.object({}), (person) => prefer(world, person, "stop"));
  change("resume", z.object({}), (person) => prefer(world, person, "resume"));
  change("number", z.object({ phone: z.string() }), (person, body) =>
    changeNumber(world, person, body.phone),
  );
  change("read", z.object({}), (person) => look(world, person));
  change("phone", z.object({ on: z.boolean() }), (person, body) =>
    switchPhone(world, person, body.on),
  );
  change("edit", message.extend({ text: z.string().min(1).max(4096) }), (person, body) =>
    edit(world, person, body.message, body.text),
  );
  change("revoke", message, (person, body) => revoke(world, person, body.message));
  change("react", message.extend({ emoji: z.string().max(16) }), (person, body) =>
    react(world, person, body.message, body.emoji),
  );
  return app;
}
