/** The county as another program sees it: everything here goes through the API, and waits where nobody answers. */
import { setTimeout as wait } from "node:timers/promises";

export type Progress = {
  readonly state: string;
  readonly audience: number | null;
  readonly deliveries: Readonly<Record<string, number>>;
};

export type Delivery = {
  readonly id: number;
  readonly subscriberId: number;
  readonly state: string;
};

export type County = ReturnType<typeof openCounty>;

/** How long nobody may answer before the run counts as broken. */
const longestOutageMs = 120_000;
const pageSize = 1_000;

export function openCounty(url: string, token: string) {
  const call = async (method: string, path: string, body?: string): Promise<unknown> => {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body }),
      signal: AbortSignal.timeout(120_000),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return await answer.json();
  };
  /** For reading, which may be done twice. */
  const read = async (path: string): Promise<unknown> => {
    for (const until = Date.now() + longestOutageMs; ; await wait(200)) {
      try {
        return await call("GET", path);
      } catch (error) {
        if (Date.now() > until) throw error;
      }
    }
  };
  return {
    isReady: async (): Promise<boolean> =>
      await call("GET", "/topics").then(
        () => true,
        () => false,
      ),
    async addTopic(key: string): Promise<void> {
      const description = "Was im Kreis los ist";
      await call("POST", "/topics", JSON.stringify({ key, title: key, description }));
    },
    async importPeople(phones: readonly string[], topic: string): Promise<void> {
      const consent = { at: new Date().toISOString(), source: "form", wording: "Ja, bitte." };
      const lines = phones.map((phone) => JSON.stringify({ phone, topics: [topic], consent }));
      // What the API promises to answer.
      const { imported } = (await call("POST", "/subscribers/import", lines.join("\n"))) as {
        imported: number;
      };
      if (imported !== phones.length) throw new Error(`Only ${imported} people were taken in.`);
    },
    /** Once the template is approved, which the program asks for by itself. */
    async send(topic: string): Promise<string> {
      const body = JSON.stringify({
        title: "Warnung vor Hochwasser",
        teaser: "Die Sieg steigt. Bitte meiden Sie die Uferwege.",
        text: "Bitte meiden Sie die Uferwege.",
        topics: [topic],
        sendAt: "now",
      });
      for (const until = Date.now() + longestOutageMs; ; await wait(200)) {
        try {
          return ((await call("POST", "/broadcasts", body)) as { id: string }).id;
        } catch (error) {
          if (Date.now() > until) throw error;
        }
      }
    },
    progress: async (id: string): Promise<Progress> =>
      (await read(`/broadcasts/${id}`)) as Progress,
    async deliveries(id: string): Promise<Delivery[]> {
      const all: Delivery[] = [];
      for (;;) {
        const after = all.at(-1)?.id ?? 0;
        const page = (await read(
          `/broadcasts/${id}/deliveries?after=${after}&limit=${pageSize}`,
        )) as Delivery[];
        all.push(...page);
        if (page.length < pageSize) return all;
      }
    },
  };
}
