import { setTimeout as delay } from "node:timers/promises";
import { Client, escapeIdentifier } from "pg";
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
          `PostgreSQL at ${placeOf(url)} could not be reached${retryForMs > 0 ? ` for ${Math.round(retryForMs / 1_000)} s` : ""}: ${reason}`,
          "Start it, or correct DATABASE_URL. Without DATABASE_URL the portal brings its own PostgreSQL.",
          error,
        );
      }
      note(`not reachable yet (${reason}), trying again`);
      await delay(pauseMs);
    }
  }
}

/** What a server says of itself and of the role that asks. */
export interface ServerFacts {
  /** "18.1", and 180001 */
  version: string;
  versionNumber: number;
  role: string;
  database: string;
  mayCreateInDatabase: boolean;
  mayCreateInPublic: boolean;
  mayCreateRoles: boolean;
  hasOurRoles: boolean;
}

async function checkServer(client: Client): Promise<string> {
  const { rows } = await client.query<ServerFacts>(
    `SELECT split_part(current_setting('server_version'), ' ', 1) AS version, current_setting('server_version_num')::int AS "versionNumber",
            current_user AS role, current_database() AS database,
            has_database_privilege(current_database(), 'CREATE') AS "mayCreateInDatabase", has_schema_privilege('public', 'CREATE') AS "mayCreateInPublic",
            (SELECT rolcreaterole OR rolsuper FROM pg_roles WHERE rolname = current_user) AS "mayCreateRoles",
            (SELECT count(*) = 2 FROM pg_roles WHERE rolname IN ($1, $2)) AS "hasOurRoles"`,
    [APP_ROLE, PLATFORM_ROLE],
  );
  const [server] = rows;
  if (!server) throw new Error("PostgreSQL answered nothing");
  const problem = problemOf(server);
  if (problem) throw problem;
  return server.version;
}

/** Why the portal cannot use this server, and what to do; null when it can. */
export function problemOf(server: ServerFacts): StepError | null {
  if (server.versionNumber < OLDEST_VERSION * 10_000) {
    return new StepError(
      `PostgreSQL ${server.version} is too old: the portal needs ${OLDEST_VERSION} or newer.`,
      "Upgrade the server, or name a newer one in DATABASE_URL.",
    );
  }
  const role = escapeIdentifier(server.role);
  const missing = [
    ...(server.mayCreateInDatabase ? [] : [`GRANT CREATE ON DATABASE ${escapeIdentifier(server.database)} TO ${role};`]),
    ...(server.mayCreateInPublic ? [] : [`GRANT CREATE ON SCHEMA public TO ${role};`]),
    ...(server.mayCreateRoles || server.hasOurRoles ? [] : [`ALTER ROLE ${role} CREATEROLE;`]),
  ];
  if (missing.length === 0) return null;
  return new StepError(
    `The database role ${server.role} lacks rights that the portal needs.`,
    `Let an administrator of the server run:\n  ${missing.join("\n  ")}`,
  );
}

/** Host, port and database of a URL, without its password. */
export function placeOf(url: string): string {
  return `${hostOf(url)}${new URL(url).pathname}`;
}

/** Host and port of a URL, or the directory of a socket, which such an address names as a parameter. */
export function hostOf(url: string): string {
  const { host, searchParams } = new URL(url);
  return host || searchParams.get("host") || "this machine";
}

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return reasonOf(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}
