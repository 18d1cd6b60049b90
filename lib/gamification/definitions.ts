import type { Queryable } from "#lib/platform/database";
import { type Achievement, type Condition, condition } from "./schema.ts";

/** An achievement of the catalogue. */
export type Definition = Pick<Achievement, "key" | "name" | "description" | "kind" | "surface" | "tier" | "points" | "difficulty"> & {
  condition: Condition;
};

/** A definition with the tenant's award of it, if there is one. */
export type DefinitionWithAward = Definition & { awardedAt: Date | null };

type Row = Omit<Definition, "condition"> & { condition: unknown; awarded_at: Date | null };

/** The catalogue in its order, with what the tenant has been awarded. @throws for a condition that is not of version 1 */
export async function definitionsOf(tx: Queryable, tenantId: string): Promise<DefinitionWithAward[]> {
  const rows = await tx.query<Row>({
    name: "achievements-with-awards",
    text: `SELECT d.key, d.name, d.description, d.kind, d.surface, d.tier, d.points, d.difficulty, d.condition, a.awarded_at
           FROM achievement_definition d LEFT JOIN achievement_award a ON a.tenant_id = $1::uuid AND a.cause_key = 'achievement:' || d.key
           ORDER BY d.position, d.key LIMIT 1000`,
    values: [tenantId],
  });
  return rows.map(({ awarded_at, ...row }) => ({ ...row, condition: condition.parse(row.condition), awardedAt: awarded_at }));
}

/** What the award of an achievement and its points are entered under: each cause pays a tenant once. */
export const causeOf = (key: string): string => `achievement:${key}`;
