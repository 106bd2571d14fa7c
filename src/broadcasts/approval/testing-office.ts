/** For tests only: a press office of several people, with a topic that asks for approvals. */
import { sql } from "kysely";
import { transact } from "../../db/db.ts";
import { addStaff } from "../../staff/staff.ts";
import { goodPassword } from "../../staff/testing-site.ts";
import { form, openDesk, own, writing } from "../testing-desk.ts";

/** Ann administers; Bob, Dan and Eve edit. "Kultur" asks for so many approvals. */
export async function openOffice(approvals: 0 | 1 | 2) {
  const desk = await openDesk();
  for (const name of ["Dan", "Eve"])
    await transact(desk.db, (tx) =>
      addStaff(tx, {
        name,
        email: `${name.toLowerCase()}@kreis.example`,
        role: "editor",
        password: goodPassword,
      }),
    );
  const topic = Number(desk.kultur);
  await sql`update topics set approvals = ${approvals} where id = ${topic}`.execute(desk.db);
  const as = async (name: string) => {
    const browser = desk.browser();
    await browser.logIn(name);
    return browser;
  };
  type Browser = Awaited<ReturnType<typeof as>>;
  return {
    ...desk,
    as,
    ann: await as("Ann"),
    dan: await as("Dan"),
    eve: await as("Eve"),
    /** Bob writes it and asks for approval. */
    asks: async (more: Record<string, string> = {}) =>
      await desk.bob.post(writing, form(desk.kultur, { tun: "freigabe", ...more })),
    /** Changes it in the form, as it stands now. */
    changes: async (browser: Browser, more: Record<string, string>) =>
      await browser.post(
        own,
        form(desk.kultur, { version: String((await standing(desk.db)).version), ...more }),
      ),
    seenBy,
    /** Approves what the page shows. */
    approves: async (browser: Browser) =>
      await browser.post(`${own}/freigeben`, { stand: await seenBy(browser) }),
    standing: async () => await standing(desk.db),
    page: async (browser: Browser) => await (await browser.get(own)).text(),
    async id(name: string): Promise<number> {
      const { rows } = await sql<{ id: number }>`
        select id from staff where name = ${name}`.execute(desk.db);
      return rows[0]?.id ?? 0;
    },
    async audited(): Promise<string[]> {
      const { rows } = await sql<{ action: string }>`
        select action from audit_log where action like 'broadcast%' order by id`.execute(desk.db);
      return rows.map(({ action }) => action);
    },
  };
}

/** The fingerprint in the form of the page. */
async function seenBy(browser: { get(path: string): Promise<Response> }): Promise<string> {
  const page = await (await browser.get(own)).text();
  return /name="stand" value="([^"]+)"/.exec(page)?.[1] ?? "";
}

async function standing(db: Awaited<ReturnType<typeof openDesk>>["db"]) {
  const { rows } = await sql<{ state: string; approved: boolean; version: number }>`
    select state, approved_at is not null as approved, version
    from broadcasts`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error("There is no broadcast");
  return row;
}
