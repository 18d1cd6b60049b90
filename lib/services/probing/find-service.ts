import type { Queryable } from "#lib/platform/database";
import { notFound } from "#lib/platform/errors";

/** @throws `not_found` */
export async function findService(tx: Queryable, key: string): Promise<{ id: string; isPlatform: boolean }> {
  const [row] = await tx.query<{ id: string; is_platform: boolean }>({ text: "SELECT id, is_platform FROM service WHERE key = $1", values: [key] });
  if (!row) throw notFound("This service");
  return { id: row.id, isPlatform: row.is_platform };
}
