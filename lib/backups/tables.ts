import { createHash } from "node:crypto";
import { pipeline } from "node:stream/promises";
import { type Client, escapeIdentifier } from "pg";
import { to } from "pg-copy-streams";
import { JOBS_SCHEMA } from "#lib/platform/jobs";
import type { TableLine, TableSum } from "./format.ts";

interface TableRow {
  table: string;
  columns: string[];
  order_by: string[];
  needs: string[];
}

// Partitions are read through their parent. Generated columns are computed anew.
const TABLES = `
  SELECT format('%I.%I', n.nspname, c.relname) AS table,
         ARRAY(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' ORDER BY a.attnum) AS columns,
         ARRAY(SELECT a.attname::text FROM pg_index i CROSS JOIN unnest(i.indkey) WITH ORDINALITY AS k(attnum, position)
               JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum WHERE i.indrelid = c.oid AND i.indisprimary ORDER BY k.position) AS order_by,
         ARRAY(SELECT DISTINCT format('%I.%I', rn.nspname, r.relname) FROM pg_constraint f JOIN pg_class r ON r.oid = f.confrelid JOIN pg_namespace rn ON rn.oid = r.relnamespace
               WHERE f.conrelid = c.oid AND f.contype = 'f' AND f.confrelid <> c.oid) AS needs
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname IN ('public', $1) AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY 1`;

/** All tables of the portal, each after those it refers to. */
export async function listTables(client: Client): Promise<TableLine[]> {
  const { rows } = await client.query<TableRow>(TABLES, [JOBS_SCHEMA]);
  const names = new Set(rows.map((row) => row.table));
  const sorted: TableRow[] = [];
  const waiting = new Map(rows.map((row) => [row.table, row]));
  while (waiting.size > 0) {
    // References among partitions name the partition, which is not in the list: they are within one table.
    const next = [...waiting.values()].find((row) => row.needs.every((need) => !waiting.has(need) || !names.has(need)));
    if (!next) throw new Error(`These tables refer to each other in a circle: ${[...waiting.keys()].join(", ")}`);
    sorted.push(next);
    waiting.delete(next.table);
  }
  return sorted.map(({ table, columns, order_by }) => ({ table, columns, orderBy: order_by.length > 0 ? order_by : columns }));
}

/** The rows in COPY text format, in an order that any server gives again. `onChunk` gets them as they come, with the number of rows that end in a piece. */
export async function readRows(
  client: Client,
  { table, columns, orderBy }: TableLine,
  onChunk: (chunk: Buffer, rows: number) => Promise<void> | void,
  signal?: AbortSignal,
): Promise<TableSum> {
  const list = (names: string[]) => names.map(escapeIdentifier).join(", ");
  const hash = createHash("sha256");
  let rows = 0;
  // As text, since collations differ between servers.
  const order = orderBy.map((name) => `${escapeIdentifier(name)}::text COLLATE "C"`).join(", ");
  const stream = client.query(to(`COPY (SELECT ${list(columns)} FROM ${table} ORDER BY ${order}) TO STDOUT`));
  const read = async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) {
      const before = rows;
      hash.update(chunk);
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) rows++;
      await onChunk(chunk, rows - before);
    }
  };
  await pipeline(stream, read, { signal });
  return { rows, sha256: hash.digest("hex") };
}
