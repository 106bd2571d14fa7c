import pg from "pg";
import type { TestProject } from "vitest/node";
import { migrate, openDatabase } from "../../src/db/db.ts";
import { startPostgres } from "./postgres.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Address of the run's server, database `postgres`. */
    postgresUrl: string;
  }
}

/** Migrated once for a run; every test clones it. */
export const templateName = "rundruf_template";

/** One PostgreSQL for the whole run: npm's, or the machine's own with TEST_DATABASE=system. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres(process.env["TEST_DATABASE"] === "system" ? "system" : "own");
  await makeTemplate(server.url);
  project.provide("postgresUrl", server.url);
  return async () => await server[Symbol.asyncDispose]();
}

/** Creates and migrates the database that `testDatabase` clones. */
export async function makeTemplate(url: string): Promise<void> {
  const admin = new pg.Client(url);
  await admin.connect();
  await admin.query(`create database ${templateName}`);
  await admin.end();
  const db = openDatabase(databaseUrl(url, templateName), { poolSize: 1 });
  try {
    await migrate(db);
  } finally {
    await db.destroy();
  }
}

export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}
