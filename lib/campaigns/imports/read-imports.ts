import { readInTenant, requirePermission, type TenantContext } from "#lib/access";
import { findImport, IMPORT_COLUMNS, IMPORT_TABLES, type ImportRow, importOf } from "./import-rows.ts";
import type { FigureImport, ImportPage, ListImportsInput, TakingBack } from "./import-schema.ts";

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

/**
 * Who took an import back, and when they asked for it, as the audit trail has it; a member of staff who acted as somebody is told themselves.
 * @returns null for one that was not taken back, or so long ago that the trail no longer keeps it @throws `not_found`
 */
export async function readTakingBack(context: TenantContext, id: string): Promise<TakingBack | null> {
  requirePermission(context, "campaign.create");
  return readInTenant(context, async (tx) => {
    const { status } = await findImport(context, tx, id);
    if (status !== "undoing" && status !== "undone") return null;
    const [act] = await tx.query<{ by: string; at: Date }>({
      name: "taking-back-of-import",
      text: `SELECT coalesce(u.name, e.actor_label) AS by, e.at FROM audit_entry e LEFT JOIN "user" u ON u.id = e.actor_id
             WHERE e.subject_type = 'figure_import' AND e.subject_id = $2 AND e.tenant_id = $1::uuid AND e.action = 'campaign.import_undo'
             ORDER BY e.id DESC LIMIT 1`,
      values: [context.tenant.id, id],
    });
    return act ? { by: act.by, at: act.at.toISOString() } : null;
  });
}
