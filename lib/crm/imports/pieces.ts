import type { Queryable } from "#lib/platform/database";

/** One piece of an uploaded file; undefined behind the last. */
export async function pieceAt(tx: Queryable, tenantId: string, importId: string, position: number): Promise<Buffer | undefined> {
  const [piece] = await tx.query<{ bytes: Buffer }>({
    name: "piece-of-crm-import",
    text: "SELECT bytes FROM crm_import_piece WHERE tenant_id = $1::uuid AND import_id = $2::uuid AND position = $3",
    values: [tenantId, importId, position],
  });
  return piece?.bytes;
}
