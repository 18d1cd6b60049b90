import { inTenant, once, requirePermission, type TenantContext } from "#lib/access";
import type { Transaction } from "#lib/platform/database";
import { conflict, type FieldIssue, invalid } from "#lib/platform/errors";
import { campaignToday } from "../lifecycle/today.ts";
import { toldOfTest } from "./make-test.ts";
import { parseTestCsv } from "./parse-test-csv.ts";
import { type CountTestInput, TEST_LIMITS, type TestCount, type TestDetail, takesCounts } from "./schema.ts";
import { findTest, type TestRow, testDetailOf } from "./test-rows.ts";

/**
 * Keeps what was counted of variants on days: absolute values, so that telling the same again changes nothing. All or nothing.
 * @throws `not_found`, `forbidden`; `invalid` for a variant of another test and a day outside of the test; `conflict` before its start and once decided
 */
export async function countTest(context: TenantContext, campaignId: string, id: string, { counts }: CountTestInput): Promise<TestDetail> {
  return keep(context, campaignId, id, () => counts);
}

/** The same from CSV, with the header `variant,day,trials,successes`. @throws as above, and `invalid` at `csv` line by line */
export async function countTestByCsv(context: TenantContext, campaignId: string, id: string, csv: string): Promise<TestDetail> {
  return keep(context, campaignId, id, ({ variants }) => parseTestCsv(csv, variants));
}

async function keep(context: TenantContext, campaignId: string, id: string, countsOf: (test: TestRow) => readonly TestCount[]): Promise<TestDetail> {
  return inTenant(context, async (tx) => {
    const test = await findTest(context, tx, campaignId, id, "lock");
    requirePermission(context, "campaign.update", { ownerId: test.owner_id });
    await once(context, tx, async () => {
      if (test.state === "draft") throw conflict("Start the test first: what was counted before is no test.");
      if (!takesCounts(test.state)) throw conflict("This test is decided, and what was counted stays.");
      const counts = countsOf(test);
      requireFitting(test, counts, test.ended_on ?? campaignToday(context));
      const changed = await write(context, tx, counts);
      if (changed > 0) await toldOfTest(context, tx, campaignId, id, "campaign_test.count", "test_counted", { name: test.name, days: changed });
      return {};
    });
    return testDetailOf(await findTest(context, tx, campaignId, id));
  });
}

/** @throws `invalid` with one issue per count that does not belong to the test */
function requireFitting({ variants, started_on, days }: TestRow, counts: readonly TestCount[], lastDay: string): void {
  const ids = new Set(variants.map(({ id }) => id));
  const issues = counts.flatMap(({ variantId, day }): FieldIssue[] => {
    if (!ids.has(variantId)) return [{ path: "variantId", message: "Choose a variant of this test." }];
    if (started_on !== null && day < started_on) return [{ path: "day", message: "The test had not begun on this day." }];
    return day > lastDay ? [{ path: "day", message: "The test does not reach to this day." }] : [];
  });
  if (issues.length > 0) throw invalid("Nothing was kept. Some lines need attention.", issues.slice(0, 50));
  const all = new Set([...days, ...counts].map(({ variantId, day }) => `${variantId} ${day}`));
  if (all.size > TEST_LIMITS.days) throw conflict(`A test can have ${TEST_LIMITS.days} lines of counts.`);
}

/** @returns how many stand differently now */
async function write({ tenant }: TenantContext, tx: Transaction, counts: readonly TestCount[]): Promise<number> {
  const changed = await tx.query({
    text: `INSERT INTO campaign_variant_day AS d (tenant_id, variant_id, day, trials, successes)
           SELECT $1::uuid, variant, day, trials, successes FROM unnest($2::uuid[], $3::date[], $4::int[], $5::int[]) AS given (variant, day, trials, successes)
           ON CONFLICT (tenant_id, variant_id, day) DO UPDATE SET trials = excluded.trials, successes = excluded.successes
           WHERE (d.trials, d.successes) IS DISTINCT FROM (excluded.trials, excluded.successes) RETURNING d.day::text`,
    values: [
      tenant.id,
      counts.map(({ variantId }) => variantId),
      counts.map(({ day }) => day),
      counts.map(({ trials }) => trials),
      counts.map(({ successes }) => successes),
    ],
  });
  return changed.length;
}
