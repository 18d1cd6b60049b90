import { requirePermission, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import { escapeLike, type SqlQuery } from "#lib/platform/database";
import { type Conditions, conditionsOf, countRows, orderOf, pageOf, prepared, type SortedRow } from "#lib/tables";
import { dayAfter, dayStart, type RowCount } from "#lib/tables/schema";
import { type ListTenantsInput, PLAN_KEYS, type TenantFilter, type TenantListItem, type TenantPage, tenantStatus } from "./schema.ts";

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

export type TenantListRow = TenantRow & SortedRow;

export const TENANT_COLUMNS = `t.id, t.slug, t.name, t.kind, t.status, t.plan_key, p.name AS plan_name, t.is_demo, t.created_at,
  (SELECT count(*)::int FROM membership m WHERE m.tenant_id = t.id) AS member_count`;

const rankOf = (column: string, values: readonly string[]) =>
  `array_position(ARRAY[${values.map((value) => `'${value}'`).join(",")}]::text[], ${column})`;

// Each has an index over the same expression.
const SORTS = {
  name: { column: "lower(t.name)", type: "text" },
  created: { column: "t.created_at", type: "timestamptz" },
  plan: { column: rankOf("t.plan_key", PLAN_KEYS), type: "int" },
  status: { column: rankOf("t.status", tenantStatus.options), type: "int" },
};

/** All tenants, page by page, for the operator's staff. Searches name and slug for a part of either. */
export async function listTenants(context: StaffContext, input: ListTenantsInput): Promise<TenantPage> {
  requirePermission(context, "tenant.read");
  const query = tenantListQuery(input);
  const read = await readAcrossTenants(context, "tenant.list", (tx) => tx.query<TenantListRow>(query));
  const { rows, nextCursor } = pageOf(read, input);
  return { tenants: rows.map(tenantListItemOf), nextCursor };
}

/** How many tenants a filter means; counted up to `COUNTED_UP_TO` and no further. */
export async function countTenants(context: StaffContext, filter: TenantFilter): Promise<RowCount> {
  requirePermission(context, "tenant.read");
  const conditions = tenantConditions(filter);
  return readAcrossTenants(context, "tenant.list", (tx) => countRows(tx, "tenants", "tenant t", conditions));
}

/** The SQL of one page, one row longer than the page to see whether another follows. A prepared statement per shape. */
export function tenantListQuery(input: ListTenantsInput): SqlQuery & { text: string } {
  const order = orderOf(SORTS, input.sort, "t");
  const conditions = tenantConditions(input, input.limit + 1);
  order.after(conditions, input.cursor);
  return prepared(
    "list-tenants",
    // Who is on the page is settled first, so that people are counted for them alone.
    `SELECT ${TENANT_COLUMNS}, t.sort_value::text AS sort_value
           FROM (SELECT t.*, ${order.column} AS sort_value FROM tenant t ${conditions.where()} ${order.by()} LIMIT $1) t
           JOIN plan p ON p.key = t.plan_key ${order.by("t.sort_value")}`,
    conditions,
  );
}

/** The conditions of a filter. @param values what the statement has already */
export function tenantConditions(filter: TenantFilter, ...values: unknown[]): Conditions {
  const conditions = conditionsOf(...values);
  const { add, param } = conditions;
  const { search, status = [], plan = [], kind = [], createdFrom, createdTo } = filter;
  if (search) add(`(lower(t.name) || ' ' || t.slug) LIKE ${param(`%${escapeLike(search.toLowerCase())}%`)}`);
  if (status.length > 0) add(`t.status = ANY(${param(status)}::text[])`);
  if (plan.length > 0) add(`t.plan_key = ANY(${param(plan)}::text[])`);
  if (kind.length > 0) add(`t.kind = ANY(${param(kind)}::text[])`);
  if (createdFrom) add(`t.created_at >= ${param(dayStart(createdFrom))}`);
  if (createdTo) add(`t.created_at < ${param(dayAfter(createdTo))}`);
  return conditions;
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
