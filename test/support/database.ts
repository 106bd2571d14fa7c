import { randomUUID } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { openDatabase, type Db } from "../../src/db/db.ts";
import { databaseUrl, templateName } from "./global-setup.ts";

export type TestDatabase = { readonly db: Db; readonly url: string } & AsyncDisposable;

/**
 * A database of one's own with all migrations, cloned in some 30 ms. Disposing of it drops it, and fails where a
 * connection was left behind.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const server = inject("postgresUrl");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await askServer(server, `create database ${name} template ${templateName}`);
  const url = databaseUrl(server, name);
  const db = openDatabase(url, { poolSize: 5 });
  return {
    db,
    url,
    async [Symbol.asyncDispose]() {
      await db.destroy();
      await askServer(server, `drop database ${name}`);
    },
  };
}

async function askServer(url: string, statement: string): Promise<void> {
  const admin = new pg.Client(url);
  await admin.connect();
  try {
    await admin.query(statement);
  } finally {
    await admin.end();
  }
}
