import { requirePermission, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import { escapeLike, type SqlQuery } from "#lib/platform/database";
import { dayAfter } from "#lib/tables/schema";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import {
  COUNTED_UP_TO,
  type ListTenantsInput,
  PLAN_KEYS,
  type TenantCount,
  type TenantFilter,
  type TenantListItem,
  type TenantPage,
  tenantStatus,
} from "./schema.ts";

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

const rankOf = (column: string, values: readonly string[]) =>
  `array_position(ARRAY[${values.map((value) => `'${value}'`).join(",")}]::text[], ${column})`;
const STATUS_RANK = rankOf("t.status", tenantStatus.options);
const PLAN_RANK = rankOf("t.plan_key", PLAN_KEYS);
const RISING = { direction: "ASC", beyond: ">" };
const FALLING = { direction: "DESC", beyond: "<" };
const BY_NAME = { column: "lower(t.name)", type: "text" };
const BY_CREATED = { column: "t.created_at", type: "timestamptz" };
const BY_PLAN = { column: PLAN_RANK, type: "int" };
const BY_STATUS = { column: STATUS_RANK, type: "int" };

// Each order is total (the id breaks ties) and has an index over the same expression.
const SORTS: Record<ListTenantsInput["sort"], { column: string; type: string; direction: string; beyond: string }> = {
  name: { ...BY_NAME, ...RISING },
  "-name": { ...BY_NAME, ...FALLING },
  created: { ...BY_CREATED, ...RISING },
  "-created": { ...BY_CREATED, ...FALLING },
  plan: { ...BY_PLAN, ...RISING },
  "-plan": { ...BY_PLAN, ...FALLING },
  status: { ...BY_STATUS, ...RISING },
  "-status": { ...BY_STATUS, ...FALLING },
};

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

/** How many tenants a filter means; counted up to `COUNTED_UP_TO` and no further. */
export async function countTenants(context: StaffContext, filter: TenantFilter): Promise<TenantCount> {
  requirePermission(context, "tenant.read");
  const values: unknown[] = [COUNTED_UP_TO + 1];
  const { where, shape } = tenantConditions(filter, values);
  const [row] = await readAcrossTenants(context, "tenant.list", (tx) =>
    tx.query<{ count: number }>({
      name: `count-tenants:${shape.join(":")}`,
      text: `SELECT count(*)::int AS count FROM (SELECT 1 FROM tenant t ${where} LIMIT $1) AS counted`,
      values,
    }),
  );
  const count = row?.count ?? 0;
  return { count: Math.min(count, COUNTED_UP_TO), isExact: count <= COUNTED_UP_TO };
}

/** The SQL of one page, one row longer than the page to see whether another follows. A prepared statement per shape. */
export function tenantListQuery(input: ListTenantsInput): SqlQuery & { text: string } {
  const sort = SORTS[input.sort];
  const values: unknown[] = [input.limit + 1];
  const { where, shape } = tenantConditions(input, values, (param) => {
    if (!input.cursor) return null;
    const { value, id } = decodeCursor(input.cursor, input.sort);
    return `(${sort.column}, t.id) ${sort.beyond} (${param(value)}::${sort.type}, ${param(id)}::uuid)`;
  });
  return {
    name: `list-tenants:${input.sort}:${shape.join(":")}`,
    // The place to go on from is the database's own word: what is small in its locale need not be in ours.
    // Who is on the page is settled first, so that people are counted for them alone.
    text: `SELECT ${TENANT_COLUMNS}, t.sort_value::text AS sort_value
           FROM (SELECT t.*, ${sort.column} AS sort_value FROM tenant t ${where} ORDER BY ${sort.column} ${sort.direction}, t.id ${sort.direction} LIMIT $1) t
           JOIN plan p ON p.key = t.plan_key ORDER BY t.sort_value ${sort.direction}, t.id ${sort.direction}`,
    values,
  };
}

/** The conditions of a filter; their values are added to `values`. `shape` names which there are. */
export function tenantConditions(
  filter: TenantFilter,
  values: unknown[],
  more: (param: (value: unknown) => string) => string | null = () => null,
): { where: string; shape: string[] } {
  const conditions: string[] = [];
  const shape: string[] = [];
  const param = (value: unknown) => `$${values.push(value)}`;
  const add = (name: string, condition: string) => {
    conditions.push(condition);
    shape.push(name);
  };
  const { search, status = [], plan = [], kind = [], createdFrom, createdTo } = filter;
  if (search) add("search", `(lower(t.name) || ' ' || t.slug) LIKE ${param(`%${escapeLike(search.toLowerCase())}%`)}`);
  if (status.length > 0) add("status", `t.status = ANY(${param(status)}::text[])`);
  if (plan.length > 0) add("plan", `t.plan_key = ANY(${param(plan)}::text[])`);
  if (kind.length > 0) add("kind", `t.kind = ANY(${param(kind)}::text[])`);
  if (createdFrom) add("from", `t.created_at >= ${param(new Date(`${createdFrom}T00:00:00.000Z`))}`);
  if (createdTo) add("to", `t.created_at < ${param(dayAfter(createdTo))}`);
  const rest = more(param);
  if (rest) add("cursor", rest);
  return { where: conditions.length > 0 ? `WHERE ${conditions.join(" AND ")}` : "", shape };
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
