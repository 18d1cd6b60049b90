import { readInTenant, requirePermission, type TenantContext } from "#lib/access";
import { escapeLike, onDays, type Queryable, type SqlQuery } from "#lib/platform/database";
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
import { addOwners } from "../owned.ts";
import { DEAL_COLUMNS, DEAL_JOINS, type DealRow, dealItemOf, findDeal } from "./deal-rows.ts";
import {
  type BoardInput,
  DEAL_STAGES,
  type DealBoard,
  type DealDetail,
  type DealFilter,
  type DealPage,
  type ExportDealsInput,
  type ListDealsInput,
} from "./schema.ts";

// Each has an index over the same expression, with the tenant before it.
const SORTS: Record<string, SortColumn> = {
  created: { column: "d.created_at", type: "timestamptz" },
  name: { column: "d.sort_name", type: "text" },
  amount: { column: "d.amount_minor", type: "bigint" },
  close: { column: "coalesce(d.expected_close_on, 'infinity'::date)", type: "date" },
};
/** How many deals of a stage the board shows; the list has all. */
const BOARD_DEPTH = 50;

/** The tenant's deals, page by page. @throws `forbidden`, `invalid` for a cursor that is not of this list */
export async function listDeals(context: TenantContext, input: ListDealsInput): Promise<DealPage> {
  requirePermission(context, "deal.read");
  const read = await readInTenant(context, async (tx) => {
    const fields = await fieldsFor(tx, context.tenant.id, "deal", input);
    return tx.query<DealRow>(dealListQuery(context, input, fields));
  });
  const { rows, nextCursor } = pageOf(read, input);
  return { deals: rows.map(dealItemOf), nextCursor };
}

/** How many deals a filter means; counted up to a bound and no further. */
export async function countDeals(context: TenantContext, filter: DealFilter): Promise<RowCount> {
  requirePermission(context, "deal.read");
  return readInTenant(context, async (tx) => {
    const fields = await fieldsFor(tx, context.tenant.id, "deal", filter);
    return countRows(tx, "deals", "deal d", dealConditions(context, filter, fields));
  });
}

/** @throws `not_found`, `forbidden` */
export async function getDeal(context: TenantContext, id: string): Promise<DealDetail> {
  requirePermission(context, "deal.read");
  return readInTenant(context, (tx) => findDeal(tx, context.tenant.id, id));
}

/** Every deal that the filter means, in the order asked for. @throws `forbidden`; otherwise as `exportRows` */
export async function exportDeals(context: TenantContext, input: ExportDealsInput, runtime: Pick<Runtime, "limiter">): Promise<TableExport> {
  requirePermission(context, "deal.read");
  const { format: _, ...filter } = input;
  return exportRows<DealRow>(context, { ...(await dealSheet(context, filter)), input }, runtime);
}

/** The same as a sheet that is read page after page. @throws `forbidden` */
export async function dealSheet(
  context: TenantContext,
  filter: Omit<ListDealsInput, "cursor" | "limit">,
): Promise<Omit<RowExport<DealRow>, "input">> {
  requirePermission(context, "deal.read");
  const fields = await readInTenant(context, (tx) => fieldsOf(tx, context.tenant.id, "deal"));
  return {
    table: "deals",
    action: "deal.export",
    sheet: "Deals",
    nouns: { one: "deal", many: "deals" },
    columns: [
      ["Deal", (deal) => deal.name],
      ["Stage", (deal) => deal.stage],
      ["Amount (minor units)", (deal) => Number(deal.amount_minor)],
      ["Currency", (deal) => deal.currency],
      ["Probability", (deal) => deal.probability],
      ["Expected close", (deal) => deal.expected_close_on],
      ["Company", (deal) => deal.company_name],
      ["Contact", (deal) => deal.contact_name],
      ["Owner", (deal) => deal.owner_name],
      ["Closed", (deal) => deal.closed_at],
      ["Begun", (deal) => deal.created_at],
      ...fieldColumns(fields),
      ["Id", (deal) => deal.id],
    ],
    query: (page) => dealListQuery(context, { ...filter, ...page }, fields),
  };
}

