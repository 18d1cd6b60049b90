import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { requireTenant, requireUser, type StaffContext } from "#lib/access";
import { searchPlatformAudit } from "#lib/audit";
import { changeName, contextOfRequest, signIn } from "#lib/identity";
import { invite, isRegistrationOpen } from "#lib/members";
import { fixedClock } from "#lib/platform/clock";
import { newId } from "#lib/platform/crypto";
import type { Runtime } from "#lib/platform/runtime";
import {
  changeAnnouncement,
  changeLimits,
  changeMaintenance,
  changeProduct,
  changeRegistration,
  installationSettings,
  readSettings,
  startSettingsMemory,
  watchPeriods,
} from "#lib/settings";
import { announcementInput, limitsInput, maintenanceInput, productInput, registrationInput, type SettingGroup } from "#lib/settings/schema";
import { createTenant as openTenantAsStaff } from "#lib/tenancy";
import { createTenantInput } from "#lib/tenancy/schema";
import { createPerson, createTenant, openTestSession, staffContext, tenantContext, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";
import { soon } from "../support/soon.ts";

const PASSWORD = "a long and winding road";
let database: TestDatabase;
let staff: StaffContext;
/** Two processes of the portal, each with connections and a memory of its own. */
let processes: [Runtime, Runtime];
let stops: (() => Promise<void>)[];

beforeAll(async () => {
  database = await testDatabase();
  staff = await staffContext(database);
  processes = [testRuntime(database), testRuntime(database, { process: "worker" })];
  stops = processes.map((each) => startSettingsMemory(each));
});
afterEach(async () => {
  await query(database.superuserUrl, "DELETE FROM installation_setting");
});
afterAll(async () => {
  for (const stop of stops) await stop();
  for (const each of processes) await each.close();
  await database.drop();
});

const versionOf = async (group: SettingGroup) => String((await readSettings(staff)).settings[group].version);
const maintain = async (over: object = {}) =>
  changeMaintenance(staff, maintenanceInput.parse({ version: await versionOf("maintenance"), mode: "now", isUnderstood: "on", ...over }));
const deaf = () => ({ ...testRuntime(database), db: database.db, jobs: database.jobs });
const request = (cookieHeader: string | null, authorization: string | null = null) =>
  contextOfRequest(deaf(), { cookieHeader, authorization, requestId: newId(), ip: "192.0.2.9", userAgent: "tests" });
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString().slice(0, 16);
const memberOf = async () => {
  const tenant = await createTenant(database.db);
  const person = await createPerson(database.db, { password: PASSWORD, memberships: [{ tenantId: tenant.id, role: "tenant_admin" }] });
  return { tenant, person, ...(await openTestSession(deaf(), person.id, tenant.id)) };
};

test("maintenance counts in every process within a second, and so does its end", async () => {
  const isOn = () => Promise.all(processes.map(async (each) => (await installationSettings(each)).maintenance.startsAt !== null));
  await soon(async () => expect(await isOn()).toEqual([false, false]));
  await maintain();
  await soon(async () => expect(await isOn()).toEqual([true, true]));
  await maintain({ mode: "off" });
  await soon(async () => expect(await isOn()).toEqual([false, false]));
});

test("settings are read once and remembered", async () => {
  const [runtime] = processes;
  await soon(async () => {
    const reads = vi.spyOn(runtime.db, "system");
    for (let times = 0; times < 20; times++) await installationSettings(runtime);
    const { length } = reads.mock.calls;
    reads.mockRestore();
    expect(length).toBe(0);
  });
});

test("what is known counts on while it is looked at again: no request waits for a database that is slow", async () => {
  // A process that begins to listen now: the notice of what another test has just cleared away cannot reach it.
  const runtime = testRuntime(database);
  const reads = vi.spyOn(runtime.db, "system");
  const stop = startSettingsMemory(runtime);
  let now: ReturnType<typeof vi.spyOn> | undefined;
  try {
    // It reads of its own accord once it listens.
    await soon(() => expect(reads).toHaveBeenCalledOnce());
    const known = installationSettings(runtime);
    const settings = await known;
    expect(reads).toHaveBeenCalledOnce();

    now = vi.spyOn(performance, "now").mockReturnValue(performance.now() + 40_000);
    // The very promise of before: nothing was waited for.
    expect(installationSettings(runtime)).toBe(known);
    expect(reads).toHaveBeenCalledTimes(2);
    await soon(() => expect(installationSettings(runtime)).not.toBe(known));
    expect(await installationSettings(runtime)).toEqual(settings);
    expect(reads).toHaveBeenCalledTimes(2);
  } finally {
    now?.mockRestore();
    await stop();
    await runtime.close();
  }
});

test("during a maintenance members, keys and visitors are nobody and told when to come back; staff go on", async () => {
  const { cookieHeader } = await memberOf();
  const own = await openTestSession(deaf(), staff.actor.userId, null);
  await maintain({ message: "We move to new machines.", endsAt: inMinutes(30) });
  for (const context of [await request(cookieHeader), await request(null), await request(null, `Bearer biz_${"a".repeat(12)}_${"b".repeat(43)}`)]) {
    expect(context.actor.kind).toBe("anonymous");
    for (const need of [requireUser, requireTenant]) {
      try {
        need(context);
        expect.unreachable();
      } catch (error) {
        expect(error).toMatchObject({ code: "unavailable", reason: "maintenance", message: expect.stringContaining("We move to new machines.") });
        const { retryAfterSeconds } = error as { retryAfterSeconds: number };
        expect(retryAfterSeconds).toBeGreaterThan(28 * 60);
        expect(retryAfterSeconds).toBeLessThanOrEqual(30 * 60);
      }
    }
  }
  expect(requireUser(await request(own.cookieHeader)).actor.userId).toBe(staff.actor.userId);
});

test("during a maintenance nothing of a member's is written, and only staff can sign in", async () => {
  const { person, cookieHeader } = await memberOf();
  const before = requireUser(await request(cookieHeader));
  await maintain();
  const locked = await request(cookieHeader);
  await expect(changeName({ ...before, db: locked.db }, { name: "Another" })).rejects.toMatchObject({ code: "unavailable", reason: "maintenance" });
  await expect(locked.db.system({ text: "UPDATE tenant SET name = 'x'" })).rejects.toMatchObject({ code: "unavailable" });
  const boss = await createPerson(database.db, { password: PASSWORD, platformRole: "support" });
  const enter = async (email: string) => signIn(await request(null), { email, password: PASSWORD, remember: false }, deaf());
  const sessions = async () => (await query(database.superuserUrl, "SELECT 1 FROM auth_session WHERE user_id = $1", [person.id])).length;
  const open = await sessions();
  await expect(enter(person.email)).rejects.toMatchObject({ code: "unavailable", reason: "maintenance" });
  expect(await sessions()).toBe(open);
  await expect(enter(boss.email)).resolves.toMatchObject({ userId: boss.id });
});

test("a planned maintenance locks nobody out before it starts, and nobody after its end", async () => {
  const { cookieHeader } = await memberOf();
  await maintain({ mode: "planned", startsAt: inMinutes(60), endsAt: inMinutes(90) });
  expect((await request(cookieHeader)).actor.kind).toBe("user");
  await query(database.superuserUrl, `UPDATE installation_setting SET value = value || jsonb_build_object('startsAt', $1::text)`, [
    new Date(Date.now() - 60_000).toISOString(),
  ]);
  expect((await request(cookieHeader)).actor.kind).toBe("anonymous");
  await query(database.superuserUrl, `UPDATE installation_setting SET value = value || jsonb_build_object('endsAt', $1::text)`, [
    new Date(Date.now() - 1_000).toISOString(),
  ]);
  expect((await request(cookieHeader)).actor.kind).toBe("user");
});

test("a planned maintenance is told of at the moment it begins and at the moment it ends, once each, and a plan that was changed by its new times", async () => {
  const [runtime] = processes;
  const clock = fixedClock(new Date());
  const at = (minutes: number) => new Date(clock.now().getTime() + minutes * 60_000).toISOString().slice(0, 16);
  let turns = 0;
  const stop = watchPeriods({ ...runtime, clock }, () => turns++, 5);
  const settled = async () => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    return turns;
  };
  const isKnown = async (startsAt: string) =>
    soon(async () => expect((await installationSettings(runtime)).maintenance.startsAt).toBe(`${startsAt}:00.000Z`));
  await maintain({ mode: "planned", startsAt: at(60), endsAt: at(90) });
  await isKnown(at(60));
  expect(await settled()).toBe(0);
  // Sooner than it was first said to be.
  const [sooner, end] = [at(30), at(50)];
  await maintain({ mode: "planned", startsAt: sooner, endsAt: end });
  await isKnown(sooner);
  clock.advance(31 * 60_000);
  await soon(() => expect(turns).toBe(1));
  expect(await settled()).toBe(1);
  clock.advance(20 * 60_000);
  await soon(() => expect(turns).toBe(2));
  clock.advance(60 * 60_000);
  expect(await settled()).toBe(2);
  stop();
  await maintain({ mode: "off" });
});

