import { type PlatformRole, requirePermission, requireStaff, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import { escapeLike, type SqlQuery } from "#lib/platform/database";
import { type Conditions, conditionsOf, countRows, orderOf, pageOf, prepared, type SortedRow } from "#lib/tables";
import { dayAfter, dayStart, type RowCount } from "#lib/tables/schema";
import type { ListPeopleInput, PersonFilter, PersonListItem, PersonPage } from "./schema.ts";

export interface PersonRow extends SortedRow {
  name: string;
  email: string;
  status: PersonListItem["status"];
  platform_role: PlatformRole | null;
  is_demo: boolean;
  has_second_factor: boolean;
  is_locked: boolean;
  tenant_count: number;
  first_tenant: string | null;
  last_sign_in_at: Date | null;
  created_at: Date;
}

// Each has an index over the same expression.
const SORTS = {
  name: { column: "lower(u.name)", type: "text" },
  seen: { column: "coalesce(u.last_sign_in_at, '-infinity'::timestamptz)", type: "timestamptz" },
  created: { column: "u.created_at", type: "timestamptz" },
};

// Not EXISTS: the planner would read every factor there is to look for those of a page. Like this it stops at the end of the page:
// of 200,000 people of whom half have a second factor it takes some milliseconds either way, and only where next to nobody (or
// next to everybody) has one are all of them looked at, for about a second.
const HAS_FACTOR = `coalesce((SELECT true FROM totp_factor f WHERE f.user_id = u.id AND f.confirmed_at IS NOT NULL),
                             (SELECT true FROM passkey k WHERE k.user_id = u.id LIMIT 1), false)`;
/** Lockouts that are in force. @param now the place of the moment in the statement */
const locks = (now: string) => `SELECT l.user_id FROM one_time_token l WHERE l.purpose = 'unlock' AND l.used_at IS NULL AND l.expires_at > ${now}`;

/**
 * Everybody who has an account, page by page, for the operator's staff. Searches name and address for a part of either.
 * @throws `invalid` for a cursor that is not of this list
 */
export async function listPeople(context: StaffContext, input: ListPeopleInput): Promise<PersonPage> {
  requirePermission(requireStaff(context), "tenant.read");
  const query = personListQuery(input, context.clock.now());
  const read = await readAcrossTenants(context, "people.list", (tx) => tx.query<PersonRow>(query));
  const { rows, nextCursor } = pageOf(read, input);
  return { people: rows.map(itemOf), nextCursor };
}

/** How many people a filter means; counted up to a bound and no further. */
export async function countPeople(context: StaffContext, filter: PersonFilter): Promise<RowCount> {
  requirePermission(requireStaff(context), "tenant.read");
  const conditions = personConditions(filter, context.clock.now());
  return readAcrossTenants(context, "people.list", (tx) => countRows(tx, "people", '"user" u', conditions));
}

/**
 * The SQL of one page, one row longer than the page to see whether another follows. Who is on the page is settled first, so
 * that what is told of each is looked up for them alone.
 */
export function personListQuery(input: ListPeopleInput, now: Date): SqlQuery & { text: string } {
  const order = orderOf(SORTS, input.sort, "u");
  const conditions = personConditions(input, now, input.limit + 1);
  order.after(conditions, input.cursor);
  const isLocked = `u.id IN (${locks(conditions.param(now))})`;
  return prepared(
    "list-people",
    `WITH page AS MATERIALIZED (
        SELECT u.*, ${order.column} AS sort_value FROM "user" u ${conditions.where()} ${order.by()} LIMIT $1
      )
      SELECT u.id, u.name, u.email, u.status, u.platform_role, u.is_demo, u.last_sign_in_at, u.created_at, u.sort_value::text AS sort_value,
             ${HAS_FACTOR} AS has_second_factor, ${isLocked} AS is_locked,
             (SELECT count(*)::int FROM membership m WHERE m.user_id = u.id) AS tenant_count,
             (SELECT t.name FROM membership m JOIN tenant t ON t.id = m.tenant_id WHERE m.user_id = u.id
              ORDER BY m.created_at, m.tenant_id LIMIT 1) AS first_tenant
      FROM page u ${order.by("u.sort_value")}`,
    conditions,
  );
}

/** The conditions of a filter. @param values what the statement has already */
export function personConditions(filter: PersonFilter, now: Date, ...values: unknown[]): Conditions {
  const conditions = conditionsOf(...values);
  const { add, param } = conditions;
  const { search, factor = [], signedIn = [], seenFrom, seenTo, createdFrom, createdTo, tenant, tenantId } = filter;
  add("u.erased_at IS NULL");
  if (search) add(`(lower(u.name) || ' ' || u.email) LIKE ${param(`%${escapeLike(search.toLowerCase())}%`)}`);
  addStanding(conditions, filter.status ?? [], now);
  addRole(conditions, filter.role ?? []);
  if (factor.length === 1) add(`${HAS_FACTOR} = ${factor[0] === "on"}`);
  // Said twice: each half is what one of the indexes is over.
  if (signedIn.length === 1)
    add(
      signedIn[0] === "yes"
        ? `u.last_sign_in_at IS NOT NULL AND ${SORTS.seen.column} > '-infinity'`
        : `u.last_sign_in_at IS NULL AND ${SORTS.seen.column} = '-infinity'`,
    );
  if (seenFrom) add(`${SORTS.seen.column} >= ${param(dayStart(seenFrom))}`);
  // Who never signed in was not seen up to a day either.
  if (seenTo) add(`u.last_sign_in_at IS NOT NULL AND ${SORTS.seen.column} < ${param(dayAfter(seenTo))}`);
  if (createdFrom) add(`u.created_at >= ${param(dayStart(createdFrom))}`);
  if (createdTo) add(`u.created_at < ${param(dayAfter(createdTo))}`);
  if (tenantId) add(`u.id IN (SELECT m.user_id FROM membership m WHERE m.tenant_id = ${param(tenantId)}::uuid)`);
  if (tenant)
    add(
      `u.id IN (SELECT m.user_id FROM membership m JOIN tenant t ON t.id = m.tenant_id
                WHERE (lower(t.name) || ' ' || t.slug) LIKE ${param(`%${escapeLike(tenant.toLowerCase())}%`)})`,
    );
  return conditions;
}

function addStanding({ add, param }: Conditions, standings: NonNullable<PersonFilter["status"]>, now: Date): void {
  if (standings.length === 0 || (standings.includes("active") && standings.includes("suspended"))) return;
  const locked = () => locks(param(now));
  if (!standings.includes("locked")) add(`u.status = '${standings[0]}'`);
  else if (standings.length === 1) add(`u.id IN (${locked()})`);
  // Those who are locked are active.
  else if (standings.includes("active")) add(`(u.status = 'active' OR u.id IN (${locked()}))`);
  else add(`u.id IN (SELECT s.id FROM "user" s WHERE s.status = 'suspended' UNION ALL ${locked()})`);
}

function addRole({ add, param }: Conditions, roles: NonNullable<PersonFilter["role"]>): void {
  const named = roles.filter((role) => role !== "none");
  if (roles.length === 0 || (named.length === 2 && roles.length === 3)) return;
  if (named.length === 0) add("u.platform_role IS NULL");
  else if (named.length < roles.length) add(`(u.platform_role IS NULL OR u.platform_role = ANY(${param(named)}::text[]))`);
  // The first half is what the index of staff is over.
  else add(`u.platform_role IS NOT NULL AND u.platform_role = ANY(${param(named)}::text[])`);
}

const itemOf = (row: PersonRow): PersonListItem => ({
  id: row.id,
  name: row.name,
  email: row.email,
  status: row.status,
  platformRole: row.platform_role,
  isDemo: row.is_demo,
  hasSecondFactor: row.has_second_factor,
  isLocked: row.is_locked,
  tenantCount: row.tenant_count,
  firstTenant: row.first_tenant,
  lastSignInAt: row.last_sign_in_at?.toISOString() ?? null,
  createdAt: row.created_at.toISOString(),
});
