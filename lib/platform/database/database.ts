import type { Socket } from "node:net";
import { type Connection, escapeLiteral, Pool, type PoolClient, types } from "pg";
import { invalid, unavailable } from "#lib/platform/errors";
import { type Prisma, PrismaClient } from "#prisma";
import { isDatabaseUnreachable, isDiskFull, isUndoneByLoad, isUnstorableText } from "./database-errors.ts";
import { giveUpWhenSilent } from "./give-up-when-silent.ts";
import { PLATFORM_ROLE } from "./roles.ts";
import { ConnectionTellingPg, knowingConnection, type OwnConnection } from "./transaction-adapter.ts";

/** Who a transaction works for. It decides which rows exist for it. */
export type Scope =
  /** One tenant's rows. `userId` additionally opens what belongs to that person. */
  | { kind: "tenant"; tenantId: string; userId?: string | undefined }
  /** A person outside any tenant: sees only what is theirs. */
  | { kind: "person"; userId: string }
  /** All tenants, for the operator's staff. Opened through `lib/access`, which checks the right and audits it. */
  | { kind: "platform"; userId: string; purpose: string }
  /** All tenants, for the portal's own work (sign-in, jobs, probes). `purpose` goes into the log. */
  | { kind: "system"; purpose: string };

/** SQL with numbered parameters. A `name` makes it a prepared statement: give one where the path is hot. It stands for one text alone. */
export interface SqlQuery {
  text: string;
  values?: unknown[];
  name?: string;
}

export interface Queryable {
  /** Runs one statement and returns its rows; `bigint` columns come as BigInt, timestamps as Date. Cast dates to text. */
  query<Row>(query: SqlQuery): Promise<Row[]>;
}

export interface Transaction extends Queryable {
  prisma: Prisma.TransactionClient;
}

