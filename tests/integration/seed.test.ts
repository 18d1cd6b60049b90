import { afterAll, beforeAll, expect, test } from "vitest";
import { verifyPassword } from "#lib/identity";
import { DEMO_ACCOUNTS, DEMO_TENANTS } from "../../prisma/seed/accounts.ts";
import { seedDemo } from "../../prisma/seed/seed-demo.ts";
import { createTenant } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

let database: TestDatabase;
let other: TestDatabase;

beforeAll(async () => {
  [database, other] = await Promise.all([testDatabase(), testDatabase()]);
});
afterAll(async () => {
  await Promise.all([database.drop(), other.drop()]);
});

const counts = (url: string) =>
  query(
    url,
    `SELECT (SELECT count(*)::int FROM tenant) AS tenants, (SELECT count(*)::int FROM "user") AS people, (SELECT count(*)::int FROM membership) AS memberships,
            (SELECT count(*)::int FROM campaign) AS campaigns, (SELECT count(*)::int FROM campaign_channel_day) AS days,
            (SELECT count(*)::int FROM lead) AS leads, (SELECT count(*)::int FROM deal_move) AS moves, (SELECT count(*)::int FROM activity) AS activities,
            (SELECT count(*)::int FROM achievement_award WHERE taken_back_at IS NULL) AS awards,
            (SELECT count(*)::int FROM referral_conversion) AS referrals, (SELECT count(*)::int FROM company_board_choice) AS companies, (SELECT sum(lifetime)::int FROM ledger_entry) AS points`,
  );

test("the demonstration is written once, completed after an interruption, and repeated by nobody", { timeout: 120_000 }, async () => {
  const first = await seedDemo({ databaseUrl: database.appUrl, demoPassword: "first password" });
  expect(first?.accounts).toEqual(DEMO_ACCOUNTS);
  const complete = await counts(database.superuserUrl);
  expect(complete).toMatchObject([{ tenants: DEMO_TENANTS.length, people: 26, memberships: 25, days: first?.days, leads: 20 * DEMO_TENANTS.length }]);
  const states = await query(database.superuserUrl, "SELECT DISTINCT state FROM referral_conversion ORDER BY 1");
  expect(states).toEqual([{ state: "approved" }, { state: "paid" }, { state: "review" }]);
  expect((await query(database.superuserUrl, "SELECT 1 FROM measured_score WHERE rank = 1")).length).toBeGreaterThan(0);
  expect(await seedDemo({ databaseUrl: database.appUrl, demoPassword: "second password" })).toBeNull();
  expect(await counts(database.superuserUrl)).toEqual(complete);

  // As if it had been interrupted between two months of a tenant. What rested on the months that are gone is taken back, and earned again.
  await query(
    database.superuserUrl,
    "DELETE FROM campaign_channel_day d USING tenant t WHERE t.id = d.tenant_id AND t.slug = 'lumen-legal' AND d.day >= '2026-10-01'",
  );
  expect(await seedDemo({ databaseUrl: database.appUrl, demoPassword: "third password" })).not.toBeNull();
  expect(await counts(database.superuserUrl)).toEqual(complete);
  const [admin] = await query<{ password_hash: string }>(
    database.superuserUrl,
    `SELECT password_hash FROM "user" WHERE email = 'admin@lumen-legal.example'`,
  );
  expect(await verifyPassword(admin?.password_hash ?? null, "third password")).toBe(true);
});

test("a database that is in use is left alone", async () => {
  await createTenant(other.db);
  const before = await counts(other.superuserUrl);
  expect(await seedDemo({ databaseUrl: other.appUrl, demoPassword: "password" })).toBeNull();
  expect(await counts(other.superuserUrl)).toEqual(before);
});
