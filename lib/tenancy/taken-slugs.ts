import type { Queryable } from "#lib/platform/database";

/** Which of these addresses nobody can have: a tenant has them, or one did that was deleted not long ago. */
export async function takenSlugs(tx: Queryable, slugs: string[], now: Date): Promise<Map<string, "taken" | "held">> {
  const rows = await tx.query<{ slug: string; why: "taken" | "held" }>({
    text: `SELECT slug, 'held' AS why FROM tenant_deletion WHERE slug = ANY($1::text[]) AND status = 'done' AND held_until > $2::timestamptz
           UNION SELECT slug, 'taken' FROM tenant WHERE slug = ANY($1::text[])`,
    values: [slugs, now],
  });
  return new Map(rows.map(({ slug, why }) => [slug, why]));
}
