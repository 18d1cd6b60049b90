import { readInTenant, requirePermission, type TenantContext } from "#lib/access";
import { notFound } from "#lib/platform/errors";
import { LEAST_OUTCOMES, type LeadScore, leadScore, type ScorecardVersion, type ScoringOverview } from "./schema.ts";
import { readScoringModel } from "./scoring-model.ts";
import { countOutcomes } from "./train-scorecard.ts";

const MOST_VERSIONS = 20;

/** A lead's score with its factors; null until it is worked out. @throws `forbidden` without `lead.read`, `not_found` */
export async function getLeadScore(context: TenantContext, leadId: string): Promise<LeadScore | null> {
  requirePermission(context, "lead.read");
  return readInTenant(context, async (tx) => {
    const [row] = await tx.query<
      Record<"band" | "model", string> & { score: number | null; model_version: number; factors: unknown; computed_at: Date }
    >({
      text: `SELECT s.score, s.band, s.model, s.model_version, s.factors, s.computed_at
             FROM lead l LEFT JOIN lead_score s ON s.tenant_id = l.tenant_id AND s.lead_id = l.id WHERE l.tenant_id = $1::uuid AND l.id = $2::uuid`,
      values: [context.tenant.id, leadId],
    });
    if (!row) throw notFound("This lead");
    if (row.score === null) return null;
    const { score, band, model, model_version, factors, computed_at } = row;
    return leadScore.parse({ leadId, score, band, model, modelVersion: model_version, factors, computedAt: computed_at.toISOString() });
  });
}

/** How the tenant's leads are scored: the model in force, how good it is, and what it was made from. @throws `forbidden` without `lead.read` */
export async function scoringOverview(context: TenantContext): Promise<ScoringOverview> {
  requirePermission(context, "lead.read");
  const tenantId = context.tenant.id;
  return readInTenant(context, async (tx) => {
    const { rules, rulesVersion, scorecard } = await readScoringModel(tx, tenantId);
    const outcomes = await countOutcomes(tx, tenantId);
    const history = await tx.query<{ version: number; made_at: Date; won: number; lost: number; auc: number; brier: number; is_usable: boolean }>({
      text: `SELECT version, made_at, won, lost, (quality->>'auc')::float8 AS auc, (quality->>'brier')::float8 AS brier, is_usable
             FROM lead_scorecard WHERE tenant_id = $1::uuid ORDER BY version DESC LIMIT ${MOST_VERSIONS}`,
      values: [tenantId],
    });
    return {
      rules,
      rulesVersion,
      inForce: scorecard && rules.prefer === "scorecard" ? "scorecard" : "rules",
      outcomes: { ...outcomes, needed: LEAST_OUTCOMES },
      scorecard: scorecard && {
        basePoints: scorecard.card.basePoints,
        averageOdds: scorecard.card.averageOdds,
        factors: scorecard.card.factors.map(({ name, kind, bins, information }) => ({
          name,
          kind,
          information,
          bins: bins.map((bin) => ({ ...bin, levels: [...bin.levels] })),
        })),
        version: scorecard.version,
        madeAt: scorecard.madeAt.toISOString(),
        quality: scorecard.quality,
      },
      history: history.map(({ made_at, is_usable, ...row }): ScorecardVersion => ({ ...row, madeAt: made_at.toISOString(), isUsable: is_usable })),
    };
  });
}
