// PostgreSQL's error codes: https://www.postgresql.org/docs/18/errcodes-appendix.html
const UNIQUE_VIOLATION = "23505";
const FOREIGN_KEY_VIOLATION = "23503";
/** A NUL in a text, and in a text within JSON: PostgreSQL keeps none. */
const UNSTORABLE_TEXT = new Set(["22021", "22P05"]);
const DISK_FULL = "53100";
const READ_ONLY_TRANSACTION = "25006";
/** The ledger's own, raised by its trigger: the points do not cover what was to be entered. */
const UNCOVERED = "BZ001";
/** Prisma's "Unable to start a transaction in the given time": no connection became free, or could be made, in time. */
const NO_TRANSACTION = /Unable to start a transaction in the given time/;
/** Two that waited for each other, or that PostgreSQL could not put in an order: one was undone whole, and may try again. */
const LOST_TO_ANOTHER = new Set(["40P01", "40001", "P2034", "TransactionWriteConflict"]);
/** Prisma's, of a transaction that took longer than it may: it was undone. */
const OVER = "transaction over";
const TRANSACTION_OVER = /expired transaction|Transaction already closed/i;
const CONNECTION_CODES = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ENOTFOUND",
  "ETIMEDOUT",
  "57P01",
  "57P02",
  "57P03",
  "53300",
  "08000",
  "08003",
  "08006",
  "P1001",
  "P1002",
  "P1008",
  "P1017",
  "P2024",
]);

interface Coded {
  code?: string;
  message?: string;
  cause?: unknown;
  meta?: { driverAdapterError?: { cause?: { originalCode?: string; kind?: string } } };
}

function codesOf(error: unknown): string[] {
  const codes: string[] = [];
  for (let current = error as Coded | undefined; current && codes.length < 8; current = current.cause as Coded | undefined) {
    const adapter = current.meta?.driverAdapterError?.cause;
    for (const code of [
      current.code,
      adapter?.originalCode,
      adapter?.kind,
      (current as { originalCode?: string }).originalCode,
      (current as { kind?: string }).kind,
    ]) {
      if (typeof code === "string") codes.push(code);
    }
    if (
      /Connection terminated|connection timeout|Client has encountered a connection error|timeout exceeded when trying to connect/i.test(
        current.message ?? "",
      )
    ) {
      codes.push("ECONNRESET");
    }
    if (current.code === "P2028" && TRANSACTION_OVER.test(current.message ?? "")) codes.push(OVER);
    if (current.code === "P2028" && NO_TRANSACTION.test(current.message ?? "")) codes.push("P2024");
  }
  return codes;
}

/** True when a unique key already held the value, whether `pg` or Prisma reports it. */
export function isUniqueViolation(error: unknown): boolean {
  return codesOf(error).some((code) => code === UNIQUE_VIOLATION || code === "P2002" || code === "UniqueConstraintViolation");
}

/** True when another row still needed the one that was to go, or the one that was named is gone. */
export function isForeignKeyViolation(error: unknown): boolean {
  return codesOf(error).some((code) => code === FOREIGN_KEY_VIOLATION || code === "P2003" || code === "ForeignKeyConstraintViolation");
}

/** True when an account has fewer points than an entry takes from it. */
export function isUncovered(error: unknown): boolean {
  return codesOf(error).includes(UNCOVERED);
}

/** True when a transaction that may only read tried to change something. */
export function isReadOnlyViolation(error: unknown): boolean {
  return codesOf(error).includes(READ_ONLY_TRANSACTION);
}

/** True when a text holds a character that PostgreSQL keeps in none. */
export function isUnstorableText(error: unknown): boolean {
  return codesOf(error).some((code) => UNSTORABLE_TEXT.has(code));
}

/** True when the server's disk had no room for what was to be written; of its transaction nothing was. */
export function isDiskFull(error: unknown): boolean {
  return codesOf(error).includes(DISK_FULL);
}

/** True when a transaction was undone because another was in its way, or because the server was too busy to end it in time. */
export function isUndoneByLoad(error: unknown): boolean {
  return codesOf(error).some((code) => LOST_TO_ANOTHER.has(code) || code === OVER);
}

/** True when the database could not be reached or went away in the middle, or had no connection left; nothing was committed that was not answered. */
export function isDatabaseUnreachable(error: unknown): boolean {
  return codesOf(error).some((code) => CONNECTION_CODES.has(code) || code === "DatabaseNotReachable" || code === "ConnectionClosed");
}
