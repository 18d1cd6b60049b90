import { readInTenant, requirePermission, type TenantContext } from "#lib/access";
import { findPlanned } from "../lifecycle/planned-row.ts";
import type { TestDetail, TestItem } from "./schema.ts";
import { findTest, findTests, testDetailOf, testItemOf } from "./test-rows.ts";

/** The A/B tests of a campaign with what each says, the latest first. @throws `forbidden`, `not_found` */
export async function listTests(context: TenantContext, campaignId: string): Promise<{ tests: TestItem[] }> {
  requirePermission(context, "campaign.read");
  const rows = await readInTenant(context, async (tx) => {
    await findPlanned(context, tx, campaignId);
    return findTests(context, tx, campaignId);
  });
  return { tests: rows.map(testItemOf) };
}

/** One test with its plan, its days and what it says. @throws `forbidden`, `not_found` */
export async function getTest(context: TenantContext, campaignId: string, id: string): Promise<TestDetail> {
  requirePermission(context, "campaign.read");
  return testDetailOf(await readInTenant(context, (tx) => findTest(context, tx, campaignId, id)));
}
