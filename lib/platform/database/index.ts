/**
 * PostgreSQL. A `Database` opens transactions for a `Scope`: one tenant, or the platform across tenants. The role and
 * the settings that row-level security reads are set as the first thing in each transaction and end with it.
 */
export { createDatabase, type Database, type Queryable, type Scope, type SqlQuery, type Transaction } from "./database.ts";
export { isDatabaseUnreachable, isForeignKeyViolation, isUncovered, isUniqueViolation } from "./database-errors.ts";
export { escapeLike } from "./escape-like.ts";
export { giveUpWhenSilent } from "./give-up-when-silent.ts";
export { idsNearDays, onDays, sinceDay, untilDay } from "./local-days.ts";
export { applyMigrations, listMigrations, MigrationError, pendingMigrations } from "./migrations.ts";
export { readOnlyDatabase } from "./read-only.ts";
export { readTogether } from "./read-together.ts";
export { APP_ROLE, appDatabaseUrl, ensureRoles, PLATFORM_ROLE } from "./roles.ts";
