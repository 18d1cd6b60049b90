import { inTenant, requirePermission, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { conflict } from "#lib/platform/errors";
import { rescoreLeadsJob, trainScorecardJob } from "./jobs.ts";
import { type ChangeScoringInput, LEAST_OUTCOMES, type ScoringRules, scoringRules, type TrainingAnswer } from "./schema.ts";
import { readScoringModel } from "./scoring-model.ts";
import { countOutcomes } from "./train-scorecard.ts";

/**
 * Sets how the tenant's leads are scored; open leads are scored anew soon after.
 * @throws `forbidden` without `lead.execute`, `conflict` when somebody was first
 */
export async function changeScoring(
  context: TenantContext,
  { version, ...rules }: ChangeScoringInput,
): Promise<{ rules: ScoringRules; rulesVersion: number }> {
  requirePermission(context, "lead.execute");
  const { tenant, clock, jobs } = context;
  return inTenant(context, async (tx) => {
    const before = await readScoringModel(tx, tenant.id);
    const [written] = await tx.query<{ version: number }>({
      text: `INSERT INTO lead_scoring (tenant_id, rules, version, updated_at) SELECT $1::uuid, $2::jsonb, 1, $4::timestamptz WHERE $3::int = 0
             ON CONFLICT (tenant_id) DO NOTHING RETURNING version`,
      values: [tenant.id, JSON.stringify(rules), version, clock.now()],
    });
    const [changed] = written
      ? [written]
      : await tx.query<{ version: number }>({
          text: `UPDATE lead_scoring SET rules = $2::jsonb, version = version + 1, updated_at = $4::timestamptz
                 WHERE tenant_id = $1::uuid AND version = $3::int RETURNING version`,
          values: [tenant.id, JSON.stringify(rules), version, clock.now()],
        });
    if (!changed) throw conflict("Somebody else changed these rules meanwhile. Look at them, then send yours again.");
    await recordAudit(context, tx, {
      action: "lead_scoring.change",
      tenantId: tenant.id,
      subjectType: "lead_scoring",
      subjectId: tenant.id,
      before: scoringRules.parse(before.rules),
      after: rules,
    });
    await jobs.enqueue(tx, rescoreLeadsJob, { tenantId: tenant.id }, { singletonKey: tenant.id });
    return { rules, rulesVersion: changed.version };
  });
}

/**
 * Has the tenant's scorecard made anew; asked for twice it is made once.
 * @throws `forbidden` without `lead.execute`
 */
export async function askForScorecard(context: TenantContext): Promise<TrainingAnswer> {
  requirePermission(context, "lead.execute");
  const { tenant, jobs } = context;
  return inTenant(context, async (tx) => {
    const outcomes = { ...(await countOutcomes(tx, tenant.id)), needed: LEAST_OUTCOMES };
    if (outcomes.won < LEAST_OUTCOMES || outcomes.lost < LEAST_OUTCOMES) return { state: "too_few" as const, ...outcomes };
    await jobs.enqueue(tx, trainScorecardJob, { tenantId: tenant.id }, { singletonKey: tenant.id });
    return { state: "asked" as const, ...outcomes };
  });
}
