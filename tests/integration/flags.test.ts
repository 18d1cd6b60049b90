import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { StaffContext } from "#lib/access";
import {
  changeFlag,
  createFlag,
  deleteFlag,
  evaluateFlags,
  flagsOfTenant,
  getFlag,
  isEnabled,
  killFlag,
  listFlags,
  lookUpFlag,
  reviveFlag,
  setOverride,
  setPlanRules,
  startFlagMemory,
} from "#lib/flags";
import { changeFlagInput, createFlagInput } from "#lib/flags/schema";
import { newId } from "#lib/platform/crypto";
import type { Runtime } from "#lib/platform/runtime";
import { createTenant, staffContext, tenantContext, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";
import { soon } from "../support/soon.ts";

let database: TestDatabase;
let staff: StaffContext;
/** Two processes of the portal, each with connections and a memory of its own. */
let processes: [Runtime, Runtime];
let stops: (() => Promise<void>)[];

beforeAll(async () => {
  database = await testDatabase();
  staff = await staffContext(database);
  processes = [testRuntime(database), testRuntime(database, { process: "worker" })];
  stops = processes.map((each) => startFlagMemory(each));
});
afterAll(async () => {
  for (const stop of stops) await stop();
  for (const each of processes) await each.close();
  await database.drop();
});

const OFF = { name: "A part", isOn: "false", percentage: "0" };
const make = (over: object = {}) =>
  createFlag(staff, createFlagInput.parse({ key: `part.${newId().slice(-8).replace(/^\d/, "x")}`, ...OFF, ...over }));
const change = (key: string, version: number, over: object = {}) => changeFlag(staff, changeFlagInput.parse({ key, version, ...OFF, ...over }));
const insider = async (over: object = {}) => {
  const tenant = await createTenant(database.db, over);
  return { tenant, context: await tenantContext(database, tenant.id, "viewer") };
};

test("the kill switch counts in every process within a second, and so does taking it back", async () => {
  const { context } = await insider();
  const { key } = await make({ isOn: "true" });
  const areOn = () => Promise.all(processes.map((each) => isEnabled(context, key, each)));
  await soon(async () => expect(await areOn()).toEqual([true, true]));
  await killFlag(staff, key, "it is too slow");
  await soon(async () => expect(await areOn()).toEqual([false, false]));
  await reviveFlag(staff, key);
  await soon(async () => expect(await areOn()).toEqual([true, true]));
});

test("flags are read once and remembered, and no more than once while nothing changes", async () => {
  const { context } = await insider();
  const { key } = await make({ isOn: "true" });
  const [runtime] = processes;
  await soon(async () => expect(await isEnabled(context, key, runtime)).toBe(true));
  const reads = [vi.spyOn(runtime.db, "system"), vi.spyOn(runtime.db, "read")];
  await soon(async () => {
    for (const read of reads) read.mockClear();
    for (let times = 0; times < 50; times++) await isEnabled(context, key, runtime);
    expect(reads.map((read) => read.mock.calls.length)).toEqual([0, 0]);
  });
  for (const read of reads) read.mockRestore();
});

test("a rule of a tenant and a change of its plan count at once, whoever makes the change", async () => {
  const { tenant, context } = await insider({ planKey: "starter" });
  const { key, version } = await make();
  await setPlanRules(staff, { key, version, plans: { enterprise: "on" } });
  const isOn = () => isEnabled(context, key, processes[1]);
  expect(await isOn()).toBe(false);
  await query(database.superuserUrl, "UPDATE tenant SET plan_key = 'enterprise' WHERE id = $1", [tenant.id]);
  await soon(async () => expect(await isOn()).toBe(true));
  await setOverride(staff, { key, tenant: tenant.slug, ruling: "off" });
  await soon(async () => expect(await isOn()).toBe(false));
  await setOverride(staff, { key, tenant: tenant.slug, ruling: "none" });
  await soon(async () => expect(await isOn()).toBe(true));
});

test("a process that cannot hear of changes remembers nothing", async () => {
  const deaf = testRuntime(database);
  const { context } = await insider();
  const { key } = await make({ isOn: "true" });
  expect(await isEnabled(context, key, deaf)).toBe(true);
  await killFlag(staff, key, "it is too slow");
  expect(await isEnabled(context, key, deaf)).toBe(false);
  await deaf.close();
});

test("a tenant gets its own flags and sees nothing of another's rules or of the flags themselves", async () => {
  const [mine, other] = [await insider(), await insider()];
  const { key } = await make();
  await setOverride(staff, { key, tenant: other.tenant.slug, ruling: "on" });
  expect((await evaluateFlags(mine.context, processes[0])).flags).not.toContain(key);
  const scope = { kind: "tenant", tenantId: mine.tenant.id } as const;
  const seen = await database.db.read(scope, (tx) => tx.query({ text: "SELECT * FROM feature_flag_override" }));
  expect(seen).toEqual([]);
  for (const table of ["feature_flag", "feature_flag_requirement", "feature_flag_plan_rule"])
    await expect(database.db.read(scope, (tx) => tx.query({ text: `SELECT * FROM ${table}` }))).rejects.toThrow(/permission denied/);
  const own = { text: "INSERT INTO feature_flag_override (tenant_id, flag_key, is_on) VALUES ($1::uuid, $2, true)", values: [mine.tenant.id, key] };
  await expect(database.db.transaction(scope, (tx) => tx.query(own))).rejects.toThrow(/permission denied/);
});

test("staff see for how many tenants it is on, why for each of them, and by which rule", async () => {
  const own = await testDatabase();
  const asStaff = await staffContext(own);
  const [first, second, third] = [
    await createTenant(own.db, { slug: "first-one", planKey: "free" }),
    await createTenant(own.db, { planKey: "enterprise" }),
    await createTenant(own.db, { planKey: "enterprise" }),
  ];
  await createTenant(own.db, { planKey: "enterprise", status: "cancelled" });
  const { version } = await createFlag(asStaff, createFlagInput.parse({ key: "crm.pipeline", ...OFF }));
  await setPlanRules(asStaff, { key: "crm.pipeline", version, plans: { enterprise: "on", free: "none" } });
  await setOverride(asStaff, { key: "crm.pipeline", tenant: third.slug, ruling: "off" });
  const { flags } = await listFlags(asStaff, { search: "pipe", state: "partly" });
  expect(flags).toMatchObject([{ key: "crm.pipeline", reach: { on: 1, all: 3 }, state: "partly" }]);
  expect((await listFlags(asStaff, { search: "no such words" })).flags).toEqual([]);
  const detail = await getFlag(asStaff, "crm.pipeline");
  expect(detail.byRule).toHaveLength(3);
  expect(detail).toMatchObject({ overrideCount: 1, overrides: [{ tenantId: third.id, isOn: false }], plans: { enterprise: true } });
  expect(await lookUpFlag(asStaff, "crm.pipeline", "first-one")).toMatchObject({ isOn: false, why: { rule: "default" }, tenantId: first.id });
  await expect(lookUpFlag(asStaff, "crm.pipeline", "nobody-here")).rejects.toMatchObject({ code: "invalid" });
  expect(await flagsOfTenant(asStaff, second.id)).toMatchObject([{ key: "crm.pipeline", isOn: true, why: { rule: "plan", planKey: "enterprise" } }]);
  await own.drop();
});

test("what a flag requires is real and never goes round in a circle", async () => {
  const base = await make();
  const top = await make({ requires: base.key });
  await expect(change(base.key, base.version, { requires: top.key })).rejects.toMatchObject({
    code: "invalid",
    issues: [{ path: "requires", message: expect.stringContaining(`${base.key} → ${top.key} → ${base.key}`) }],
  });
  await expect(change(base.key, base.version, { requires: base.key })).rejects.toMatchObject({ code: "invalid" });
  await expect(make({ requires: "not.there" })).rejects.toMatchObject({ code: "invalid" });
  const [left, right] = [await make(), await make()];
  const both = await Promise.allSettled([change(left.key, 1, { requires: right.key }), change(right.key, 1, { requires: left.key })]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("it is changed once per version, killed once, and its key is taken once", async () => {
  const { key, version } = await make();
  expect(await change(key, version, { percentage: "10" })).toMatchObject({ percentage: 10, version: version + 1 });
  await expect(change(key, version, { percentage: "20" })).rejects.toMatchObject({ code: "conflict" });
  await expect(setPlanRules(staff, { key, version, plans: {} })).rejects.toMatchObject({ code: "conflict" });
  await expect(make({ key })).rejects.toMatchObject({ code: "conflict", issues: [{ path: "key" }] });
  const kills = await Promise.allSettled([killFlag(staff, key, "once"), killFlag(staff, key, "twice")]);
  expect(kills.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("whoever sets rules for plans second is told at each plan how its rule stands now, and at no other", async () => {
  const { key, version } = await make();
  await setPlanRules(staff, { key, version, plans: { enterprise: "on", starter: "off" } });
  const second = setPlanRules(staff, { key, version, plans: { enterprise: "off", free: "none", professional: "none" } });
  await expect(second).rejects.toMatchObject({
    code: "conflict",
    issues: [
      { path: "enterprise", message: "Stands at “On” now." },
      { path: "starter", message: "Stands at “Off” now." },
    ],
  });
  const third = setPlanRules(staff, { key, version, plans: { enterprise: "on", starter: "on" } });
  await expect(third).rejects.toMatchObject({ issues: [{ path: "starter", message: "Stands at “Off” now." }] });
});

test("it is deleted by its typed key, and not while another requires it", async () => {
  const base = await make();
  const top = await make({ requires: base.key });
  await expect(deleteFlag(staff, base.key, base.key)).rejects.toThrow(top.key);
  await expect(deleteFlag(staff, top.key, "another")).rejects.toMatchObject({ code: "invalid", issues: [{ path: "confirmation" }] });
  await deleteFlag(staff, top.key, top.key);
  await deleteFlag(staff, base.key, base.key);
  await expect(getFlag(staff, base.key)).rejects.toMatchObject({ code: "not_found" });
  const late = { ...staff, actor: { ...staff.actor, authenticatedAt: new Date(0) } };
  await expect(deleteFlag(late, base.key, base.key)).rejects.toMatchObject({ reason: "reauthentication_required" });
});

test("support may look and change nothing; every change is on record, a tenant's rule in its own trail", async () => {
  const support = await staffContext(database, "support");
  const { tenant } = await insider();
  const { key, version } = await make({ isOn: "true" });
  expect((await getFlag(support, key)).key).toBe(key);
  for (const act of [
    () => killFlag(support, key, "no right"),
    () => reviveFlag(support, key),
    () => deleteFlag(support, key, key),
    () => setPlanRules(support, { key, version, plans: {} }),
    () => setOverride(support, { key, tenant: tenant.slug, ruling: "on" }),
    () => createFlag(support, createFlagInput.parse({ key: "a.new_one", ...OFF })),
    () => changeFlag(support, changeFlagInput.parse({ key, version, ...OFF })),
  ])
    await expect(act()).rejects.toMatchObject({ code: "forbidden" });
  await change(key, version, { percentage: "5" });
  await setOverride(staff, { key, tenant: tenant.slug, ruling: "on" });
  await setOverride(staff, { key, tenant: tenant.slug, ruling: "on" });
  await killFlag(staff, key, "it is too slow");
  const entries = await query<{ action: string; tenant_id: string | null; reason: string | null }>(
    database.superuserUrl,
    "SELECT action, tenant_id, reason FROM audit_entry WHERE subject_type = 'feature_flag' AND subject_id = $1 ORDER BY id",
    [key],
  );
  expect(entries).toEqual([
    { action: "flag.create", tenant_id: null, reason: null },
    { action: "flag.change", tenant_id: null, reason: null },
    { action: "flag.set_tenant", tenant_id: tenant.id, reason: null },
    { action: "flag.kill", tenant_id: null, reason: "it is too slow" },
  ]);
});
