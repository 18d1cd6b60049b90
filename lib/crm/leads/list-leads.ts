import { readInTenant, requirePermission, type TenantContext } from "#lib/access";
import { escapeLike, type SqlQuery, sinceDay, untilDay } from "#lib/platform/database";
import type { Runtime } from "#lib/platform/runtime";
import {
  type Conditions,
  conditionsOf,
  countRows,
  exportRows,
  orderOf,
  pageOf,
  prepared,
  type RowExport,
  type SortColumn,
  type TableExport,
} from "#lib/tables";
import type { RowCount } from "#lib/tables/schema";
import { addFieldFilters, fieldSort } from "../custom-fields/filter.ts";
import { fieldsFor, fieldsOf } from "../custom-fields/read-fields.ts";
import type { CrmField } from "../custom-fields/schema.ts";
import { fieldColumns } from "../custom-fields/sheet.ts";
import { type Narrowing, narrow } from "../narrowing.ts";
import { addOwners } from "../owned.ts";
import { findLead, LEAD_COLUMNS, type LeadRow, leadItemOf } from "./lead-rows.ts";
import type { ExportLeadsInput, LeadDetail, LeadFilter, LeadPage, ListLeadsInput } from "./schema.ts";

// Each has an index over the same expression, with the tenant before it.
const SORTS: Record<string, SortColumn> = {
  created: { column: "l.created_at", type: "timestamptz" },
  name: { column: "l.sort_name", type: "text" },
  score: { column: "coalesce(l.score, -1)", type: "int" },
  followUp: { column: "coalesce(l.next_follow_up_at, 'infinity'::timestamptz)", type: "timestamptz" },
};

/** The tenant's leads, page by page. @throws `forbidden`, `invalid` for a cursor that is not of this list */
export async function listLeads(context: TenantContext, input: ListLeadsInput): Promise<LeadPage> {
  requirePermission(context, "lead.read");
  const read = await readInTenant(context, async (tx) => {
    const fields = await fieldsFor(tx, context.tenant.id, "lead", input);
    return tx.query<LeadRow>(leadListQuery(context, input, fields));
  });
  const { rows, nextCursor } = pageOf(read, input);
  return { leads: rows.map(leadItemOf), nextCursor };
}

/** How many leads a filter means; counted up to a bound and no further. */
export async function countLeads(context: TenantContext, filter: LeadFilter): Promise<RowCount> {
  requirePermission(context, "lead.read");
  return readInTenant(context, async (tx) => {
    const fields = await fieldsFor(tx, context.tenant.id, "lead", filter);
    return countRows(tx, "leads", "lead l", leadConditions(context, filter, fields));
  });
}

/** @throws `not_found`, `forbidden` */
export async function getLead(context: TenantContext, id: string): Promise<LeadDetail> {
  requirePermission(context, "lead.read");
  return readInTenant(context, (tx) => findLead(tx, context.tenant.id, id));
}

/** Every lead that the filter means, in the order asked for. @throws `forbidden`; otherwise as `exportRows` */
export async function exportLeads(context: TenantContext, input: ExportLeadsInput, runtime: Pick<Runtime, "limiter">): Promise<TableExport> {
  requirePermission(context, "lead.read");
  const { format: _, ...filter } = input;
  return exportRows<LeadRow>(context, { ...(await leadSheet(context, filter)), input }, runtime);
}

/** The same as a sheet that is read page after page. @throws `forbidden` */
export async function leadSheet(
  context: TenantContext,
  filter: Omit<ListLeadsInput, "cursor" | "limit">,
): Promise<Omit<RowExport<LeadRow>, "input">> {
  requirePermission(context, "lead.read");
  const fields = await readInTenant(context, (tx) => fieldsOf(tx, context.tenant.id, "lead"));
  return {
    table: "leads",
    action: "lead.export",
    sheet: "Leads",
    nouns: { one: "lead", many: "leads" },
    columns: [
      ["First name", (lead) => lead.first_name],
      ["Last name", (lead) => lead.last_name],
      ["Company", (lead) => lead.company_name],
      ["E-mail", (lead) => lead.email],
      ["Phone", (lead) => lead.phone],
      ["Status", (lead) => lead.status],
      ["Score", (lead) => lead.score],
      ["Source", (lead) => lead.source],
      ["Owner", (lead) => lead.owner_name],
      ["Follow up", (lead) => lead.next_follow_up_at],
      ["Last activity", (lead) => lead.last_activity_at],
      ["Came", (lead) => lead.created_at],
      ...fieldColumns(fields),
      ["Id", (lead) => lead.id],
    ],
    query: (page) => leadListQuery(context, { ...filter, ...page }, fields),
  };
}

