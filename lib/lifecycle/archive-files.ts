import { createHash } from "node:crypto";
import type { Queryable } from "#lib/platform/database";
import type { StreamedFile } from "#lib/platform/zip";
import { NOT_OWNED, OWNED_TABLES, type OwnedTable } from "./tables.ts";

const ROWS_AT_ONCE = 500;

interface FileFacts {
  table: string;
  file: string;
  rows: number;
  sha256: string;
  leftOut?: Record<string, string>;
}

export interface Progress {
  /** Told after every few hundred rows. Throws to stop. */
  tick(table: string, rows: number): Promise<void>;
}

type Exported = Exclude<OwnedTable["exported"], { leftOut: string }>;
const isExported = (each: OwnedTable): each is OwnedTable & { exported: Exported } => !("leftOut" in each.exported);
/** The tenant's own row first. */
const EXPORTED = [
  { table: "tenant", exported: {} as Exported, key: "id" },
  ...OWNED_TABLES.filter(isExported).map((each) => ({ ...each, key: "tenant_id" })),
];

/** How many rows there are to write. */
export async function countRows(tx: Queryable, tenantId: string): Promise<number> {
  const sums = EXPORTED.map(({ table, key }) => `(SELECT count(*) FROM "${table}" WHERE "${key}" = $1::uuid)`);
  const [row] = await tx.query<{ total: number }>({ text: `SELECT (${sums.join(" + ")})::int AS total`, values: [tenantId] });
  return row?.total ?? 0;
}

/**
 * The files of a tenant's archive: one with a JSON object a line for each table, and last a manifest that says what is in there, with
 * sums to check it by, and what is not, with the reason. Read through cursors in one transaction: memory holds a few hundred rows.
 */
export function archiveFiles(tx: Queryable, tenantId: string, at: Date, progress: Progress): StreamedFile[] {
  const facts: FileFacts[] = [];
  const files = EXPORTED.map(({ table, exported, key }) => {
    const file = `data/${table}.ndjson`;
    return {
      name: file,
      text: linesOf(tx, { table, exported, key }, tenantId, progress, (told) => facts.push({ table, file, ...told, leftOut: exported.without })),
    };
  });
  return [...files, { name: "manifest.json", text: manifestOf(tenantId, at, facts) }];
}

async function* linesOf(
  tx: Queryable,
  { table, exported, key }: (typeof EXPORTED)[number],
  tenantId: string,
  progress: Progress,
  tell: (told: { rows: number; sha256: string }) => void,
): AsyncGenerator<string> {
  const hash = createHash("sha256");
  let rows = 0;
  const without = Object.keys(exported.without ?? {}).map((column) => ` - '${column}'`);
  const joined = exported.join ? ` || ${exported.join.columns}` : "";
  // Names are of the list above, the id is one: a cursor takes no parameters.
  await tx.query({
    text: `DECLARE lines NO SCROLL CURSOR FOR SELECT (to_jsonb(t)${without.join("")}${joined})::text AS line FROM "${table}" t ${exported.join?.sql ?? ""}
           WHERE t."${key}" = '${tenantId}'::uuid`,
  });
  for (;;) {
    const batch = await tx.query<{ line: string }>({ text: `FETCH ${ROWS_AT_ONCE} FROM lines` });
    if (batch.length === 0) break;
    const text = batch.map(({ line }) => `${line}\n`).join("");
    hash.update(text);
    rows += batch.length;
    yield text;
    await progress.tick(table, batch.length);
  }
  await tx.query({ text: "CLOSE lines" });
  tell({ rows, sha256: hash.digest("hex") });
}

/** Made when everything before it has been written. */
async function* manifestOf(tenantId: string, at: Date, facts: FileFacts[]): AsyncGenerator<string> {
  const notInThere = OWNED_TABLES.flatMap(({ table, exported }) => ("leftOut" in exported ? [[table, exported.leftOut]] : []));
  const { tenant: _, ...others } = NOT_OWNED;
  const manifest = {
    format: "bizosaas.tenant-export.1",
    tenantId,
    madeAt: at.toISOString(),
    files: facts,
    tablesLeftOut: { ...Object.fromEntries(notInThere), ...others },
  };
  yield `${JSON.stringify(manifest, null, 2)}\n`;
}
