import type { Database, Scope, SqlQuery, Transaction } from "./database.ts";
import { isReadOnlyViolation } from "./database-errors.ts";

/**
 * The same database for somebody who may only look: PostgreSQL itself refuses every statement that would change something,
 * in each transaction that is opened through this handle.
 * @param refusal what is thrown in place of the database's own error
 */
export function readOnlyDatabase(database: Database, refusal: () => Error): Database {
  const refusing = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw isReadOnlyViolation(error) ? refusal() : error;
    }
  };
  return {
    ...database,
    transaction: <T>(scope: Scope, work: (tx: Transaction) => Promise<T>) =>
      refusing(() =>
        database.transaction(scope, async (tx) => {
          await tx.query({ text: "SELECT set_config('transaction_read_only', 'on', true)" });
          return work(tx);
        }),
      ),
    // One statement on a connection of its own would be free to write.
    system: <Row>(query: SqlQuery) => refusing(() => database.read({ kind: "system", purpose: "look only" }, (tx) => tx.query<Row>(query))),
  };
}
