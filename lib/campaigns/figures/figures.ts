import { readInTenant, requirePermission, type TenantContext } from "#lib/access";
import { dayIn } from "#lib/platform/clock";
import type { Queryable } from "#lib/platform/database";
import { type Period, periodsUntil } from "../period.ts";
import type { ExportFiguresInput, FiguresAnswer, FiguresInput, Freshness } from "./figures-schema.ts";
import { keepAnswer } from "./keep-answer.ts";
import { newestDay } from "./newest-day.ts";
import { type Sums, sumFigures } from "./sum-figures.ts";

const DEFAULT_DAYS = 28;
const MOST_ROWS_KEPT = 366;

/**
 * The tenant's figures of a period, by time, campaign and channel as asked: the one way to them. Money in minor units of `currency`;
 * ratios come from the summed counts and are null over a zero denominator; what has no row is absent. Whatever belongs to another
 * tenant is not found and adds nothing.
 * @throws `invalid` for a page after the last
 */
export async function figures(context: TenantContext, input: FiguresInput): Promise<FiguresAnswer> {
  requirePermission(context, "campaign.read");
  const read = (tx: Queryable) => readFigures(tx, context, input);
  // What is told apart by campaign has as many rows as there are campaigns, and is asked for rarely; so is what needs more memory than a year of days.
  if (input.by?.includes("campaign") || input.limit > MOST_ROWS_KEPT) return readInTenant(context, read);
  const today = dayIn(context.clock.now(), context.tenant.timeZone);
  return readInTenant(context, (tx) => keepAnswer(context, tx, ["figures", today, input], () => read(tx)));
}

/** The same within a transaction of the caller, who has checked the permission. */
export async function readFigures(
  tx: Queryable,
  { tenant, clock }: Pick<TenantContext, "tenant" | "clock">,
  input: ExportFiguresInput & { page: number; limit: number },
): Promise<FiguresAnswer> {
  const { grain, by = [], campaigns: campaignIds, channels, currency = tenant.currency, days = DEFAULT_DAYS, page, limit } = input;
  const { lastDay, otherCurrencies } = await newestDay(tx, tenant.id, currency);
  const period: Period =
    input.from && input.to ? { from: input.from, to: input.to } : periodsUntil(lastDay ?? dayIn(clock.now(), tenant.timeZone), days).period;
  const offset = (page - 1) * limit;
  const sums = await sumFigures(tx, tenant.id, { period, currency, grain, by, campaignIds, channels, limit, offset });
  return {
    period,
    timeZone: tenant.timeZone,
    currency,
    otherCurrencies,
    grain,
    by,
    rows: sums.rows,
    rowCount: sums.rowCount,
    nextPage: offset + sums.rows.length < sums.rowCount ? page + 1 : null,
    totals: sums.totals,
    freshness: await freshnessOf(tx, tenant.id, sums),
  };
}

/** Which import touched the sums last. */
async function freshnessOf(
  tx: Queryable,
  tenantId: string,
  { lastDay, importedAt }: Pick<Sums, "lastDay" | "importedAt">,
): Promise<Freshness | null> {
  if (lastDay === null) return null;
  const [file] = importedAt
    ? await tx.query<{ id: string; file_name: string }>({
        name: "import-of-moment",
        text: `SELECT id, file_name FROM figure_import WHERE tenant_id = $1::uuid AND begun_at = $2 ORDER BY id DESC LIMIT 1`,
        values: [tenantId, importedAt],
      })
    : [];
  return { lastDay, importedAt: importedAt?.toISOString() ?? null, importId: file?.id ?? null, fileName: file?.file_name ?? null };
}
