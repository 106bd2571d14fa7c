import { mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { startEmulator } from "../../emulator/emulator.ts";
import { testDatabase } from "../../test/support/database.ts";
import { transact } from "../db/db.ts";
import { readAccount, saveAccount } from "./accounts.ts";
import { findMedia, readMedia, removeMedia, storeMedia, sweepFiles } from "./media.ts";
import { preparePicture } from "./pictures.ts";
import { resolveProviderMedia } from "./provider-media.ts";
import { accountAt } from "./whatsapp/test-support/odd-server.ts";
import { whatsapp } from "./whatsapp/whatsapp.ts";

const now = new Date("2026-11-24T09:00:00Z");
const picture = () =>
  sharp({ create: { width: 40, height: 20, channels: 3, background: "#336699" } });

async function county() {
  const database = await testDatabase();
  const folder = await mkdtemp(join(tmpdir(), "rundruf-media-"));
  return {
    db: database.db,
    folder,
    async [Symbol.asyncDispose]() {
      await database[Symbol.asyncDispose]();
      await rm(folder, { recursive: true });
    },
  };
}

describe("our files", () => {
  test("a file is what its bytes show, not what the sender says", async () => {
    await using all = await county();
    const bytes = await picture().png().toBuffer();

    const stored = await storeMedia(
      all.db,
      all.folder,
      { bytes, mimeType: "text/html", fileName: "../../etc/a.html" },
      now,
    );

    expect(stored).toMatchObject({
      mimeType: "image/png",
      width: 40,
      height: 20,
      fileName: "a.html",
      size: bytes.length,
    });
    expect(await readMedia(all.db, all.folder, stored.id)).toMatchObject({
      mimeType: "image/png",
      bytes: new Uint8Array(bytes),
    });
    expect(await findMedia(all.db, stored.id)).toEqual(stored);
  });

  test("text is text where it claims to be and reads so; everything else that shows nothing is bytes", async () => {
    await using all = await county();
    const typeOf = async (bytes: Uint8Array, mimeType: string) =>
      (await storeMedia(all.db, all.folder, { bytes, mimeType }, now)).mimeType;

    expect(await typeOf(Buffer.from("Auskunft: ä"), "text/plain; charset=utf-8")).toBe(
      "text/plain",
    );
    expect(await typeOf(Buffer.from("<script>"), "text/html")).toBe("text/plain");
    expect(await typeOf(Buffer.from([0xe4, 0x00]), "text/plain")).toBe("application/octet-stream");
    expect(await typeOf(Buffer.from("MZ..."), "image/jpeg")).toBe("application/x-msdownload");
    expect(await typeOf(Buffer.from("..."), "image/jpeg")).toBe("application/octet-stream");
  });

  test("equal files are two: one goes, the other stays", async () => {
    await using all = await county();
    const file = { bytes: Buffer.from("gleich"), mimeType: "text/plain" };
    const [one, two] = [
      await storeMedia(all.db, all.folder, file, now),
      await storeMedia(all.db, all.folder, file, now),
    ];

    await removeMedia(all.db, all.folder, one.id);
    await removeMedia(all.db, all.folder, one.id);

    expect(await readMedia(all.db, all.folder, one.id)).toBeNull();
    expect(await readMedia(all.db, all.folder, two.id)).not.toBeNull();
    expect(await readdir(all.folder)).toHaveLength(1);
  });

  test("a row that cannot be written leaves no file", async () => {
    await using all = await county();
    await sql`drop table media cascade`.execute(all.db);

    await expect(
      storeMedia(all.db, all.folder, { bytes: Buffer.from("x"), mimeType: "text/plain" }, now),
    ).rejects.toThrow();

    expect(await readdir(all.folder)).toEqual([]);
  });

  test("what a crash left behind is swept, what a row names and what is foreign stays", async () => {
    await using all = await county();
    const stored = await storeMedia(
      all.db,
      all.folder,
      { bytes: Buffer.from("x"), mimeType: "text/plain" },
      now,
    );
    const left = join(all.folder, `${crypto.randomUUID()}.bin`);
    const torn = join(all.folder, `${crypto.randomUUID()}.png.unfinished`);
    for (const path of [left, torn, join(all.folder, "README")]) await writeFile(path, "x");
    const longAgo = new Date(now.getTime() - 48 * 3_600_000);
    for (const name of await readdir(all.folder))
      await utimes(join(all.folder, name), longAgo, longAgo);

    expect(await sweepFiles(all.db, all.folder, now)).toBe(2);

    expect(await readdir(all.folder)).toHaveLength(2);
    expect(await readMedia(all.db, all.folder, stored.id)).not.toBeNull();
  });

  test("a row that was changed reaches no file outside", async () => {
    await using all = await county();
    const stored = await storeMedia(
      all.db,
      all.folder,
      { bytes: Buffer.from("x"), mimeType: "text/plain" },
      now,
    );

    await all.db
      .updateTable("media")
      .set({ path: "../../etc/passwd" })
      .where("id", "=", stored.id)
      .execute();

    await expect(readMedia(all.db, all.folder, stored.id)).rejects.toThrow(
      "no name of a media file",
    );
  });
});

describe("pictures", () => {
  test("place and camera stay behind, and the picture stands upright", async () => {
    const bytes = await picture()
      .withExif({ IFD0: { Make: "Camera" }, IFD3: { GPSLatitude: "50/1 52/1 0/1" } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();

    const result = await preparePicture(bytes, "burg.jpeg");

    expect(result).toMatchObject({
      kind: "prepared",
      width: 20,
      height: 40,
      file: { mimeType: "image/jpeg", fileName: "burg.jpg" },
    });
    if (result.kind === "prepared")
      expect((await sharp(result.file.bytes).metadata()).exif).toBeUndefined();
  });

  test("what WhatsApp does not take becomes JPEG, PNG keeps what one sees through", async () => {
    const clear = sharp({ create: { width: 8, height: 8, channels: 4, background: "#33669900" } });

    expect(await preparePicture(await picture().webp().toBuffer())).toMatchObject({
      file: { mimeType: "image/jpeg", fileName: "bild.jpg" },
    });
    expect(await preparePicture(await picture().gif().toBuffer())).toMatchObject({
      file: { mimeType: "image/jpeg" },
    });
    expect(await preparePicture(await clear.png().toBuffer())).toMatchObject({
      file: { mimeType: "image/png" },
    });
  });

  test("a large picture is made small enough", async () => {
    const [width, height] = [3000, 2000];
    const noise = sharp({
      create: {
        width,
        height,
        channels: 3,
        background: "#000",
        noise: { type: "gaussian", mean: 128, sigma: 60 },
      },
    });

    const result = await preparePicture(await noise.png({ compressionLevel: 1 }).toBuffer());

    expect(result).toMatchObject({ kind: "prepared", width: 2048 });
    if (result.kind === "prepared")
      expect(result.file.bytes.byteLength).toBeLessThanOrEqual(5 * 1024 * 1024);
  });

  test.each([
    Buffer.from("no picture"),
    Buffer.alloc(0),
    Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x00]),
  ])("what cannot be read is refused in a sentence", async (bytes) => {
    expect(await preparePicture(bytes)).toMatchObject({
      kind: "refused",
      reason: expect.stringContaining("Bitte"),
    });
  });
});

describe("files at the channel", () => {
  test("no network call happens inside a transaction", async () => {
    await using database = await testDatabase();
    await using channel = whatsapp();

    const call = transact(database.db, () => channel.readAccount(accountAt("http://127.0.0.1:1")));

    await expect(call).rejects.toThrow("inside a transaction");
  });

  test("a file goes up once, and again when it is 25 days old", async () => {
    await using all = await county();
    const emulator = await startEmulator({ clock: { now: () => now } });
    await using _stopped = emulator;
    await using channel = whatsapp();
    const { settings } = emulator;
    const secret = "a secret of at least 32 characters";
    const id = await transact(all.db, (tx) =>
      saveAccount(tx, secret, {
        channel: "whatsapp",
        externalId: settings.phoneNumberId,
        businessAccountId: settings.businessAccountId,
        displayNumber: settings.displayNumber,
        apiUrl: emulator.url,
        apiVersion: "v25.0",
        accessToken: settings.accessToken,
        appSecrets: [settings.appSecret],
        verifyToken: "v",
        messagesPerSecond: 80,
        dailyRecipientLimit: null,
        flowId: null,
      }),
    );
    const account = await readAccount(all.db, secret, id);
    if (account === null) throw new Error("The account was just saved.");
    const file = await storeMedia(
      all.db,
      all.folder,
      { bytes: await picture().png().toBuffer(), mimeType: "image/png" },
      now,
    );
    const resolve = async (days: number) =>
      resolveProviderMedia(
        all.db,
        channel,
        account,
        [file.id, file.id],
        all.folder,
        new Date(now.getTime() + days * 24 * 3_600_000),
      );

    const [first, second, late] = [await resolve(0), await resolve(24), await resolve(26)];

    expect(first).toMatchObject({ kind: "done" });
    expect(second).toEqual(first);
    expect(late).toMatchObject({ kind: "done" });
    expect(late).not.toEqual(first);
    expect(
      await resolveProviderMedia(all.db, channel, account, [file.id + 1], all.folder, now),
    ).toMatchObject({ kind: "refused", failure: { class: "fix" } });
    expect(
      await resolveProviderMedia(
        all.db,
        channel,
        { ...account, accessToken: "wrong" },
        [file.id],
        all.folder,
        new Date(now.getTime() + 60 * 24 * 3_600_000),
      ),
    ).toMatchObject({ kind: "refused", failure: { class: "halt" } });
  });
});
