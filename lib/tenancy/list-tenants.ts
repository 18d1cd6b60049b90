import { requirePermission, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import { escapeLike, type SqlQuery } from "#lib/platform/database";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import type { ListTenantsInput, TenantListItem, TenantPage } from "./schema.ts";

export interface TenantRow {
  id: string;
  slug: string;
  name: string;
  kind: TenantListItem["kind"];
  status: TenantListItem["status"];
  plan_key: string;
  plan_name: string;
  member_count: number;
  is_demo: boolean;
  created_at: Date;
}

export const TENANT_COLUMNS = `t.id, t.slug, t.name, t.kind, t.status, t.plan_key, p.name AS plan_name, t.is_demo, t.created_at,
  (SELECT count(*)::int FROM membership m WHERE m.tenant_id = t.id) AS member_count`;

// Each order is total (the id breaks ties) and has an index.
const SORTS = {
  name: { column: "lower(t.name)", type: "text", direction: "ASC", beyond: ">" },
  "-name": { column: "lower(t.name)", type: "text", direction: "DESC", beyond: "<" },
  created: { column: "t.created_at", type: "timestamptz", direction: "ASC", beyond: ">" },
  "-created": { column: "t.created_at", type: "timestamptz", direction: "DESC", beyond: "<" },
} as const;

/** All tenants, page by page, for the operator's staff. Searches name and slug for a part of either. */
export async function listTenants(context: StaffContext, input: ListTenantsInput): Promise<TenantPage> {
  requirePermission(context, "tenant.read");
  const query = tenantListQuery(input);
  const rows = await readAcrossTenants(context, "tenant.list", (tx) => tx.query<TenantRow & { sort_value: string }>(query));
  const page = rows.slice(0, input.limit);
  const last = page.at(-1);
  const hasMore = rows.length > input.limit;
  return { tenants: page.map(tenantListItemOf), nextCursor: hasMore && last ? encodeCursor(input.sort, last.sort_value, last.id) : null };
}

/** The SQL of one page, one row longer than the page to see whether another follows. A prepared statement per shape. */
export function tenantListQuery(input: ListTenantsInput): SqlQuery & { text: string } {
  const sort = SORTS[input.sort];
  const values: unknown[] = [input.limit + 1];
  const conditions: string[] = [];
  const shape: string[] = [input.sort];
  const param = (value: unknown) => `$${values.push(value)}`;
  if (input.search) {
    conditions.push(`(lower(t.name) || ' ' || t.slug) LIKE ${param(`%${escapeLike(input.search.toLowerCase())}%`)}`);
    shape.push("search");
  }
  if (input.status) {
    conditions.push(`t.status = ${param(input.status)}`);
    shape.push("status");
  }
  if (input.cursor) {
    const { value, id } = decodeCursor(input.cursor, input.sort);
    conditions.push(`(${sort.column}, t.id) ${sort.beyond} (${param(value)}::${sort.type}, ${param(id)}::uuid)`);
    shape.push("cursor");
  }
  const where = conditions.length > 0 ? `WHERE ${conditions.join(" AND ")}` : "";
  return {
    name: `list-tenants:${shape.join(":")}`,
    // The place to go on from is the database's own word: what is small in its locale need not be in ours.
    text: `SELECT ${TENANT_COLUMNS}, (${sort.column})::text AS sort_value FROM tenant t JOIN plan p ON p.key = t.plan_key ${where}
           ORDER BY ${sort.column} ${sort.direction}, t.id ${sort.direction} LIMIT $1`,
    values,
  };
}

export function tenantListItemOf(row: TenantRow): TenantListItem {
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    kind: row.kind,
    status: row.status,
    planKey: row.plan_key,
    planName: row.plan_name,
    memberCount: row.member_count,
    isDemo: row.is_demo,
    createdAt: row.created_at.toISOString(),
  };
}
