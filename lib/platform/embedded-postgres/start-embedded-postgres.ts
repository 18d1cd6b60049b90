import { join } from "node:path";
import { Client, escapeIdentifier, escapeLiteral } from "pg";
import { findBinaries } from "./binaries.ts";
import { ensureCluster, SUPERUSER } from "./cluster.ts";
import { fileError } from "./embedded-postgres-error.ts";
import { makeDataDirectory } from "./make-data-directory.ts";
import { type ExitStatus, startPostmaster } from "./postmaster.ts";
import { chooseUser } from "./run-as.ts";
import { installationSecrets } from "./secrets.ts";
import { fileSink, ServerLog } from "./server-log.ts";

/** A running server of our own. It listens on loopback only, and every login needs its generated password. */
export interface EmbeddedPostgres {
  port: number;
  pid: number;
  /** As the owner of the schema, who is no superuser, to the portal's database. */
  ownerUrl: string;
  /** As the superuser to the maintenance database: for setting up, and for tests. */
  superuserUrl: string;
  /** Settles when the server ends, whoever ended it. */
  exited: Promise<ExitStatus>;
  /** Stops the server at once; sessions are ended, what is committed stays. Safe to call twice. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** `BIZOSAAS_DATA_DIR`, made if missing. The cluster lies in its `postgres`, the passwords in its `secrets.json`. */
  dataDir: string;
  /** False trades safety against power loss for speed: for tests only. */
  durable?: boolean;
  /** A fixed port, for a restart that others should not notice; any free one when missing. */
  port?: number;
  /** Server settings such as `{ max_connections: "300" }`. */
  extraSettings?: Record<string, string>;
  /** Breaks off a start that is under way; what runs already is not touched. */
  signal?: AbortSignal;
  /** Gets the server's log line by line. Without it the log goes to `postgres.log` in the data directory. */
  onLog?: (line: string) => void;
}

const OWNER_ROLE = "bizosaas_owner";
const DATABASE = "bizosaas";
const SETTINGS = { timezone: "UTC", log_timezone: "UTC", log_checkpoints: "off", jit: "off" };
const FAST_SETTINGS = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };

/**
 * Starts PostgreSQL on the data directory, creating cluster, owner role and database on first use. The caller must be the
 * only one at work on the data directory: a server found running on it is taken for a leftover and stopped.
 * @throws {EmbeddedPostgresError} with the reason and the remedy; the signal's reason where it was broken off
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { dataDir, durable = true, extraSettings = {} } = options;
  try {
    makeDataDirectory(dataDir);
    const secrets = await installationSecrets(dataDir);
    const directory = join(dataDir, "postgres");
    const place = { directory, user: await chooseUser(directory) };
    const binaries = await findBinaries(place.user);
    options.signal?.throwIfAborted();
    await ensureCluster(place, binaries, { superuserPassword: secrets.superuserPassword, isDurable: durable, signal: options.signal });
    const { pid, port, exited, stop } = await startPostmaster({
      place,
      binaries,
      log: new ServerLog(options.onLog ?? fileSink(join(dataDir, "postgres.log"))),
      settings: { ...SETTINGS, ...(durable ? {} : FAST_SETTINGS), ...extraSettings },
      superuserPassword: secrets.superuserPassword,
      port: options.port,
      signal: options.signal,
    });
    const superuserUrl = urlOf(SUPERUSER, secrets.superuserPassword, port, "postgres");
    const ownerUrl = urlOf(OWNER_ROLE, secrets.ownerPassword, port, DATABASE);
    try {
      await ensureOwnerAndDatabase(superuserUrl, secrets.ownerPassword);
    } catch (error) {
      await stop();
      throw error;
    }
    return { port, pid, ownerUrl, superuserUrl, exited, stop };
  } catch (error) {
    throw fileError(error, dataDir);
  }
}

async function ensureOwnerAndDatabase(superuserUrl: string, ownerPassword: string): Promise<void> {
  const client = new Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ owner: boolean; database: boolean }>(
      "SELECT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = $1) AS owner, EXISTS (SELECT 1 FROM pg_database WHERE datname = $2) AS database",
      [OWNER_ROLE, DATABASE],
    );
    const owner = escapeIdentifier(OWNER_ROLE);
    if (!rows[0]?.owner) await client.query(`CREATE ROLE ${owner} LOGIN CREATEROLE PASSWORD ${escapeLiteral(ownerPassword)}`);
    // For a rehearsal of restoring, which has a database of its own; also where an earlier version made the role.
    await client.query(`ALTER ROLE ${owner} CREATEDB`);
    if (!rows[0]?.database) await client.query(`CREATE DATABASE ${escapeIdentifier(DATABASE)} OWNER ${owner}`);
  } finally {
    await client.end();
  }
}

function urlOf(role: string, password: string, port: number, database: string): string {
  return `postgresql://${role}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}
