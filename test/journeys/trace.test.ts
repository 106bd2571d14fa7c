/** A delivery can be followed through the log by its id; nobody can be followed by name or number (invariant 10). */
import { sql } from "kysely";
import { expect, test, vi } from "vitest";
import { startService } from "../support/service.ts";

type Line = {
  readonly msg: string;
  readonly state?: string;
  readonly deliveryId?: number;
  readonly deliveryIds?: readonly number[];
};

test("the log tells of one delivery when it was claimed, accepted and reported, and names nobody", async () => {
  await using service = await startService({ logLevel: "debug" });
  const ann = service.emulator.people.add({ name: "Ann Beispiel" });

  service.emulator.people.write(ann, "alle");

  const told = async () => {
    const { rows } = await sql<{ id: number }>`select min(id) as id from deliveries`.execute(
      service.db,
    );
    const id = rows[0]?.id;
    return service.log
      .map((line) => JSON.parse(line) as Line)
      .filter(
        ({ deliveryId, deliveryIds }) =>
          deliveryId === id || (id !== undefined && deliveryIds?.includes(id) === true),
      )
      .map(({ msg, state }) => (state === undefined ? msg : `${msg} ${state}`));
  };
  await vi.waitFor(
    async () => {
      const steps = await told();
      expect(steps.slice(0, 2)).toEqual(["claimed", "accepted"]);
      expect(steps).toContain("reported sent");
      expect(steps).toContain("reported delivered");
    },
    { timeout: 20_000, interval: 50 },
  );
  const log = service.log.join("\n");
  expect(log).not.toContain("Beispiel");
  expect(log).not.toContain(ann.phone);
  expect(log).not.toContain("wamid");
});