/** The SQL of one page, one row longer than the page to see whether another follows. */
function leadListQuery(context: TenantContext, input: ListLeadsInput, fields: readonly CrmField[]): SqlQuery & { text: string } {
  const conditions = leadConditions(context, input, fields, input.limit + 1);
  const order = orderOf(fieldSort(conditions, "l", fields, input.sort) ?? SORTS, input.sort, "l");
  order.after(conditions, input.cursor);
  return prepared(
    "list-leads",
    `SELECT ${LEAD_COLUMNS}, l.sort_value::text AS sort_value FROM (
       SELECT l.*, ${order.column} AS sort_value FROM lead l ${conditions.where()} ${order.by()} LIMIT $1
     ) l LEFT JOIN "user" o ON o.id = l.owner_id ${order.by("l.sort_value")}`,
    conditions,
  );
}

/** The conditions of a filter. @param fields of leads, where it narrows by them (`fieldsFor`) @param values what the statement has already */
export function leadConditions(context: TenantContext, filter: LeadFilter, fields: readonly CrmField[], ...values: unknown[]): Conditions {
  const conditions = conditionsOf(...values);
  const { add, param } = conditions;
  const { search, match = [] } = filter;
  add(`l.tenant_id = ${param(context.tenant.id)}::uuid`);
  if (search)
    add(
      `lower(l.first_name || ' ' || l.last_name || ' ' || coalesce(l.email, '') || ' ' || coalesce(l.company_name, '')) LIKE ${param(`%${escapeLike(search.toLowerCase())}%`)}`,
    );
  narrow(conditions, match.includes("any"), (narrowing) => addLeadFilters(context, narrowing, filter, fields));
  return conditions;
}

function addLeadFilters(context: TenantContext, narrowing: Narrowing, filter: LeadFilter, fields: readonly CrmField[]): void {
  const { add, param, together } = narrowing;
  const { status = [], band = [], source = [], tags = [], country = [], owner, scoreMin, scoreMax } = filter;
  const { timeZone } = context.tenant;
  const since = (column: string, day: string | undefined) => sinceDay(narrowing, column, day, timeZone);
  const until = (column: string, day: string | undefined) => untilDay(narrowing, column, day, timeZone);
  if (status.length > 0) add(`l.status = ANY(${param(status)}::text[])`);
  if (band.length > 0) add(`coalesce(l.score_band, 'none') = ANY(${param(band)}::text[])`);
  if (source.length > 0) add(`l.source = ANY(${param(source)}::text[])`);
  if (tags.length > 0) add(`l.tags && ${param(tags)}::text[]`);
  if (country.length > 0) add(`l.country = ANY(${param(country)}::text[])`);
  addOwners(context, narrowing, "l", owner);
  together(since("l.created_at", filter.createdFrom), until("l.created_at", filter.createdTo));
  together(since("l.next_follow_up_at", filter.followUpFrom), until("l.next_follow_up_at", filter.followUpTo));
  // With an end alone, silence counts: nothing was done since, or nothing ever.
  const quiet = filter.activityFrom ? "l.last_activity_at" : "coalesce(l.last_activity_at, '-infinity')";
  together(since("l.last_activity_at", filter.activityFrom), until(quiet, filter.activityTo));
  together(scoreMin === undefined ? null : `l.score >= ${param(scoreMin)}`, scoreMax === undefined ? null : `l.score <= ${param(scoreMax)}`);
  addFieldFilters(narrowing, "l", fields, filter.custom);
}

/** What many leads are called in what is told of an act upon them. */
export const LEAD_LABEL = `coalesce(nullif(trim(l.first_name || ' ' || l.last_name), ''), l.company_name, l.email, l.phone)`;
