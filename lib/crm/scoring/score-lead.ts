import { inTenant, type TenantContext } from "#lib/access";
import type { Queryable } from "#lib/platform/database";
import { bandOf, type ScoreBand } from "./bands.ts";
import type { Facts } from "./bin-values.ts";
import { type CardScore, type Scorecard, type ScoredBin, scoreByCard } from "./fit-scorecard.ts";
import { arrivalFacts, type ScoredLead } from "./lead-facts.ts";
import { CLOSED_STATUSES, readScoredLead } from "./read-lead.ts";
import { scoreByRules } from "./rule-score.ts";
import type { ScoreFactor } from "./schema.ts";
import { readScoringModel, type ScoringModel } from "./scoring-model.ts";

interface NewScore {
  score: number;
  band: ScoreBand;
  model: "rules" | "scorecard";
  modelVersion: number | null;
  factors: ScoreFactor[];
}

/**
 * Works out a lead's score and keeps it with its factors, for a job. What is known of a lead while it is new is kept for the scorecard the
 * first time. A lead that was won or lost keeps the score that it had: it must not be judged by what is known since.
 * @returns null for a lead that is gone, or closed
 */
export async function scoreLead(context: TenantContext, leadId: string, model?: ScoringModel): Promise<NewScore | null> {
  const { tenant, clock } = context;
  return inTenant(context, async (tx) => {
    const now = clock.now();
    const read = await readScoredLead(tx, { tenantId: tenant.id, leadId, now });
    if (!read || CLOSED_STATUSES.some((status) => status === read.status)) return null;
    const facts = await keepArrival(tx, { tenantId: tenant.id, leadId, now, ...read, currency: tenant.currency });
    const scored = scoreBy(model ?? (await readScoringModel(tx, tenant.id)), { lead: read.lead, facts, now, currency: tenant.currency });
    await tx.query({
      text: `INSERT INTO lead_score (tenant_id, lead_id, score, band, model, model_version, factors, computed_at)
             VALUES ($1::uuid, $2::uuid, $3::int, $4, $5, $6::int, $7::jsonb, $8::timestamptz)
             ON CONFLICT (tenant_id, lead_id) DO UPDATE SET score = excluded.score, band = excluded.band, model = excluded.model,
               model_version = excluded.model_version, factors = excluded.factors, computed_at = excluded.computed_at`,
      values: [tenant.id, leadId, scored.score, scored.band, scored.model, scored.modelVersion, JSON.stringify(scored.factors), now],
    });
    // Its version stays: nobody's open form of this lead is out of date because its score is new.
    await tx.query({
      text: "UPDATE lead SET score = $3::int, score_band = $4, scored_at = $5::timestamptz WHERE tenant_id = $1::uuid AND id = $2::uuid",
      values: [tenant.id, leadId, scored.score, scored.band, now],
    });
    return scored;
  });
}

interface Arriving {
  tenantId: string;
  leadId: string;
  now: Date;
  status: string;
  lead: ScoredLead;
  currency: string;
}

/** What was known when it came; of a lead that was first seen later than that, what is known now, without keeping it. */
async function keepArrival(tx: Queryable, { tenantId, leadId, now, status, lead, currency }: Arriving): Promise<Facts> {
  const facts = arrivalFacts(lead, currency);
  if (status === "new")
    await tx.query({
      text: `INSERT INTO lead_arrival (tenant_id, lead_id, facts, seen_at) VALUES ($1::uuid, $2::uuid, $3::jsonb, $4::timestamptz)
             ON CONFLICT (tenant_id, lead_id) DO NOTHING`,
      values: [tenantId, leadId, JSON.stringify(facts), now],
    });
  const [kept] = await tx.query<{ facts: Facts }>({
    text: "SELECT facts FROM lead_arrival WHERE tenant_id = $1::uuid AND lead_id = $2::uuid",
    values: [tenantId, leadId],
  });
  return kept?.facts ?? facts;
}

function scoreBy(
  { rules, scorecard }: ScoringModel,
  { lead, facts, now, currency }: { lead: ScoredLead; facts: Facts; now: Date; currency: string },
): NewScore {
  const carded = scorecard && scoreByCard(scorecard.card, facts);
  if (scorecard && carded && rules.prefer === "scorecard") {
    return {
      score: carded.score,
      band: bandOf(carded.score),
      model: "scorecard",
      modelVersion: scorecard.version,
      factors: factorsOfCard(scorecard.card, carded),
    };
  }
  return { ...scoreByRules(lead, rules, { now, predictive: carded?.score ?? null, currency }), model: "rules", modelVersion: null };
}

function factorsOfCard(card: Scorecard, { sum, score, factors }: CardScore): ScoreFactor[] {
  return [
    { part: "base", name: "base", points: card.basePoints, evidence: null },
    ...factors.map(({ name, value, bin, points }) => ({ part: "scorecard" as const, name, points, evidence: evidenceOf(value, bin) })),
    ...(sum === score ? [] : [{ part: "bounds" as const, name: "bounds", points: score - sum, evidence: null }]),
  ];
}

const evidenceOf = (value: unknown, bin: ScoredBin | null): string | null =>
  value === null || bin?.kind === "missing" ? null : String(value).slice(0, 100);