export interface Database {
  /**
   * One read-write transaction. It commits when `work` resolves and rolls back when it throws. At most 15 s, where the options say nothing else.
   * @throws `unavailable` when the database went away; its message says whether the work may have been saved all the same
   */
  transaction<T>(scope: Scope, work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** One read-only transaction without Prisma: a quarter of the cost, for lists and hot reads. */
  read<T>(scope: Scope, work: (tx: Queryable) => Promise<T>): Promise<T>;
  /** The same, with every statement seeing the database as it was at the first: for taking along much that belongs together. */
  snapshot<T>(scope: Scope, work: (tx: Queryable) => Promise<T>): Promise<T>;
  /** One statement across tenants on a connection kept for it: a single round trip, for the session check. */
  system<Row>(query: SqlQuery): Promise<Row[]>;
  /** Round trip of `SELECT 1` in milliseconds, on connections of its own: where all others are waited for, the server may be well. */
  ping(): Promise<number>;
  /** The connections themselves, as the app role and outside any tenant: no tenant's row is visible there. */
  pool: Pool;
  /** Connections that are open now: in use, idle, and how many callers wait for one. */
  connections(): { used: number; idle: number; waiting: number };
  close(): Promise<void>;
}

interface DatabaseOptions {
  /** Connects as the app role. */
  url: string;
  poolSize: number;
  /** The longest that a transaction may take, in milliseconds; 15 s, so that nobody waits longer for whoever holds a row. */
  transactionMs?: number;
  /** Told about connections that break while idle; they are replaced by themselves. */
  onIdleError?: (error: Error) => void;
}

const INT8_OID = 20;
const DATE_OID = 1082;
const CONNECT_TIMEOUT_MS = 5_000;
const TRANSACTION_TIMEOUT_MS = 15_000;
const STATEMENT_TIMEOUT_MS = 10_000;
/** Longer than the server itself allows a statement: who says nothing for so long does not run it any more. */
const SILENCE_TIMEOUT_MS = 12_000;
/** A ping that takes longer has failed; the next is made on another connection. */
const PING_TIMEOUT_MS = 1_500;

const pgTypes = {
  getTypeParser(oid: number, format?: "text" | "binary") {
    // `pg` would make text of int8 and local midnight of date.
    if (oid === INT8_OID) return (value: string) => BigInt(value);
    if (oid === DATE_OID) return (value: string) => value;
    return types.getTypeParser(oid, format as "text");
  },
};

/** Connects lazily: creating it does not need the server to be there. */
export function createDatabase(options: DatabaseOptions): Database {
  const { transactionMs = TRANSACTION_TIMEOUT_MS } = options;
  const shared = {
    connectionString: options.url,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: transactionMs,
    keepAlive: true,
    // Statements go out without waiting for the answers before them: a read costs one wake-up of the server rather than three.
    pipeline: true,
  };
  const pool = new Pool({ ...shared, max: options.poolSize, application_name: "bizosaas" });
  const systemPool = new Pool({
    ...shared,
    max: Math.max(2, Math.ceil(options.poolSize / 3)),
    application_name: "bizosaas-system",
    options: `-c role=${PLATFORM_ROLE}`,
    types: pgTypes,
  });
  const pingPool = new Pool({ ...shared, max: 2, connectionTimeoutMillis: PING_TIMEOUT_MS, application_name: "bizosaas-ping" });
  for (const each of [pool, systemPool, pingPool]) {
    each.on("error", (error) => options.onIdleError?.(error));
    // The pool listens to idle connections only. One that breaks between two statements of a transaction would end the
    // process; the statement that comes next is refused, and that is how the transaction learns of it.
    each.on("connect", (client) => client.on("error", () => undefined));
    each.on("connect", (client) => giveUpWhenSilent(client, each === pingPool ? PING_TIMEOUT_MS : SILENCE_TIMEOUT_MS));
  }
  // Made for the first transaction: reading its description of all tables costs a tenth of a second and some megabytes, and many a process
  // (a command, a context of a test) never writes.
  let made: PrismaClient | null = null;
  const prisma = () => {
    made ??= new PrismaClient({ adapter: new ConnectionTellingPg(pool) });
    return made;
  };

  const readIn = <T>(begin: string, scope: Scope, work: (tx: Queryable) => Promise<T>): Promise<T> =>
    translated(async () => {
      const client = await pool.connect();
      // One write for this and the first statement of the work, which does not wait for the answer. Should the beginning fail, what follows
      // runs outside any tenant, where there are no rows, and its answer is given to nobody.
      const sendTogether = corked(client);
      const begun = client.query(`${begin}; ${scopeStatement(scope)}`);
      let isOver = false;
      try {
        const query: Queryable["query"] = (asked) =>
          translated(async () => {
            // The connection may be another tenant's by then.
            if (isOver) throw new Error("The transaction that this statement belongs to has ended");
            const [answer] = await Promise.all([client.query({ ...asked, types: pgTypes }), begun]);
            return answer.rows;
          });
        const [result] = await Promise.all([work({ query }), begun]);
        isOver = true;
        // Nothing depends on how a reading transaction ends but its connection.
        void endReading(client, "COMMIT");
        return result;
      } catch (error) {
        isOver = true;
        await endReading(client, "ROLLBACK");
        throw error;
      } finally {
        sendTogether();
      }
    });

  return {
    pool,

    connections() {
      const pools = [pool, systemPool, pingPool];
      const sum = (count: (each: Pool) => number) => pools.reduce((total, each) => total + count(each), 0);
      return {
        used: sum((each) => each.totalCount - each.idleCount),
        idle: sum((each) => each.idleCount),
        waiting: sum((each) => each.waitingCount),
      };
    },

    async transaction(scope, work) {
      let isCommitting = false;
      const own: OwnConnection = { client: null };
      const begun = () =>
        prisma().$transaction(
          async (tx) => {
            await tx.$executeRawUnsafe(scopeStatement(scope));
            const result = await work({ prisma: tx, query: queryIn(tx, own) });
            isCommitting = true;
            return result;
          },
          { maxWait: CONNECT_TIMEOUT_MS, timeout: transactionMs },
        );
      return translated(
        () => knowingConnection(own, begun),
        () => isCommitting,
      );
    },

    read: (scope, work) => readIn("BEGIN READ ONLY", scope, work),

    snapshot: (scope, work) => readIn("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", scope, work),

    async system(query) {
      return translated(async () => (await systemPool.query(query)).rows);
    },

    async ping() {
      const client = await pingPool.connect();
      const start = performance.now();
      try {
        await client.query("SELECT 1");
      } catch (error) {
        client.release(true);
        throw error;
      }
      const latencyMs = performance.now() - start;
      client.release();
      return latencyMs;
    },

    async close() {
      await made?.$disconnect();
      await Promise.all([pool.end(), systemPool.end(), pingPool.end()]);
    },
  };
}

/** What has a name is prepared, and sent past Prisma, on the transaction's own connection. */
function queryIn(tx: Prisma.TransactionClient, own: OwnConnection) {
  return async <Row>({ name, text, values = [] }: SqlQuery): Promise<Row[]> => {
    if (name === undefined || !own.client) return tx.$queryRawUnsafe(text, ...values);
    return (await own.client.query({ name, text, values, types: pgTypes })).rows;
  };
}

/** The first statement of each transaction. `set_config(…, true)` ends with the transaction. */
function scopeStatement(scope: Scope): string {
  const crosses = scope.kind === "platform" || scope.kind === "system";
  const tenantId = scope.kind === "tenant" ? scope.tenantId : "";
  const userId = scope.kind === "system" ? "" : (scope.userId ?? "");
  const role = crosses ? `, set_config('role', ${escapeLiteral(PLATFORM_ROLE)}, true)` : "";
  return `SELECT set_config('app.tenant_id', ${escapeLiteral(tenantId)}, true), set_config('app.user_id', ${escapeLiteral(userId)}, true)${role}`;
}

/** Gives the connection back when its transaction has ended. One that could not be ended must not go back: it would carry this tenant to the next. */
async function endReading(client: PoolClient, statement: "COMMIT" | "ROLLBACK"): Promise<void> {
  try {
    await client.query(statement);
    client.release();
  } catch {
    client.release(true);
  }
}

/** Holds back what is written to the connection until the work at hand has run; `uncork` may be called earlier, and more than once. */
function corked(client: PoolClient & { connection?: Connection }): () => void {
  const stream = client.connection?.stream as Socket | undefined;
  let isCorked = true;
  stream?.cork();
  const uncork = () => {
    if (isCorked) stream?.uncork();
    isCorked = false;
  };
  process.nextTick(uncork);
  return uncork;
}

/** @param mayBeSaved whether the commit was sent: if its answer was lost, nobody here knows what became of it */
async function translated<T>(work: () => Promise<T>, mayBeSaved = () => false): Promise<T> {
  try {
    return await work();
  } catch (error) {
    // Whoever sent it is told, wherever it stands: in a name, in what is looked for, in an address.
    if (isUnstorableText(error)) throw invalid("There is a character in it that cannot be kept (NUL). Take it out, and try again.");
    if (isDiskFull(error)) throw unavailable("There is no space left to save this. Nothing was changed; please try again later.", error);
    const isUndone = isUndoneByLoad(error);
    if (!isUndone && !isDatabaseUnreachable(error)) throw error;
    if (mayBeSaved()) throw unavailable("The database went away while this was being saved. Look whether it is there before you try again.", error);
    if (isUndone) throw unavailable("Too much is going on at once for this to be done now. Nothing was changed; please try again.", error);
    throw unavailable("The database cannot be reached at the moment. Nothing was changed; please try again.", error);
  }
}
