/**
 * Writes src/db/schema.ts from a freshly migrated database; with `--check` only says whether it is up to date.
 * Text columns with a check `in (…)` become unions of strings, so that a wrong state does not compile.
 */
import { readFile, writeFile } from "node:fs/promises";
import pg from "pg";
import { databaseUrl, makeTemplate, templateName } from "../test/support/global-setup.ts";
import { startPostgres } from "../test/support/postgres.ts";

const file = new URL("../src/db/schema.ts", import.meta.url);

type Column = {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly optional: boolean;
  readonly generatedAlways: boolean;
  readonly nullable: boolean;
};

await using server = await startPostgres("own");
await makeTemplate(server.url);
const client = new pg.Client(databaseUrl(server.url, templateName));
await client.connect();
const text = render(await readColumns(client), await readUnions(client));
await client.end();

if (!process.argv.includes("--check")) await writeFile(file, text);
else if ((await readFile(file, "utf8").catch(() => "")) !== text) {
  process.stdout.write("src/db/schema.ts does not fit the migrations: run `npm run row-types`.\n");
  process.exitCode = 1;
}

async function readColumns(database: pg.Client): Promise<Column[]> {
  const { rows } = await database.query<Column>(`
    select c.relname as table, a.attname as column, format_type(a.atttypid, null) as type,
      a.atthasdef or a.attidentity <> '' as optional,
      a.attidentity = 'a' or a.attgenerated <> '' as "generatedAlways",
      not a.attnotnull as nullable
    from pg_attribute a
    join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace
      and c.relkind in ('r', 'p', 'v', 'm')
      and not c.relispartition
      and a.attnum > 0
      and not a.attisdropped
    order by c.relname, a.attnum`);
  return rows;
}

/** `table.column` to the values that its check constraint allows. */
async function readUnions(database: pg.Client): Promise<Map<string, string[]>> {
  const { rows } = await database.query<{ table: string; column: string; definition: string }>(`
    select c.relname as table, a.attname as column, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k
    join pg_class c on c.oid = k.conrelid
    join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
    where k.contype = 'c' and cardinality(k.conkey) = 1`);
  const unions = new Map<string, string[]>();
  for (const { table, column, definition } of rows) {
    const [, list] = /^CHECK \(\(\w+ = ANY \(ARRAY\[(.+)\]\)\)\)$/.exec(definition) ?? [];
    if (list === undefined) continue;
    const values = [...list.matchAll(/'((?:[^']|'')*)'::text/g)].map(([, value = ""]) => value);
    unions.set(`${table}.${column}`, values);
  }
  return unions;
}

function render(columns: readonly Column[], unions: ReadonlyMap<string, string[]>): string {
  const tables = Map.groupBy(columns, ({ table }) => table);
  const bodies = [...tables].map(([table, own]) => {
    const lines = own.map((column) => `    ${column.column}: ${typeOf(column, unions)};`);
    return `  ${table}: {\n${lines.join("\n")}\n  };`;
  });
  return `/** The rows of the database. Written by \`npm run row-types\` from the migrations; not by hand. */
import type { Generated, GeneratedAlways } from "kysely";

export type Schema = {
${bodies.join("\n")}
};
`;
}

function typeOf(column: Column, unions: ReadonlyMap<string, string[]>): string {
  const union = unions
    .get(`${column.table}.${column.column}`)
    ?.map((value) => JSON.stringify(value));
  const plain = union?.join(" | ") ?? plainType(column.type);
  const type = column.nullable && plain !== "unknown" ? `${plain} | null` : plain;
  if (column.generatedAlways) return `GeneratedAlways<${type}>`;
  return column.optional ? `Generated<${type}>` : type;
}

/** What `valueTypes` (src/db/value-types.ts) makes of a type of the database. */
function plainType(type: string): string {
  if (type.endsWith("[]")) return `${plainType(type.slice(0, -2))}[]`;
  switch (type) {
    case "bigint":
    case "integer":
    case "smallint":
    case "double precision":
    case "real":
    case "numeric":
      return "number";
    case "text":
    case "uuid":
    case "date":
    case "character varying":
      return "string";
    case "boolean":
      return "boolean";
    case "timestamp with time zone":
      return "Date";
    case "bytea":
      return "Buffer";
    case "json":
    case "jsonb":
      return "unknown";
    default:
      throw new Error(`bin/row-types.ts knows no type for ${type}; add a line.`);
  }
}
