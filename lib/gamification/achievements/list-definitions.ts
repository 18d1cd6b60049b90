import { requirePermission, requireStaff, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import { escapeLike, type Queryable } from "#lib/platform/database";
import { notFound } from "#lib/platform/errors";
import type { DefinitionDetail, DefinitionRow, ListDefinitionsInput } from "./admin-schema.ts";
import { definitionContent } from "./schema.ts";

const PAGE = 50;
const MOST_VERSIONS = 50;

const ROWS = `
  SELECT d.key, d.name, d.surface, d.tier, d.points, d.status, d.version, d.is_hidden AS "isHidden", d.position, t.name AS "tenantName",
         EXISTS (SELECT 1 FROM achievement_version v WHERE v.definition_key = d.key AND v.status = 'draft') AS "hasDraft",
         (SELECT count(DISTINCT a.tenant_id)::int FROM achievement_award a WHERE a.definition_key = d.key AND a.taken_back_at IS NULL) AS "earnedBy"
  FROM achievement_definition d LEFT JOIN tenant t ON t.id = d.tenant_id`;

/** The operator's table of achievements, fifty at a time, the tenants' own behind the catalogue. @throws `forbidden` without `gamification.manage` */
export async function listDefinitions(
  context: StaffContext,
  { q, surface, status, after }: ListDefinitionsInput,
): Promise<{ definitions: DefinitionRow[]; total: number; next: string | null }> {
  requirePermission(requireStaff(context), "gamification.manage");
  const [position = null, key = null] = after?.split(":") ?? [];
  const filter = `($1::text IS NULL OR d.name ILIKE $1 OR d.key ILIKE $1) AND ($2::text IS NULL OR d.surface = $2) AND ($3::text IS NULL OR d.status = $3)`;
  const values = [q ? `%${escapeLike(q)}%` : null, surface ?? null, status ?? null];
  return readAcrossTenants(context, "achievements.read", async (tx) => {
    const rows = await tx.query<DefinitionRow & { position: number }>({
      text: `${ROWS} WHERE ${filter} AND ($4::int IS NULL OR (d.position, d.key) > ($4::int, $5::text)) ORDER BY d.position, d.key LIMIT ${PAGE + 1}`,
      values: [...values, position, key],
    });
    const [count] = await tx.query<{ total: number }>({
      text: `SELECT count(*)::int AS total FROM achievement_definition d WHERE ${filter}`,
      values,
    });
    const shown = rows.slice(0, PAGE);
    const last = shown.at(-1);
    return {
      definitions: shown.map(({ position: _, ...row }) => row),
      total: count?.total ?? 0,
      next: rows.length > PAGE && last ? `${last.position}:${last.key}` : null,
    };
  });
}

/** One achievement with its versions and its last backfill. @throws `forbidden` as `listDefinitions`, `not_found` */
export async function findDefinition(context: StaffContext, key: string): Promise<DefinitionDetail> {
  requirePermission(requireStaff(context), "gamification.manage");
  return readAcrossTenants(context, "achievements.read", async (tx) => {
    const [found] = await tx.query<DefinitionRow & { position: number }>({ text: `${ROWS} WHERE d.key = $1`, values: [key] });
    if (!found) throw notFound("This achievement");
    const { position: _, ...row } = found;
    return { ...row, versions: await versionsOf(tx, key), backfill: await lastBackfill(tx, key) };
  });
}

async function versionsOf(tx: Queryable, key: string): Promise<DefinitionDetail["versions"]> {
  const rows = await tx.query<{
    version: number;
    status: DefinitionRow["status"];
    content: unknown;
    created_by: string | null;
    created_at: Date;
    published_at: Date | null;
    retired_at: Date | null;
  }>({
    text: `SELECT v.version, v.status, v.content, u.name AS created_by, v.created_at, v.published_at, v.retired_at
           FROM achievement_version v LEFT JOIN "user" u ON u.id = v.created_by
           WHERE v.definition_key = $1 ORDER BY v.version DESC LIMIT ${MOST_VERSIONS}`,
    values: [key],
  });
  return rows.map((row) => ({
    version: row.version,
    status: row.status,
    content: definitionContent.parse(row.content),
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    publishedAt: row.published_at?.toISOString() ?? null,
    retiredAt: row.retired_at?.toISOString() ?? null,
  }));
}

async function lastBackfill(tx: Queryable, key: string): Promise<DefinitionDetail["backfill"]> {
  const [row] = await tx.query<{
    id: string;
    version: number;
    state: "waiting" | "running" | "done";
    done: number;
    total: number;
    awarded: number;
    created_at: Date;
    finished_at: Date | null;
  }>({
    text: `SELECT id, version, state, done, total, awarded, created_at, finished_at FROM achievement_backfill
           WHERE definition_key = $1 ORDER BY created_at DESC LIMIT 1`,
    values: [key],
  });
  if (!row) return null;
  const { created_at, finished_at, ...rest } = row;
  return { ...rest, createdAt: created_at.toISOString(), finishedAt: finished_at?.toISOString() ?? null };
}
