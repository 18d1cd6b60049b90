import { afterAll, beforeAll, expect, test } from "vitest";
import { inTenant, requireTenant, type TenantContext } from "#lib/access";
import { pointStatement, pointsLeaderboard, postPoints, privilegeReasons, rankReasons, settlePrivileges, teamLeaderboard } from "#lib/gamification";
import { pointStatementInput } from "#lib/gamification/schema";
import { systemContext } from "#lib/identity";
import { systemClock } from "#lib/platform/clock";
import { newId } from "#lib/platform/crypto";
import { createSingleProcessStore, type KeyValueStore } from "#lib/platform/store";
import { signedInContext } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";
import { notingPlans, type Plans, scansOf } from "../support/query-plans.ts";

/** So many tenants that reading all of a table is never the cheapest way to the rows of one. */
const [TENANTS, PEOPLE, TEAMS, ENTRIES] = [150, 12, 3, 12];
const STATEMENTS = [
  `INSERT INTO tenant (id, slug, name, kind, status, plan_key, time_zone, currency, locale)
   SELECT gen_random_uuid(), 'crowd-' || n, 'Crowd ' || n, 'client', 'active', 'starter', 'UTC', 'USD', 'en' FROM generate_series(1, ${TENANTS}) n`,
  `INSERT INTO "user" (id, email, name, status, created_at)
   SELECT gen_random_uuid(), 'crowd-' || t || '-' || n || '@many.example', 'Person ' || n, 'active', now()
   FROM generate_series(1, ${TENANTS}) t, generate_series(1, ${PEOPLE}) n`,
  `INSERT INTO membership (tenant_id, user_id, role) SELECT t.id, u.id, 'member' FROM "user" u JOIN tenant t ON t.slug = 'crowd-' || split_part(u.email, '-', 2)`,
  `INSERT INTO team (id, tenant_id, name) SELECT gen_random_uuid(), id, 'Team ' || n FROM tenant, generate_series(0, ${TEAMS - 1}) n WHERE slug LIKE 'crowd-%'`,
  `INSERT INTO team_member (tenant_id, user_id, team_id)
   SELECT t.tenant_id, u.id, t.id FROM "user" u JOIN membership m ON m.user_id = u.id
   JOIN team t ON t.tenant_id = m.tenant_id AND t.name = 'Team ' || split_part(split_part(u.email, '-', 3), '@', 1)::int % ${TEAMS}`,
  `INSERT INTO leaderboard_privacy (tenant_id, user_id, choice) SELECT m.tenant_id, m.user_id, 'anonymous' FROM membership m JOIN "user" u ON u.id = m.user_id WHERE u.email NOT LIKE 'crowd-7-%' OR u.email LIKE 'crowd-7-5@%'`,
  `INSERT INTO privilege_grant (id, tenant_id, user_id, rule_id, permission, granted_at)
   SELECT gen_random_uuid(), m.tenant_id, m.user_id, r.id, r.permission, now() FROM membership m, privilege_rule r WHERE r.source_kind = 'level' AND r.source_key = '3'`,
];
const ENTRY = `INSERT INTO ledger_entry (id, tenant_id, user_id, points, cause_key, created_at)
  SELECT gen_random_uuid(), tenant_id, user_id, 40, 'plan:' || user_id || ':' || $1::int, now() - $1::int * interval '3 days' FROM team_member`;

let database: TestDatabase;
let store: KeyValueStore;
let system: TenantContext;
let userId: string;
beforeAll(async () => {
  database = await testDatabase();
  store = createSingleProcessStore();
  for (const text of STATEMENTS) await query(database.superuserUrl, text);
  for (let entry = 0; entry < ENTRIES; entry += 1) await query(database.superuserUrl, ENTRY, [entry]);
  await query(database.superuserUrl, "ANALYZE");
  const [one] = await query<{ tenantId: string; userId: string }>(
    database.superuserUrl,
    `SELECT m.tenant_id AS "tenantId", m.user_id AS "userId" FROM membership m JOIN "user" u ON u.id = m.user_id WHERE u.email = 'crowd-7-1@many.example'`,
  );
  userId = one?.userId ?? "";
  system = await systemContext({ db: database.db, jobs: database.jobs, store, clock: systemClock }, one?.tenantId ?? "", "test", newId());
}, 120_000);
afterAll(async () => {
  await store.close();
  await database.drop();
});

test("boards of people and teams, made anew and brought up to date, and their reasons read by an index of the tenant", async () => {
  const plans: Plans = new Map();
  await settlePrivileges(system);
  const reader: TenantContext = {
    ...requireTenant(await signedInContext(database, userId, system.tenant.id)),
    store,
    clock: systemClock,
    db: notingPlans(database.db, plans),
  };
  const readAll = async () => {
    await pointsLeaderboard(reader, { period: "month" });
    await pointsLeaderboard(reader, { scope: "team", period: "month" });
    await teamLeaderboard(reader, { period: "month" });
  };
  await readAll();
  await inTenant(system, (tx) => postPoints(system, tx, { userId, kind: "earn", points: 5, causeKey: "plan:one-more" }));
  await readAll();
  await rankReasons(reader, { scope: "team", period: "month" });
  await privilegeReasons(reader);
  await pointStatement(reader, pointStatementInput.parse({}));
  expect([...plans.keys()]).toEqual(
    expect.arrayContaining([
      "points-by-person",
      "points-by-changed-person",
      "points-by-person-of-team",
      "points-by-changed-person-of-team",
      "points-by-team",
      "points-by-changed-team",
      "own-points-of-period",
      "own-entries-of-period",
      "parts-of-team",
      "entries-that-reached",
      expect.stringMatching(/^own-entries:/),
      "people-of-board",
    ]),
  );
  expect(scansOf(plans, "ledger_entry|point_balance|point_clock|membership|team_member|privilege_grant|leaderboard_privacy")).toEqual([]);
});
