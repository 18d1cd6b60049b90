import { type Client, escapeLiteral } from "pg";
import { JOBS_SCHEMA } from "./job.ts";

/**
 * By what the queues were last brought up to date. A comment on their schema: it goes when the schema is dropped, does not come back
 * with a backup, and `migrateJobs` takes it away.
 * @returns null where that is not known
 */
export async function recallPreparation(owner: Client): Promise<string | null> {
  const { rows } = await owner.query<{ name: string | null }>("SELECT obj_description(to_regnamespace($1), 'pg_namespace') AS name", [JOBS_SCHEMA]);
  return rows[0]?.name ?? null;
}

/** Notes by what the queues, and all that belongs to the same start, were brought up to date. */
export async function rememberPreparation(owner: Client, name: string | null): Promise<void> {
  await owner.query(`COMMENT ON SCHEMA ${JOBS_SCHEMA} IS ${name === null ? "NULL" : escapeLiteral(name)}`);
}
