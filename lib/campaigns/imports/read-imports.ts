import { readInTenant, requirePermission, type TenantContext } from "#lib/access";
import { findImport, IMPORT_COLUMNS, IMPORT_TABLES, type ImportRow, importOf } from "./import-rows.ts";
import type { FigureImport, ImportPage, ListImportsInput } from "./import-schema.ts";

/** The tenant's imports, the newest first, page by page. */
export async function listImports(context: TenantContext, { cursor, limit }: ListImportsInput): Promise<ImportPage> {
  requirePermission(context, "campaign.create");
  // Ids are made in the order of time.
  const rows = await readInTenant(context, (tx) =>
    tx.query<ImportRow>({
      name: `list-imports:${cursor ? "cursor" : ""}`,
      text: `SELECT ${IMPORT_COLUMNS} FROM ${IMPORT_TABLES} WHERE i.tenant_id = $1::uuid ${cursor ? "AND i.id < $3::uuid" : ""}
             ORDER BY i.id DESC LIMIT $2`,
      values: [context.tenant.id, limit + 1, ...(cursor ? [cursor] : [])],
    }),
  );
  const shown = rows.slice(0, limit);
  const now = context.clock.now();
  return { imports: shown.map((row) => importOf(row, now)), nextCursor: rows.length > limit ? (shown.at(-1)?.id ?? null) : null };
}

/** One import and how far it is. @throws `not_found`, also for another tenant's */
export async function getImport(context: TenantContext, id: string): Promise<FigureImport> {
  requirePermission(context, "campaign.create");
  return readInTenant(context, async (tx) => importOf(await findImport(context, tx, id), context.clock.now()));
}
