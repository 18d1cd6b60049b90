import type { Database, Queryable, Scope } from "./database.ts";

type Work<T> = (tx: Queryable) => Promise<T>;
type Join = <T>(work: Work<T>) => Promise<T>;

const underway = new WeakMap<object, Join>();

/** In a transaction that another statement has broken, PostgreSQL answers nothing more. */
const ABORTED = "25P02";

/**
 * Reads in one transaction with all that is being read for the same `whole`, such as the context of a request: the parts of a page ask at the same
 * time, and a transaction for each would cost more than what they ask. Each statement sees what is committed when it runs, as in `read`. A part
 * that fails does not take others along: they read once more, by themselves.
 */
export function readTogether<T>(db: Pick<Database, "read">, whole: object, scope: Scope, work: Work<T>): Promise<T> {
  const join = underway.get(whole) ?? begin(db, whole, scope);
  return join(work).catch((error: unknown) => {
    if ((error as { code?: string }).code !== ABORTED) throw error;
    return db.read(scope, work);
  });
}

function begin(db: Pick<Database, "read">, whole: object, scope: Scope): Join {
  const entered = Promise.withResolvers<Queryable>();
  const emptied = Promise.withResolvers<void>();
  let inside = 0;
  const leave = () => {
    inside -= 1;
    if (inside > 0) return;
    underway.delete(whole);
    emptied.resolve();
  };
  const join: Join = async (work) => {
    inside += 1;
    try {
      return await work(await entered.promise);
    } finally {
      leave();
    }
  };
  underway.set(whole, join);
  db.read(scope, (tx) => {
    entered.resolve(tx);
    return emptied.promise;
  }).catch((error: unknown) => {
    underway.delete(whole);
    entered.reject(error);
  });
  return join;
}
