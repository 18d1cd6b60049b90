import { z } from "zod";
import type { TenantContext } from "#lib/access";
import type { Queryable } from "#lib/platform/database";
import { notFound } from "#lib/platform/errors";
import { evaluate } from "./evaluate.ts";
import { TEST_LIMITS, type TestDetail, type TestItem, type TestMetric, type TestState } from "./schema.ts";

interface VariantJson {
  id: string;
  position: number;
  name: string;
  creativeId: string | null;
  creativeName: string | null;
  isChosen: boolean;
}

export interface TestRow {
  id: string;
  campaign_id: string;
  owner_id: string | null;
  name: string;
  hypothesis: string;
  metric: TestMetric;
  state: TestState;
  version: number;
  baseline_bps: number;
  effect_bps: number;
  alpha_bps: number;
  power_percent: number;
  sample_per_variant: number;
  started_on: string | null;
  ended_on: string | null;
  reason: string;
  variants: VariantJson[];
  days: { variantId: string; day: string; trials: number; successes: number }[];
}

/** `$1` is the tenant. */
const TEST_ROWS = `SELECT t.id, t.campaign_id, c.owner_id, t.name, t.hypothesis, t.metric, t.state, t.version, t.baseline_bps, t.effect_bps, t.alpha_bps,
    t.power_percent, t.sample_per_variant, t.started_on::text AS started_on, t.ended_on::text AS ended_on, t.reason,
    (SELECT coalesce(json_agg(json_build_object('id', v.id, 'position', v.position, 'name', v.name, 'creativeId', v.creative_id, 'creativeName', r.name,
       'isChosen', v.is_chosen) ORDER BY v.position), '[]')
     FROM campaign_variant v LEFT JOIN campaign_creative r ON r.tenant_id = v.tenant_id AND r.id = v.creative_id
     WHERE v.tenant_id = t.tenant_id AND v.test_id = t.id) AS variants,
    (SELECT coalesce(json_agg(json_build_object('variantId', d.variant_id, 'day', d.day, 'trials', d.trials, 'successes', d.successes)
       ORDER BY d.day DESC, v.position), '[]')
     FROM campaign_variant v JOIN campaign_variant_day d ON d.tenant_id = v.tenant_id AND d.variant_id = v.id
     WHERE v.tenant_id = t.tenant_id AND v.test_id = t.id) AS days
  FROM campaign_test t JOIN campaign c ON c.tenant_id = t.tenant_id AND c.id = t.campaign_id
  WHERE t.tenant_id = $1::uuid`;

/** @throws `not_found`, also for one of another campaign or tenant, and for what is no id */
export async function findTest(
  { tenant }: TenantContext,
  tx: Queryable,
  campaignId: string,
  id: string,
  lock: "lock" | "look" = "look",
): Promise<TestRow> {
  if (![campaignId, id].every((each) => z.uuid().safeParse(each).success)) throw notFound("This test");
  const [row] = await tx.query<TestRow>({
    text: `${TEST_ROWS} AND t.campaign_id = $2::uuid AND t.id = $3::uuid ${lock === "lock" ? "FOR UPDATE OF t" : ""}`,
    values: [tenant.id, campaignId, id],
  });
  if (!row) throw notFound("This test");
  return row;
}

/** The tests of a campaign, the latest first. */
export async function findTests({ tenant }: TenantContext, tx: Queryable, campaignId: string): Promise<TestRow[]> {
  return tx.query<TestRow>({
    name: "campaign-tests",
    text: `${TEST_ROWS} AND t.campaign_id = $2::uuid ORDER BY t.created_at DESC, t.id LIMIT ${TEST_LIMITS.perCampaign}`,
    values: [tenant.id, campaignId],
  });
}

export function testItemOf(row: TestRow): TestItem {
  const byVariant = Map.groupBy(row.days, ({ variantId }) => variantId);
  const counted = row.variants.map(({ id }) => ({ id, days: byVariant.get(id) ?? [] }));
  return {
    id: row.id,
    campaignId: row.campaign_id,
    name: row.name,
    metric: row.metric,
    state: row.state,
    version: row.version,
    samplePerVariant: row.sample_per_variant,
    startedOn: row.started_on,
    endedOn: row.ended_on,
    variants: row.variants,
    evaluation: evaluate(counted, { need: row.sample_per_variant, alpha: row.alpha_bps / 10_000 }),
  };
}

export const testDetailOf = (row: TestRow): TestDetail => ({
  ...testItemOf(row),
  hypothesis: row.hypothesis,
  baselinePercent: row.baseline_bps / 100,
  effectPoints: row.effect_bps / 100,
  alphaPercent: row.alpha_bps / 100,
  powerPercent: row.power_percent,
  reason: row.reason,
  days: row.days,
});
