import { afterAll, beforeAll, expect, test } from "vitest";
import type { StaffContext, TenantContext } from "#lib/access";
import { companyBoard, companyScores, computeScores, publicBoardPage } from "#lib/gamification";
import { companyBoardInput, companyScoresInput } from "#lib/gamification/schema";
import { systemContext } from "#lib/identity";
import { systemClock } from "#lib/platform/clock";
import { newId } from "#lib/platform/crypto";
import { createSingleProcessStore, type KeyValueStore } from "#lib/platform/store";
import { staffContext } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";
import { notingPlans, type Plans, scansOf } from "../support/query-plans.ts";
import { seedCompanies } from "../support/seed-companies.ts";

/** So many that reading all of a table is never the cheapest: 3,000 companies, of which each twentieth takes part. */
const SCALE = { companies: 3_000, takingPart: 150, days: 20 };

let database: TestDatabase;
let store: KeyValueStore;
beforeAll(async () => {
  database = await testDatabase();
  store = createSingleProcessStore();
  await seedCompanies(database.superuserUrl, SCALE);
  await computeScores({ db: database.db, clock: systemClock });
  await query(database.superuserUrl, "ANALYZE");
}, 120_000);
afterAll(async () => {
  await store.close();
  await database.drop();
});

test("a page of a board, for its companies, the operator and everybody, reads by an index", async () => {
  const plans: Plans = new Map();
  const [tenant] = await query<{ id: string }>(database.superuserUrl, "SELECT id FROM tenant WHERE slug = 'many-3'");
  const services = { db: database.db, jobs: database.jobs, store, clock: systemClock };
  const context: TenantContext = { ...(await systemContext(services, tenant?.id ?? "", "test", newId())), db: notingPlans(database.db, plans) };
  for (const scope of ["platform", "industry"] as const)
    await companyBoard(context, companyBoardInput.parse({ board: "performance", scope, period: "month" }));
  const staff: StaffContext = { ...(await staffContext(database)), db: notingPlans(database.db, plans) };
  await companyScores(staff, companyScoresInput.parse({ board: "performance", period: "month" }));
  await publicBoardPage({ db: notingPlans(database.db, plans), clock: systemClock }, { board: "performance", period: "month", lang: "en" });
  expect([...plans.keys()]).toEqual(
    expect.arrayContaining(["company-board-own", "company-board-platform", "company-board-industry", "company-scores", "public-board"]),
  );
  expect(scansOf(plans, "measured_score")).toEqual([]);
});

test("computing reads of what companies did only what is of those that take part", async () => {
  const plans: Plans = new Map();
  await computeScores({ db: notingPlans(database.db, plans), clock: systemClock });
  expect([...plans.keys()]).toEqual(
    expect.arrayContaining(["company-figures", "company-begun", "company-members", "company-sessions", "company-points", "company-awards"]),
  );
  // Of who belongs where there are so few rows that a join over all of them is cheap.
  expect(scansOf(plans, "campaign_channel_day|achievement_event|achievement_award|ledger_entry")).toEqual([]);
});

test("open pages of who takes part are told when a score is another, and only then", async () => {
  const updates = () =>
    query<{ tenants: number; staff: number }>(
      database.superuserUrl,
      "SELECT count(tenant_id)::int AS tenants, count(*) FILTER (WHERE tenant_id IS NULL)::int AS staff FROM realtime_update WHERE topic = 'company_boards.changed'",
    );
  expect(await updates()).toEqual([{ tenants: SCALE.takingPart, staff: 1 }]);
  await computeScores({ db: database.db, clock: systemClock });
  expect(await updates()).toEqual([{ tenants: SCALE.takingPart, staff: 1 }]);
  await query(
    database.superuserUrl,
    "UPDATE campaign_channel_day SET conversions = 500 WHERE day = current_date AND tenant_id = (SELECT id FROM tenant WHERE slug = 'many-3')",
  );
  await computeScores({ db: database.db, clock: systemClock });
  expect(await updates()).toEqual([{ tenants: 2 * SCALE.takingPart, staff: 2 }]);
});

test("what is the same is not written again", async () => {
  const written = async () =>
    (await query<{ n: string }>(database.superuserUrl, "SELECT max(xmin::text::bigint)::text AS n FROM measured_score"))[0]?.n;
  const before = await written();
  await computeScores({ db: database.db, clock: systemClock });
  expect(await written()).toBe(before);
});
