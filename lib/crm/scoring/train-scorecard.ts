import { inTenant, readInTenant, requirePermission, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import type { Queryable } from "#lib/platform/database";
import type { Facts, Outcome } from "./bin-values.ts";
import { fitScorecard } from "./fit-scorecard.ts";
import { ARRIVAL_FACTORS } from "./lead-facts.ts";
import { crossValidate, measureFit } from "./measure-fit.ts";
import { LEAST_AUC, LEAST_OUTCOMES, SCORING_LIMITS } from "./schema.ts";

/** Leads that were decided, with what was known of each before. */
const LIST = `FROM lead l
  JOIN lead_arrival a ON a.tenant_id = l.tenant_id AND a.lead_id = l.id
  LEFT JOIN deal d ON d.tenant_id = l.tenant_id AND d.lead_id = l.id
  CROSS JOIN LATERAL (SELECT CASE
    WHEN d.stage = 'closed_won' OR (l.status = 'converted' AND d.id IS NULL) THEN true
    WHEN d.stage = 'closed_lost' OR l.status = 'lost' THEN false END AS is_won,
    coalesce(d.closed_at, l.status_since) AS decided_at) o
  -- What was first seen when it was decided would foretell the past.
  WHERE l.tenant_id = $1::uuid AND o.is_won IS NOT NULL AND a.seen_at < o.decided_at`;

export interface TrainingResult {
  state: "too_few" | "not_good_enough" | "made";
  won: number;
  lost: number;
  version: number | null;
  auc: number | null;
}

/** How many leads with a known outcome a scorecard could be made from. */
export async function countOutcomes(tx: Queryable, tenantId: string): Promise<{ won: number; lost: number }> {
  const [row] = await tx.query<{ won: number; lost: number }>({
    text: `SELECT count(*) FILTER (WHERE o.is_won)::int AS won, count(*) FILTER (WHERE NOT o.is_won)::int AS lost ${LIST}`,
    values: [tenantId],
  });
  return row ?? { won: 0, lost: 0 };
}

/**
 * Makes a scorecard of the tenant's own won and lost leads: a lead is won with its deal, or by becoming a customer without one, and lost by
 * itself or with its deal. Only what was known when each came is looked at. It is used from then on when it tells won from lost often enough.
 * @throws `forbidden` without `lead.execute` for everybody's leads
 */
export async function trainScorecard(context: TenantContext): Promise<TrainingResult> {
  requirePermission(context, "lead.execute");
  const { tenant, clock } = context;
  const outcomes = await readInTenant(context, (tx) => readOutcomes(tx, tenant.id));
  const won = outcomes.filter(({ isWon }) => isWon).length;
  const lost = outcomes.length - won;
  if (won < LEAST_OUTCOMES || lost < LEAST_OUTCOMES) return { state: "too_few", won, lost, version: null, auc: null };
  // Outside of any transaction: it takes a while, and nothing waits for it.
  const card = fitScorecard(ARRIVAL_FACTORS, outcomes);
  const quality = measureFit(crossValidate(ARRIVAL_FACTORS, outcomes));
  const isUsable = quality.auc >= LEAST_AUC && card.factors.length > 0;
  const version = await inTenant(context, async (tx) => {
    // Two at once would both be the next version.
    await tx.query({ text: "SELECT pg_advisory_xact_lock(hashtextextended('lead.train:' || $1, 0))::text", values: [tenant.id] });
    const [made] = await tx.query<{ version: number }>({
      text: `INSERT INTO lead_scorecard (tenant_id, version, card, quality, won, lost, is_usable, made_at)
             SELECT $1::uuid, coalesce(max(version), 0) + 1, $2::jsonb, $3::jsonb, $4::int, $5::int, $6::boolean, $7::timestamptz
             FROM lead_scorecard WHERE tenant_id = $1::uuid RETURNING version`,
      values: [tenant.id, JSON.stringify(card), JSON.stringify(quality), won, lost, isUsable, clock.now()],
    });
    if (!made) throw new Error("A scorecard was written and cannot be read");
    await recordAudit(context, tx, {
      action: "lead_scoring.train",
      tenantId: tenant.id,
      subjectType: "lead_scorecard",
      subjectId: String(made.version),
      after: { won, lost, auc: Number(quality.auc.toFixed(4)), isUsable },
    });
    return made.version;
  });
  return { state: isUsable ? "made" : "not_good_enough", won, lost, version, auc: quality.auc };
}

async function readOutcomes(tx: Queryable, tenantId: string): Promise<Outcome[]> {
  const rows = await tx.query<{ facts: Facts; is_won: boolean }>({
    text: `SELECT a.facts, o.is_won ${LIST} ORDER BY o.decided_at DESC, l.id LIMIT ${SCORING_LIMITS.outcomes}`,
    values: [tenantId],
  });
  return rows.map(({ facts, is_won }) => ({ facts, isWon: is_won }));
}
