import { readInTenant, requirePermission, type TenantContext } from "#lib/access";
import type { Queryable } from "#lib/platform/database";
import { OPEN_STAGES, type PipelineFigures } from "./schema.ts";

interface EndedRow {
  won: number;
  lost: number;
  won_minor: bigint;
  median_days: number | null;
  from: string;
  to: string;
}

/**
 * How the pipeline did over the last `days` days, today included, in the tenant's time zone; amounts are of deals in the tenant's
 * currency, counts of all. A deal that was opened again and ended anew counts by where it stands now. Medians are
 * `percentile_cont(0.5)`; the win rate is won / (won + lost).
 */
export async function pipelineFigures(context: TenantContext, { days }: { days: number }): Promise<PipelineFigures> {
  requirePermission(context, "deal.read");
  const { id, timeZone, currency } = context.tenant;
  const values = [id, context.clock.now(), timeZone, currency, days];
  return readInTenant(context, async (tx) => {
    const [[ended], open, stages] = await Promise.all([
      readEnded(tx, values),
      readOpen(tx, [id, currency]),
      readStages(tx, [id, context.clock.now(), timeZone, days]),
    ]);
    if (!ended) throw new Error("Sums without a row");
    const { won, lost } = ended;
    const sum = (field: "count" | "amountMinor" | "weightedMinor") => open.reduce((total, each) => total + each[field], 0);
    return {
      from: ended.from,
      to: ended.to,
      currency,
      won,
      lost,
      wonMinor: Number(ended.won_minor),
      winRate: won + lost > 0 ? won / (won + lost) : null,
      medianDaysToWin: ended.median_days,
      open: { count: sum("count"), amountMinor: sum("amountMinor"), weightedMinor: sum("weightedMinor") },
      forecast: open,
      stages,
    };
  });
}

/** The first moment of the period: `$2` now, `$3` zone, `$5` days. */
const SINCE = (days: string) => `((date_trunc('day', $2::timestamptz AT TIME ZONE $3) - (${days}::int - 1) * interval '1 day') AT TIME ZONE $3)`;

function readEnded(tx: Queryable, values: unknown[]): Promise<EndedRow[]> {
  return tx.query<EndedRow>({
    name: "pipeline-ended",
    text: `SELECT count(*) FILTER (WHERE d.stage = 'closed_won')::int AS won, count(*) FILTER (WHERE d.stage = 'closed_lost')::int AS lost,
                  coalesce(sum(d.amount_minor) FILTER (WHERE d.stage = 'closed_won' AND d.currency = $4), 0)::bigint AS won_minor,
                  percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM d.closed_at - d.created_at) / 86400)
                    FILTER (WHERE d.stage = 'closed_won') AS median_days,
                  (${SINCE("$5")} AT TIME ZONE $3)::date::text AS "from", ($2::timestamptz AT TIME ZONE $3)::date::text AS "to"
           FROM deal d WHERE d.tenant_id = $1::uuid AND d.closed_at >= ${SINCE("$5")} AND d.closed_at <= $2`,
    values,
  });
}

async function readOpen(tx: Queryable, values: unknown[]): Promise<PipelineFigures["forecast"]> {
  const rows = await tx.query<{ month: string | null; count: number; amount: bigint; weighted: bigint }>({
    name: "pipeline-open",
    text: `SELECT to_char(d.expected_close_on, 'YYYY-MM') AS month, count(*)::int AS count,
                  coalesce(sum(d.amount_minor) FILTER (WHERE d.currency = $2), 0)::bigint AS amount,
                  coalesce(sum((d.amount_minor * d.probability + 50) / 100) FILTER (WHERE d.currency = $2), 0)::bigint AS weighted
           FROM deal d WHERE d.tenant_id = $1::uuid AND d.closed_at IS NULL GROUP BY 1 ORDER BY 1 NULLS LAST LIMIT 60`,
    values,
  });
  return rows.map(({ month, count, amount, weighted }) => ({ month, count, amountMinor: Number(amount), weightedMinor: Number(weighted) }));
}

async function readStages(tx: Queryable, values: unknown[]): Promise<PipelineFigures["stages"]> {
  const rows = await tx.query<{ stage: string; left: number; median_days: number | null; went_on: number }>({
    name: "pipeline-stages",
    text: `SELECT m.from_stage AS stage, count(*)::int AS "left", count(*) FILTER (WHERE m.to_stage <> 'closed_lost')::int AS went_on,
                  percentile_cont(0.5) WITHIN GROUP (ORDER BY m.stood_ms / 86400000.0) AS median_days
           FROM deal_move m WHERE m.tenant_id = $1::uuid AND m.at >= ${SINCE("$4")} AND m.at <= $2 AND m.from_stage IS NOT NULL GROUP BY 1`,
    values,
  });
  return OPEN_STAGES.map((stage) => {
    const row = rows.find((each) => each.stage === stage);
    return { stage, left: row?.left ?? 0, medianDays: row?.median_days ?? null, wentOnRate: row ? row.went_on / row.left : null };
  });
}
