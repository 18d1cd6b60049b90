import { AsyncLocalStorage } from "node:async_hooks";
import { PrismaPg } from "@prisma/adapter-pg";
import type { PoolClient } from "pg";

/** The connection of one transaction of Prisma's; null before it has begun, and from the moment it ends. */
export interface OwnConnection {
  client: PoolClient | null;
}

const beginning = new AsyncLocalStorage<OwnConnection>();

/** Calls what begins a transaction, and makes known the connection on which it runs. */
export const knowingConnection = <T>(own: OwnConnection, begin: () => Promise<T>): Promise<T> => beginning.run(own, begin);

/**
 * Prisma's adapter for `pg`, which also says on which connection a transaction runs: a hot statement is sent there by itself. By way of Prisma it
 * is turned into JSON and back, with each of its values, and each value of its answer.
 */
export class ConnectionTellingPg extends PrismaPg {
  override async connect() {
    const adapter = await super.connect();
    const start = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (isolationLevel) => {
      const own = beginning.getStore();
      const transaction = await start(isolationLevel);
      // Declared as private by the package. Without it all goes by way of Prisma, as it does anywhere else.
      const client = (transaction as unknown as { client?: PoolClient }).client;
      if (!own || !client) return transaction;
      const execute = transaction.executeRaw.bind(transaction);
      transaction.executeRaw = (query) => {
        // Also when Prisma ends it because it took too long, while its work goes on: what is sent now would be sent outside of it.
        if (query.sql === "COMMIT" || query.sql === "ROLLBACK") own.client = null;
        return execute(query);
      };
      own.client = client;
      return transaction;
    };
    return adapter;
  }
}