test("maintenance asks for the consequences to be read, for a recent sign-in, and says whom it locks out", async () => {
  expect(maintenanceInput.safeParse({ version: "0", mode: "now" }).error?.issues[0]?.path).toEqual(["isUnderstood"]);
  const before = (await readSettings(staff)).lockedOut;
  await memberOf();
  const { lockedOut } = await readSettings(staff);
  expect(lockedOut).toEqual({ ...before, people: (before.people ?? 0) + 1, sessions: before.sessions + 1 });
  const stale = { ...staff, actor: { ...staff.actor, authenticatedAt: new Date(Date.now() - 3_600_000) } };
  const input = maintenanceInput.parse({ version: "0", mode: "now", isUnderstood: "on" });
  await expect(changeMaintenance(stale, input)).rejects.toMatchObject({ reason: "reauthentication_required" });
  await expect(maintain({ mode: "now", endsAt: "2020-01-01T10:00" })).rejects.toMatchObject({ code: "invalid", issues: [{ path: "endsAt" }] });
});

test("support and members change nothing; support may look", async () => {
  const support = await staffContext(database, "support");
  const member = (await tenantContext(database, (await createTenant(database.db)).id, "tenant_admin")) as unknown as StaffContext;
  for (const other of [support, member]) {
    await expect(changeMaintenance(other, maintenanceInput.parse({ version: "0", mode: "off" }))).rejects.toMatchObject({ code: "forbidden" });
    await expect(changeProduct(other, productInput.parse({ version: "0", name: "Mine" }))).rejects.toMatchObject({ code: "forbidden" });
  }
  await expect(readSettings(support)).resolves.toMatchObject({ settings: { product: { version: 0, changed: null } } });
  await expect(readSettings(member)).rejects.toMatchObject({ code: "forbidden" });
  const scope = { kind: "tenant", tenantId: member.tenant?.id ?? "" } as const;
  await expect(database.db.read(scope, (tx) => tx.query({ text: "SELECT * FROM installation_setting" }))).rejects.toThrow(/permission denied/);
});

