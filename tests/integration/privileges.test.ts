import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Permission, requireStaff, requireTenant, type StaffContext, type TenantRef } from "#lib/access";
import {
  addPrivilegeRule,
  applyPrivilegeRuleJob,
  listPrivilegeRules,
  privilegeReasons,
  reverseEntry,
  settleAllPrivilegesJob,
  settlePrivileges,
  settlePrivilegesJob,
  switchPrivilegeRule,
} from "#lib/gamification";
import { contextOfRequest, systemContext } from "#lib/identity";
import { fixedClock } from "#lib/platform/clock";
import { newId } from "#lib/platform/crypto";
import type { Runtime } from "#lib/platform/runtime";
import { createPerson, createTenant, openTestSession, type Person, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

let database: TestDatabase;
let runtime: Runtime;
let clock: ReturnType<typeof fixedClock>;
let tenant: TenantRef;
let person: Person;

beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(async () => {
  clock = fixedClock(new Date());
  runtime = { ...testRuntime(database), db: database.db, jobs: database.jobs, clock };
  tenant = await createTenant(database.db);
  person = await createPerson(database.db, { memberships: [{ tenantId: tenant.id, role: "viewer" }] });
});
afterAll(() => database.drop());

const sql = <Row extends object>(text: string, values: unknown[] = []) => query<Row>(database.superuserUrl, text, values);
const contextOf = (cookieHeader: string) => contextOfRequest(runtime, { cookieHeader, requestId: newId(), ip: null, userAgent: null });

async function staff(platformRole: "super_admin" | "support" = "super_admin"): Promise<StaffContext> {
  const { id } = await createPerson(database.db, { platformRole });
  return requireStaff(await contextOf((await openTestSession(runtime, id, null)).cookieHeader));
}
async function holds(permission: Permission): Promise<boolean> {
  const { cookieHeader } = await openTestSession(runtime, person.id, tenant.id);
  return (await contextOf(cookieHeader)).grants.get(permission) === "all";
}
async function givePoints(points: number): Promise<string> {
  const id = newId();
  const text = "INSERT INTO ledger_entry (id, tenant_id, user_id, points, cause_key) VALUES ($1, $2, $3, $4, $5)";
  await sql(text, [id, tenant.id, person.id, points, `test:${id}`]);
  return id;
}
/** As it stands in the ledger when an entry is taken back; nobody is told of it. */
const takeBack = (id: string) =>
  sql(
    `INSERT INTO ledger_entry (id, tenant_id, user_id, kind, points, cause_key, reverses_id, reason)
     SELECT $2, tenant_id, user_id, kind, points, 'reverse:' || id, id, 'tried' FROM ledger_entry WHERE id = $1`,
    [id, newId()],
  );
const giveAchievement = (key: string) =>
  sql("INSERT INTO achievement_award (id, tenant_id, definition_key, user_id, cause_key) VALUES ($1, $2, $3, $4, $5)", [
    newId(),
    tenant.id,
    key,
    person.id,
    `achievement:${key}`,
  ]);
const settle = async () => settlePrivileges(await systemContext(runtime, tenant.id, "test", newId()));
const envelope = (name: string, data: object) => ({ id: newId(), name, at: clock.now().toISOString(), requestId: newId(), actorId: null, data });
const attempt = () => ({ runtime, signal: new AbortController().signal, attempt: 1 }) as never;

describe("earned privileges", () => {
  test("come with an achievement, by the event of its award, and once however often it is told", async () => {
    await giveAchievement("roi-master");
    expect(await holds("campaign.automate")).toBe(false);
    const awarded = envelope("achievement.awarded", {
      tenantId: tenant.id,
      awardId: newId(),
      definitionKey: "roi-master",
      name: "ROI master",
      userId: person.id,
      points: 1,
    });
    await settlePrivilegesJob.handle(awarded as never, attempt());
    await settlePrivilegesJob.handle(awarded as never, attempt());
    expect(await holds("campaign.automate")).toBe(true);
    const entries = await sql("SELECT 1 FROM audit_entry WHERE action = 'privilege.grant' AND subject_id = $1", [person.id]);
    expect(entries).toHaveLength(1);
  });

  test("two settlements at once grant once", async () => {
    await giveAchievement("roi-master");
    const settled = await Promise.all([settle(), settle()]);
    expect(settled.map(({ granted }) => granted).toSorted()).toEqual([0, 1]);
  });

  test("come with the points of a level, and go when the points or the achievement are lost", async () => {
    const entry = await givePoints(1_000);
    await giveAchievement("roi-master");
    expect(await settle()).toEqual({ granted: 4, withdrawn: 0 });
    expect(await holds("api_key.manage")).toBe(true);
    await takeBack(entry);
    // As the operator of the database would take an award back: nothing in the product does.
    await sql("ALTER TABLE achievement_award DISABLE TRIGGER USER");
    await sql("DELETE FROM achievement_award WHERE tenant_id = $1", [tenant.id]);
    await sql("ALTER TABLE achievement_award ENABLE TRIGGER USER");
    expect(await settle()).toEqual({ granted: 0, withdrawn: 4 });
    for (const permission of ["campaign.automate", "api_key.manage", "dashboard.manage"] as const) expect(await holds(permission)).toBe(false);
  });

  test("whose condition was lost without an award are found once a day", async () => {
    const entry = await givePoints(1_000);
    await settle();
    expect(await holds("api_key.manage")).toBe(true);
    await takeBack(entry);
    await settleAllPrivilegesJob.handle({}, attempt());
    expect(await holds("api_key.manage")).toBe(false);
  });

  test("go when the points are taken back, by the event of it", async () => {
    const entry = await givePoints(1_000);
    await settle();
    expect(await holds("api_key.manage")).toBe(true);
    await reverseEntry(await staff("super_admin"), { id: entry, reason: "It was paid by mistake." });
    const [event] = await sql<{ data: object }>(
      `SELECT data->'data' AS data FROM pgboss.job WHERE name = $1 AND data->>'name' = 'ledger_entry.reversed' AND data->'data'->>'entryId' = $2`,
      [settlePrivilegesJob.name, entry],
    );
    await settlePrivilegesJob.handle(envelope("ledger_entry.reversed", event?.data ?? {}) as never, attempt());
    expect(await holds("api_key.manage")).toBe(false);
  });

  test("say why they are held, down to the entry that each stands on, and what the next levels open", async () => {
    await givePoints(240);
    const reached = await givePoints(70);
    await givePoints(30);
    await giveAchievement("roi-master");
    const paid = newId();
    await sql("INSERT INTO ledger_entry (id, tenant_id, user_id, points, cause_key) VALUES ($1, $2, $3, 10, 'achievement:roi-master')", [
      paid,
      tenant.id,
      person.id,
    ]);
    await settle();
    const why = async () => privilegeReasons(requireTenant(await contextOf((await openTestSession(runtime, person.id, tenant.id)).cookieHeader)));
    const { points, held, ahead } = await why();
    expect(points).toBe(350);
    expect(held.map(({ permission, sourceName, level, entry }) => ({ permission, sourceName, level, entry: entry?.id }))).toEqual([
      { permission: "campaign.automate", sourceName: "ROI Master", level: null, entry: paid },
      { permission: "dashboard.manage", sourceName: "Level 3", level: { level: 3, points: 300, keptDownTo: 270 }, entry: reached },
    ]);
    expect(ahead).toEqual([
      { permission: "api_key.manage", level: 5, points: 1_000, missing: 650 },
      { permission: "integration.create", level: 5, points: 1_000, missing: 650 },
    ]);
    // Below the level and above nine tenths of it what is held stays, and stands on the same entry.
    await takeBack(reached);
    await settle();
    expect((await why()).held.map(({ permission, entry }) => [permission, entry?.id])).toEqual([
      ["campaign.automate", paid],
      ["dashboard.manage", reached],
    ]);
  });

  test("of another member are their own affair, and a machine has none", async () => {
    await givePoints(1_000);
    await settle();
    const other = await createPerson(database.db, { memberships: [{ tenantId: tenant.id, role: "member" }] });
    const context = requireTenant(await contextOf((await openTestSession(runtime, other.id, tenant.id)).cookieHeader));
    expect(await privilegeReasons(context)).toMatchObject({ points: 0, held: [] });
    expect(await privilegeReasons(await systemContext(runtime, tenant.id, "test", newId()))).toEqual({ points: 0, held: [], ahead: [] });
  });

  test("end with the membership, and count for nothing while the tenant is closed", async () => {
    await giveAchievement("roi-master");
    await settle();
    await sql("UPDATE tenant SET status = 'suspended', suspended_reason = 'unpaid' WHERE id = $1", [tenant.id]);
    expect(await holds("campaign.automate")).toBe(false);
    await sql("UPDATE tenant SET status = 'active', suspended_reason = NULL WHERE id = $1", [tenant.id]);
    expect(await holds("campaign.automate")).toBe(true);
    await sql("DELETE FROM membership WHERE user_id = $1", [person.id]);
    expect(await holds("campaign.automate")).toBe(false);
    expect(await settle()).toEqual({ granted: 0, withdrawn: 1 });
  });

  test("never open what belongs to the operator, not even by a row that somebody wrote into the database", async () => {
    const ruleId = newId();
    await sql("INSERT INTO privilege_rule (id, source_kind, source_key, permission) VALUES ($1, 'level', '2', 'impersonate')", [ruleId]);
    await givePoints(100);
    expect(await settle()).toEqual({ granted: 0, withdrawn: 0 });
    await sql("INSERT INTO privilege_grant (id, tenant_id, user_id, rule_id, permission) VALUES ($1, $2, $3, $4, 'impersonate')", [
      newId(),
      tenant.id,
      person.id,
      ruleId,
    ]);
    expect(await holds("impersonate")).toBe(false);
    await sql("DELETE FROM privilege_rule WHERE id = $1", [ruleId]);
  });
});

describe("the operator's rules", () => {
  test("a rule that is switched off takes what it gave at once, and gives it again when it is switched on", async () => {
    const context = await staff();
    await giveAchievement("roi-master");
    await settle();
    const rule = (await listPrivilegeRules(context)).rules.find(({ permission }) => permission === "campaign.automate");
    expect(rule).toMatchObject({ isEnabled: true, sourceKind: "achievement" });
    const id = rule?.id ?? "";
    expect(await switchPrivilegeRule(context, id, false)).toMatchObject({ isEnabled: false, holderCount: 0 });
    expect(await holds("campaign.automate")).toBe(false);
    await expect(switchPrivilegeRule(context, id, false)).rejects.toMatchObject({ code: "conflict" });
    expect(await settle()).toEqual({ granted: 0, withdrawn: 0 });
    await switchPrivilegeRule(context, id, true);
    await applyPrivilegeRuleJob.handle(envelope("privilege_rule.changed", { ruleId: id }) as never, attempt());
    expect(await holds("campaign.automate")).toBe(true);
    const audited = await sql<{ action: string }>("SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY seq", [id]);
    expect(audited.map(({ action }) => action)).toEqual(["privilege_rule.disable", "privilege_rule.enable"]);
  });

  test("a new rule counts for those who have reached its condition before", async () => {
    await givePoints(100);
    const context = await staff();
    const rule = await addPrivilegeRule(context, { source: "level:2", permission: "report.generate" });
    await applyPrivilegeRuleJob.handle(envelope("privilege_rule.changed", { ruleId: rule.id }) as never, attempt());
    expect(await holds("report.generate")).toBe(true);
    expect((await listPrivilegeRules(context)).rules.find(({ id }) => id === rule.id)?.holderCount).toBeGreaterThan(0);
    await expect(addPrivilegeRule(context, { source: "level:2", permission: "report.generate" })).rejects.toMatchObject({ code: "conflict" });
    await expect(addPrivilegeRule(context, { source: "achievement:no-such", permission: "report.generate" })).rejects.toMatchObject({
      code: "invalid",
    });
  });

  test("are for super-admins who confirmed lately who they are", async () => {
    await expect(listPrivilegeRules(await staff("support"))).rejects.toMatchObject({ code: "forbidden" });
    await expect(addPrivilegeRule(await staff("support"), { source: "level:4", permission: "report.generate" })).rejects.toMatchObject({
      code: "forbidden",
    });
    const context = await staff();
    clock.advance(11 * 60_000);
    await expect(addPrivilegeRule(context, { source: "level:4", permission: "report.generate" })).rejects.toMatchObject({
      reason: "reauthentication_required",
    });
  });
});
