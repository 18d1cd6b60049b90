import type { TestDatabase } from "./database.ts";

type Tx = { query: (sql: { name?: string; text: string; values?: unknown[] }) => Promise<object[]> };
type Work = (tx: unknown) => Promise<unknown>;

/** The plans of named statements, by their names. */
export type Plans = Map<string, string[]>;

/** The product's own database handle, which notes the plan of each named query that it passes on: behind the same walls, with the same values. */
export function notingPlans(db: TestDatabase["db"], plans: Plans): TestDatabase["db"] {
  const noting = (tx: Tx): Tx => ({
    ...tx,
    query: async (sql) => {
      if (sql.name && /^\s*(WITH|SELECT)/.test(sql.text)) {
        const plan = (await tx.query({ text: `EXPLAIN ${sql.text}`, values: sql.values })) as { "QUERY PLAN": string }[];
        plans.set(sql.name, [...(plans.get(sql.name) ?? []), ...plan.map((row) => row["QUERY PLAN"])]);
      }
      return tx.query(sql);
    },
  });
  const wrap = (run: (scope: never, work: never) => Promise<unknown>) => (scope: unknown, work: Work) =>
    run(scope as never, ((tx: Tx) => work(noting(tx))) as never);
  return { ...db, read: wrap(db.read), transaction: wrap(db.transaction) } as unknown as TestDatabase["db"];
}

/** Where all of a table is read. @param tables their names, as a regular expression */
export const scansOf = (plans: Plans, tables: string): string[] =>
  [...plans].flatMap(([name, lines]) =>
    lines.filter((line) => new RegExp(`Seq Scan on (${tables})\\b`).test(line)).map((line) => `${name}: ${line.trim()}`),
  );