/** The board: of each stage its first deals from the top, and what all of the stage are worth in the tenant's currency. */
export async function dealBoard(context: TenantContext, input: BoardInput): Promise<DealBoard> {
  requirePermission(context, "deal.read");
  const { currency } = context.tenant;
  return readInTenant(context, async (tx) => {
    const [rows, sums] = await Promise.all([readBoard(tx, context, input), readSums(tx, context, input)]);
    const deals = rows.map(dealItemOf);
    const columns = DEAL_STAGES.map((stage) => {
      const { count = 0, amount = 0n, weighted = 0n } = sums.find((each) => each.stage === stage) ?? {};
      return { stage, deals: deals.filter((deal) => deal.stage === stage), count, amountMinor: Number(amount), weightedMinor: Number(weighted) };
    });
    return { currency, columns, others: sums.reduce((total, each) => total + each.others, 0) };
  });
}

function readBoard(tx: Queryable, context: TenantContext, input: BoardInput): Promise<DealRow[]> {
  const conditions = dealConditions(context, input, [], BOARD_DEPTH);
  conditions.add("d.stage = s.stage");
  return tx.query<DealRow>(
    prepared(
      "deal-board",
      `SELECT ${DEAL_COLUMNS}, '' AS sort_value FROM unnest(ARRAY['${DEAL_STAGES.join("','")}']) WITH ORDINALITY AS s (stage, position)
       CROSS JOIN LATERAL (SELECT d.* FROM deal d ${conditions.where()}
         ORDER BY CASE WHEN d.closed_at IS NULL THEN d.place END, d.closed_at DESC, d.id LIMIT $1) d
       ${DEAL_JOINS} ORDER BY s.position, CASE WHEN d.closed_at IS NULL THEN d.place END, d.closed_at DESC, d.id`,
      conditions,
    ),
  );
}

interface SumRow {
  stage: string;
  count: number;
  others: number;
  amount: bigint;
  weighted: bigint;
}

function readSums(tx: Queryable, context: TenantContext, input: BoardInput): Promise<SumRow[]> {
  const conditions = dealConditions(context, input, [], context.tenant.currency);
  return tx.query<SumRow>(
    prepared(
      "deal-board-sums",
      `SELECT d.stage, count(*)::int AS count, count(*) FILTER (WHERE d.currency <> $1)::int AS others,
              coalesce(sum(d.amount_minor) FILTER (WHERE d.currency = $1), 0)::bigint AS amount,
              coalesce(sum((d.amount_minor * d.probability + 50) / 100) FILTER (WHERE d.currency = $1), 0)::bigint AS weighted
       FROM deal d ${conditions.where()} GROUP BY d.stage`,
      conditions,
    ),
  );
}

function dealListQuery(context: TenantContext, input: ListDealsInput, fields: readonly CrmField[]): SqlQuery & { text: string } {
  const conditions = dealConditions(context, input, fields, input.limit + 1);
  const order = orderOf(fieldSort(conditions, "d", fields, input.sort) ?? SORTS, input.sort, "d");
  order.after(conditions, input.cursor);
  return prepared(
    "list-deals",
    `SELECT ${DEAL_COLUMNS}, d.sort_value::text AS sort_value FROM (
       SELECT d.*, ${order.column} AS sort_value FROM deal d ${conditions.where()} ${order.by()} LIMIT $1
     ) d ${DEAL_JOINS} ${order.by("d.sort_value")}`,
    conditions,
  );
}

/** The conditions of a filter. @param fields of deals, where it narrows by them (`fieldsFor`) @param values what the statement has already */
function dealConditions(context: TenantContext, filter: DealFilter, fields: readonly CrmField[], ...values: unknown[]): Conditions {
  const conditions = conditionsOf(...values);
  const { add, param } = conditions;
  const { search, stage = [], owner, closeFrom, closeTo, closedFrom, closedTo, createdFrom, createdTo } = filter;
  add(`d.tenant_id = ${param(context.tenant.id)}::uuid`);
  if (search) add(`d.sort_name LIKE ${param(`%${escapeLike(search.toLowerCase())}%`)}`);
  if (stage.length > 0) add(`d.stage = ANY(${param(stage)}::text[])`);
  addOwners(context, conditions, "d", owner);
  if (closeFrom) add(`d.expected_close_on >= ${param(closeFrom)}::date`);
  if (closeTo) add(`d.expected_close_on <= ${param(closeTo)}::date`);
  for (const each of onDays(conditions, "d.closed_at", closedFrom, closedTo, context.tenant.timeZone)) add(each);
  for (const each of onDays(conditions, "d.created_at", createdFrom, createdTo, context.tenant.timeZone)) add(each);
  addFieldFilters(conditions, "d", fields, filter.custom);
  return conditions;
}
