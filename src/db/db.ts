/**
 * The database: opening it, transactions and their guard, migrations, notifications, settings, row types.
 * Promises: ids and counts are numbers, dates are 'YYYY-MM-DD', times are `Date`; inside a transaction only its `tx`
 * works; what is announced in a transaction is heard after its commit or never.
 * Does not know what any row means; SQL stands where it is used.
 */
export { openDatabase, poolOf, type Db, type Tx } from "./open.ts";
export { assertOutsideTransaction, transact, wasSacrificed } from "./transact.ts";
export { migrate, pendingMigrations } from "./migrate.ts";
export { announce, listen } from "./announce.ts";
export { readSetting, writeSetting } from "./settings.ts";
export type { Schema } from "./schema.ts";
export { isDatabaseAway } from "./away.ts";
export { list } from "./list.ts";
export { rememberLarge } from "./remember-large.ts";
