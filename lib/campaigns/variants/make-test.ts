import { inTenant, once, requirePermission, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { newId } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import { conflict, invalid } from "#lib/platform/errors";
import { publishUpdate } from "#lib/platform/realtime";
import { noteActivity } from "../lifecycle/activity.ts";
import { findPlanned } from "../lifecycle/planned-row.ts";
import { samplePerVariant } from "./sample-size.ts";
import { type CreateTestInput, TEST_LIMITS, type TestDetail } from "./schema.ts";
import { findTest, testDetailOf } from "./test-rows.ts";

/** As the table holds it: more than this nobody counts. */
const MOST_TRIES = 100_000_000;

/**
 * Plans an A/B test of a campaign: how much must be counted is computed now, before anything is.
 * @throws `not_found`, `forbidden`; `invalid` for a creative of another campaign, or a difference too small to be found; `conflict` for one too many
 */
export async function createTest(context: TenantContext, campaignId: string, input: CreateTestInput): Promise<TestDetail> {
  return inTenant(context, async (tx) => {
    requirePermission(context, "campaign.update", await findPlanned(context, tx, campaignId));
    const { id } = await once(context, tx, async () => {
      const [testId, now, tenantId] = [newId(), context.clock.now(), context.tenant.id];
      await tx.query({ text: "SELECT pg_advisory_xact_lock(hashtextextended('campaign.test:' || $1, 0))::text", values: [campaignId] });
      if ((await tx.prisma.campaignTest.count({ where: { tenantId, campaignId } })) >= TEST_LIMITS.perCampaign)
        throw conflict(`There can be ${TEST_LIMITS.perCampaign} tests of a campaign.`);
      await requireCreatives(context, tx, campaignId, input);
      const { name, hypothesis, metric, powerPercent } = input;
      const plan = {
        baselineBps: hundredths(input.baselinePercent),
        effectBps: hundredths(input.effectPoints),
        alphaBps: hundredths(input.alphaPercent),
      };
      const sample = samplePerVariant({
        ...{ baseline: plan.baselineBps / 10_000, effect: plan.effectBps / 10_000, alpha: plan.alphaBps / 10_000 },
        ...{ power: powerPercent / 100, variants: input.variants.length },
      });
      if (sample > MOST_TRIES)
        throw invalid("Some fields need attention.", [
          { path: "effectPoints", message: "So small a difference cannot be found. Enter a larger one." },
        ]);
      const madeById = context.actor.kind === "user" ? context.actor.userId : null;
      const row = { id: testId, tenantId, campaignId, name, hypothesis, metric, ...plan, powerPercent, samplePerVariant: Math.max(2, sample) };
      await tx.prisma.campaignTest.createMany({ data: [{ ...row, madeById, createdAt: now, updatedAt: now }] });
      await tx.prisma.campaignVariant.createMany({
        data: input.variants.map((variant, index) => ({ id: newId(), tenantId, testId, position: index + 1, ...variant })),
      });
      await toldOfTest(context, tx, campaignId, testId, "campaign_test.create", "test_created", { name, sample });
      return { id: testId };
    });
    return testDetailOf(await findTest(context, tx, campaignId, id));
  });
}

/** Throws a test away that was not started. @throws `not_found`, `forbidden`, `conflict` once it was started */
export async function dropTest(context: TenantContext, campaignId: string, id: string): Promise<void> {
  await inTenant(context, async (tx) => {
    const test = await findTest(context, tx, campaignId, id, "lock");
    requirePermission(context, "campaign.update", { ownerId: test.owner_id });
    if (test.state !== "draft") throw conflict("This test was started, and what was counted stays.");
    await tx.prisma.campaignTest.deleteMany({ where: { tenantId: context.tenant.id, id } });
    await toldOfTest(context, tx, campaignId, id, "campaign_test.drop", "test_dropped", { name: test.name });
  });
}

/** The audit entry, the line of the campaign's story and the notice to open windows, of one act. */
export async function toldOfTest(
  context: TenantContext,
  tx: Transaction,
  campaignId: string,
  testId: string,
  action: string,
  kind: string,
  after: { name: string } & Record<string, unknown>,
): Promise<void> {
  const tenantId = context.tenant.id;
  await noteActivity(context, tx, campaignId, kind, { testId, ...after });
  await recordAudit(context, tx, { action, tenantId, subjectType: "campaign_test", subjectId: testId, after });
  await publishUpdate(tx, { tenantId, topic: "campaign.changed", payload: { campaignId } });
}

const hundredths = (percent: number): number => Math.round(percent * 100);

async function requireCreatives({ tenant }: TenantContext, tx: Transaction, campaignId: string, { variants }: CreateTestInput): Promise<void> {
  const ids = [...new Set(variants.flatMap(({ creativeId }) => creativeId ?? []))];
  if (ids.length === 0) return;
  const known = await tx.prisma.campaignCreative.count({ where: { tenantId: tenant.id, campaignId, id: { in: ids } } });
  if (known < ids.length) throw invalid("Some fields need attention.", [{ path: "variants", message: "Choose creatives of this campaign." }]);
}
