import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startEmulator } from "./emulator.ts";

test("phones, templates and the clock's lead outlive a restart", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "emulator-"));
  const before = await startEmulator({ dataDir });
  const ann = before.people.add({ name: "Ann", hidesPhone: true });
  before.people.write(ann, {
    type: "media",
    file: { kind: "image", mimeType: "image/png", bytes: Buffer.from("bild") },
  });
  before.clock.advance(3_600_000);
  const shown = before.people.messages(ann);
  await before.close();

  const after = await startEmulator({ dataDir });

  expect(after.people.messages(after.people.withPhone(ann.phone))).toEqual(shown);
  expect(after.people.withPhone(ann.phone)).toMatchObject({
    name: "Ann",
    userId: ann.userId,
    hidesPhone: true,
  });
  expect(after.clock.offset).toBe(3_600_000);
  const media = await fetch(`${after.url}/phones/media/${shown[0]?.media?.mediaId ?? ""}`);
  expect(await media.text()).toBe("bild");
  await after.close();
  await rm(dataDir, { recursive: true });
});
