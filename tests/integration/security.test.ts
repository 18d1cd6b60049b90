import { afterAll, beforeAll, expect, test } from "vitest";
import type { StaffContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { fixedClock } from "#lib/platform/clock";
import { newId } from "#lib/platform/crypto";
import { readSecurity } from "#lib/security";
import { createPerson, createTenant, staffContext } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

const NOW = new Date("2026-05-10T12:00:00.000Z");
const HOUR_MS = 3_600_000;

let database: TestDatabase;
let staff: StaffContext;

beforeAll(async () => {
  database = await testDatabase();
  staff = { ...(await staffContext(database)), clock: fixedClock(NOW) };
});
afterAll(() => database.drop());

const sql = (text: string, values: unknown[] = []) => query(database.superuserUrl, text, values);

/** Tries to sign in, so many hours ago, as the trail keeps them. */
async function tried(action: string, hoursAgo: number, ip: string, accounts: string[]): Promise<void> {
  const context = { ...staff, clock: fixedClock(new Date(NOW.getTime() - hoursAgo * HOUR_MS)), origin: { ...staff.origin, ip } };
  await database.db.transaction({ kind: "system", purpose: "test" }, async (tx) => {
    for (const account of accounts) await recordAudit(context, tx, { action, tenantId: null, subjectType: "email", subjectId: account });
  });
}

test("counts what the trail has, by day and by address, and nothing older", async () => {
  await tried("sign_in.refused", 1, "10.0.0.1", ["a@x.example", "b@x.example", "a@x.example"]);
  await tried("sign_in.second_factor_refused", 2, "10.0.0.2", ["c@x.example"]);
  await tried("sign_in.refused", 30, "10.0.0.1", ["a@x.example"]);
  await tried("sign_in", 3, "10.0.0.3", ["d@x.example"]);
  await tried("sign_in.refused", 24 * 20, "10.0.0.9", ["old@x.example"]);
  const overview = await readSecurity(staff);
  expect(overview).toMatchObject({ refusedLastDay: 4, refusedDayBefore: 1 });
  expect(overview.addresses).toEqual([
    { ip: "10.0.0.1", refused: 3, accounts: 2 },
    { ip: "10.0.0.2", refused: 1, accounts: 1 },
  ]);
  expect(overview.days).toHaveLength(14);
  expect(overview.days.slice(-2)).toEqual([
    { day: "2026-05-09", signIns: 0, refused: 1, locked: 0 },
    { day: "2026-05-10", signIns: 1, refused: 4, locked: 0 },
  ]);
});

test("tells of staff without second factor, of keys that end soon, and of who acts as somebody", async () => {
  const before = await readSecurity(staff);
  const tenant = await createTenant(database.db, { name: "Harbor" });
  const helper = await createPerson(database.db, { platformRole: "support", name: "Devon" });
  const person = await createPerson(database.db, { name: "Grace", memberships: [{ tenantId: tenant.id, role: "viewer" }] });
  await sql("INSERT INTO totp_factor (user_id, secret_sealed, confirmed_at) VALUES ($1, 'x', now())", [helper.id]);
  const account = newId();
  await sql("INSERT INTO service_account (id, tenant_id, name) VALUES ($1, $2, 'Importer')", [account, tenant.id]);
  const key = (name: string, ends: string | null, more: { replaced?: boolean; revoked?: boolean } = {}) =>
    sql(
      `INSERT INTO api_key (id, tenant_id, service_account_id, name, prefix, secret_hash, scopes, calls_per_minute, expires_at, replaced_by_id, revoked_at)
       VALUES ($1, $2, $3, $4, $5, 'x', '{}', 60, $6, $7, $8)`,
      [newId(), tenant.id, account, name, name, ends, more.replaced ? newId() : null, more.revoked ? NOW : null],
    );
  await key("later", "2026-06-30T00:00:00Z");
  await key("soon", "2026-05-20T00:00:00Z");
  await key("sooner", "2026-05-11T00:00:00Z");
  await key("over", "2026-05-09T00:00:00Z");
  await key("replaced", "2026-05-12T00:00:00Z", { replaced: true });
  await key("revoked", "2026-05-12T00:00:00Z", { revoked: true });
  await key("endless", null);
  const acts = (expires: string, ended: Date | null, by = helper.id) =>
    sql(
      `INSERT INTO impersonation (id, tenant_id, user_id, staff_user_id, reason, may_write, started_at, expires_at, ended_at, ended_reason)
       VALUES ($1, $2, $3, $4, 'asked for help', false, '2026-05-10T11:50:00Z', $5, $6, $7)`,
      [newId(), tenant.id, person.id, by, expires, ended, ended ? "stopped" : null],
    );
  await acts("2026-05-10T12:20:00Z", null);
  // Lapsed, and not closed yet.
  await acts("2026-05-10T11:59:00Z", null, staff.actor.userId);
  await acts("2026-05-10T12:20:00Z", NOW);
  const overview = await readSecurity(staff);
  expect(overview.staff).toEqual({ total: before.staff.total + 1, withoutSecondFactor: before.staff.withoutSecondFactor });
  expect(overview.endingKeys.map(({ name, tenantName, account: by }) => [name, tenantName, by])).toEqual([
    ["sooner", "Harbor", "Importer"],
    ["soon", "Harbor", "Importer"],
  ]);
  expect(overview.impersonations).toMatchObject([
    { staff: "Devon", person: "Grace", tenantName: "Harbor", mayWrite: false, expiresAt: "2026-05-10T12:20:00.000Z" },
  ]);
});
