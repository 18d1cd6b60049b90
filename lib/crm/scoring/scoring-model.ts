import type { Queryable } from "#lib/platform/database";
import type { Scorecard } from "./fit-scorecard.ts";
import type { FitQuality } from "./measure-fit.ts";
import { DEFAULT_RULES, fitQuality, type ScoringRules, scorecardShape, scoringRules } from "./schema.ts";

export interface StoredScorecard {
  version: number;
  card: Scorecard;
  quality: FitQuality;
  madeAt: Date;
}
export interface ScoringModel {
  rules: ScoringRules;
  /** 0 while the rules are those of the house. */
  rulesVersion: number;
  /** The newest one that is good enough; null until then. */
  scorecard: StoredScorecard | null;
}

/** What a tenant's leads are scored by. */
export async function readScoringModel(tx: Queryable, tenantId: string): Promise<ScoringModel> {
  const [own] = await tx.query<{ rules: unknown; version: number }>({
    text: "SELECT rules, version FROM lead_scoring WHERE tenant_id = $1::uuid",
    values: [tenantId],
  });
  const [newest] = await tx.query<{ version: number; card: unknown; quality: unknown; made_at: Date }>({
    text: "SELECT version, card, quality, made_at FROM lead_scorecard WHERE tenant_id = $1::uuid AND is_usable ORDER BY version DESC LIMIT 1",
    values: [tenantId],
  });
  return {
    rules: own ? scoringRules.parse(own.rules) : DEFAULT_RULES,
    rulesVersion: own?.version ?? 0,
    scorecard: newest
      ? { version: newest.version, card: scorecardShape.parse(newest.card), quality: fitQuality.parse(newest.quality), madeAt: newest.made_at }
      : null,
  };
}
