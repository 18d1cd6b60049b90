import type { Queryable } from "#lib/platform/database";

/** The bytes of an uploaded file, one piece at a time. */
export async function* piecesOf(tx: Queryable, tenantId: string, importId: string): AsyncGenerator<Buffer> {
  for (let position = 0; ; position += 1) {
    const [piece] = await tx.query<{ bytes: Buffer }>({
      name: "piece-of-import",
      text: "SELECT bytes FROM figure_import_piece WHERE tenant_id = $1::uuid AND import_id = $2::uuid AND position = $3",
      values: [tenantId, importId, position],
    });
    if (!piece) return;
    yield piece.bytes;
  }
}
