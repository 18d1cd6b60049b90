import { setTimeout as delay } from "node:timers/promises";
import { Client } from "pg";
import { APP_ROLE, PLATFORM_ROLE } from "#lib/platform/database";
import { StepError } from "../launch/steps.mjs";

const OLDEST_VERSION = 15;
const CONNECT_TIMEOUT_MS = 5_000;
const RETRY_FOR_MS = 30_000;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;

/** What the server answered and what it was is a refusal: trying again changes nothing. */
const FINAL_CODES: Record<string, string> = {
  "28P01": "Check the user and password in DATABASE_URL.",
  "28000": "Check the user in DATABASE_URL and the server's pg_hba.conf.",
  "3D000": "Create the database, or correct its name in DATABASE_URL.",
};

interface Options {
  note?: (text: string) => void;
  retryForMs?: number;
}

/**
 * Connects to a PostgreSQL of the operator's own, trying for 30 s with growing pauses, and checks version and rights.
 * @returns the server's version, "18.1"
 * @throws StepError with what to do
 */
export async function checkDatabase(url: string, { note = () => undefined, retryForMs = RETRY_FOR_MS }: Options = {}): Promise<string> {
  const client = await connect(url, note, retryForMs);
  try {
    return await checkServer(client);
  } finally {
    await client.end();
  }
}

async function connect(url: string, note: (text: string) => void, retryForMs: number): Promise<Client> {
  const deadline = performance.now() + retryForMs;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS, application_name: "bizosaas-start" });
    client.on("error", () => undefined);
    try {
      await client.connect();
      return client;
    } catch (error) {
      await client.end().catch(() => undefined);
      const reason = reasonOf(error);
      const remedy = FINAL_CODES[(error as { code?: string }).code ?? ""];
      if (remedy) throw new StepError(`PostgreSQL at ${placeOf(url)} refuses the connection: ${reason}`, remedy, error);
      if (performance.now() + pauseMs > deadline) {
        throw new StepError(
          `PostgreSQL at ${placeOf(url)} could not be reached for ${Math.round(retryForMs / 1_000)} s: ${reason}`,
          "Start it, or correct DATABASE_URL. Without DATABASE_URL the portal brings its own PostgreSQL.",
          error,
        );
      }
      note(`not reachable yet (${reason}), trying again`);
      await delay(pauseMs);
    }
  }
}

async function checkServer(client: Client): Promise<string> {
  const { rows } = await client.query<{
    version: string;
    number: number;
    role: string;
    may_create: boolean;
    may_create_roles: boolean;
    has_roles: boolean;
    schema: boolean;
  }>(
    `SELECT split_part(current_setting('server_version'), ' ', 1) AS version, current_setting('server_version_num')::int AS number, current_user AS role,
            has_database_privilege(current_database(), 'CREATE') AS may_create, has_schema_privilege('public', 'CREATE') AS schema,
            (SELECT rolcreaterole OR rolsuper FROM pg_roles WHERE rolname = current_user) AS may_create_roles,
            (SELECT count(*) = 2 FROM pg_roles WHERE rolname IN ($1, $2)) AS has_roles`,
    [APP_ROLE, PLATFORM_ROLE],
  );
  const [server] = rows;
  if (!server) throw new Error("PostgreSQL answered nothing");
  if (server.number < OLDEST_VERSION * 10_000) {
    throw new StepError(
      `PostgreSQL ${server.version} is too old: the portal needs ${OLDEST_VERSION} or newer.`,
      "Upgrade the server, or name a newer one in DATABASE_URL.",
    );
  }
  const role = `"${server.role}"`;
  const missing = [
    ...(server.may_create ? [] : [`GRANT CREATE ON DATABASE "${client.database}" TO ${role};`]),
    ...(server.schema ? [] : [`GRANT CREATE ON SCHEMA public TO ${role};`]),
    ...(server.may_create_roles || server.has_roles ? [] : [`ALTER ROLE ${role} CREATEROLE;`]),
  ];
  if (missing.length > 0) {
    throw new StepError(
      `The database role ${server.role} lacks rights that the portal needs.`,
      `Let an administrator of the server run:\n  ${missing.join("\n  ")}`,
    );
  }
  return server.version;
}

/** Host, port and database of a URL, without its password. */
export function placeOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return reasonOf(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}
