/**
 * PostgreSQL that the portal brings along: the real server, kept in the data directory, for installations without
 * `DATABASE_URL`, for development and for tests.
 */
export { EmbeddedPostgresError, fileError } from "./embedded-postgres-error.ts";
export { makeDataDirectory } from "./make-data-directory.ts";
export type { ExitStatus } from "./postmaster.ts";
export { type InstallationSecrets, installationSecrets, writeFileAtomically } from "./secrets.ts";
export { isServerOf } from "./stale-server.ts";
export { type EmbeddedPostgres, type EmbeddedPostgresOptions, startEmbeddedPostgres } from "./start-embedded-postgres.ts";