test("of two changes at once from the same version one is refused and writes nothing", async () => {
  const inputs = ["One name", "Another"].map((name) => productInput.parse({ version: "0", name }));
  const results = await Promise.allSettled(inputs.map((input) => changeProduct(staff, input)));
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(results.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "conflict" } });
  // Told at the field how it stands now.
  const [stored] = await query<{ value: { name: string } }>(database.superuserUrl, "SELECT value FROM installation_setting WHERE key = 'product'");
  await expect(changeProduct(staff, productInput.parse({ version: "0", name: "Late" }))).rejects.toMatchObject({
    code: "conflict",
    issues: [{ path: "name", message: `Stands at “${stored?.value.name}” now.` }],
  });
});

test("each change is in the trail with what was before and after, and is announced; the same again is neither", async () => {
  const announce = async () =>
    changeAnnouncement(staff, announcementInput.parse({ version: await versionOf("announcement"), text: "A new part is here.", level: "info" }));
  await announce();
  const entries = async () =>
    (await searchPlatformAudit(staff, { subjectType: "installation_setting", subjectId: "announcement", limit: 10 })).entries;
  const updates = () =>
    query(database.superuserUrl, "SELECT 1 FROM realtime_update WHERE topic = 'settings.changed' AND payload->>'group' = 'announcement'");
  expect(await entries()).toMatchObject([{ action: "settings.change", before: { text: "" }, after: { text: "A new part is here." } }]);
  await announce();
  expect([(await entries()).length, (await updates()).length]).toEqual([1, 1]);
  const { changed } = (await readSettings(staff)).settings.announcement;
  expect(changed?.by).toBe(staff.actor.name);
});

test("registration, the trial of new tenants and the life of invitations go by the settings", async () => {
  await changeRegistration(staff, registrationInput.parse({ version: "0", isOpen: "false", planKey: "starter" }));
  expect(await isRegistrationOpen(deaf())).toBe(false);
  await expect(changeRegistration(staff, registrationInput.parse({ version: "1", isOpen: "true", planKey: "gold" }))).rejects.toMatchObject({
    issues: [{ path: "planKey" }],
  });
  await changeLimits(staff, limitsInput.parse({ version: "0", trialDays: "45", invitationDays: "3", logoKilobytes: "64" }));
  const made = await openTenantAsStaff(staff, createTenantInput.parse({ name: "Long trial", slug: `long-${newId().slice(-8)}`, planKey: "free" }));
  const [tenant] = await query<{ days: number }>(
    database.superuserUrl,
    "SELECT round(extract(epoch FROM trial_ends_at - created_at) / 86400)::int AS days FROM tenant WHERE id = $1",
    [made.id],
  );
  expect(tenant?.days).toBe(45);
  const admin = await tenantContext(database, (await createTenant(database.db)).id, "tenant_admin");
  const [invitation] = await invite(admin, { emails: ["soon@test.example"], role: "viewer" }, deaf());
  expect(Math.round((Date.parse(invitation?.expiresAt ?? "") - Date.now()) / 86_400_000)).toBe(3);
});

test("a value that cannot be read counts as not set, and a database that is away as nothing changed", async () => {
  await query(
    database.superuserUrl,
    `INSERT INTO installation_setting (key, value) VALUES ('maintenance', '{"startsAt": 5}'), ('product', '{"name": "Ours"}')`,
  );
  const settings = await installationSettings(deaf());
  expect([settings.maintenance.startsAt, settings.product.name]).toEqual([null, "Ours"]);
  const away = { ...deaf(), db: { ...database.db, system: () => Promise.reject(new Error("away")) } };
  await expect(installationSettings(away)).resolves.toMatchObject({ product: { name: "BizOSaaS" }, registration: { isOpen: true } });
});
