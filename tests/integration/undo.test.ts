import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context, StaffContext, TenantContext, UndoCall } from "#lib/access";
import { changePlan } from "#lib/billing";
import { changePlanInput } from "#lib/billing/schema";
import { changeBranding, changeBrandingOfTenant } from "#lib/branding";
import { brandingInput } from "#lib/branding/schema";
import { addNote, changeNote } from "#lib/care";
import { addNoteInput, changeNoteInput } from "#lib/care/schema";
import { changeDunningPolicy, getDunningPolicy, pauseCase, runningCaseOf } from "#lib/dunning";
import { changePolicyInput, pauseInput } from "#lib/dunning/schema";
import { changeFlag, createFlag, killFlag, setOverride, setPlanRules } from "#lib/flags";
import { changeFlagInput, createFlagInput, setOverrideInput, setPlanRulesInput } from "#lib/flags/schema";
import { changeMemberRole, changeRole, createRole, reactivateMember, suspendMember } from "#lib/members";
import { setPlatformRole } from "#lib/people";
import { newId } from "#lib/platform/crypto";
import type { Runtime } from "#lib/platform/runtime";
import { changeAnnouncement, changeLimits, changeMaintenance, changeProduct, changeRegistration, readSettings } from "#lib/settings";
import { announcementInput, limitsInput, maintenanceInput, productInput, registrationInput, type SettingGroup } from "#lib/settings/schema";
import { changeView, deleteView, saveView } from "#lib/tables";
import { changeViewInput, saveViewInput } from "#lib/tables/schema";
import { changeTenant, getTenant, reactivateTenant, renameTenant, setStanding, suspendTenant } from "#lib/tenancy";
import type { AnyDeclaration } from "#lib/web";
import { changeEndpoint, createEndpoint, setEndpointState } from "#lib/webhooks";
import { apiModules } from "../../app/api/modules.ts";
import { createPerson, createTenant, staffContext, tenantContext, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

let database: TestDatabase;
let runtime: Runtime;
let staff: StaffContext;
let admin: TenantContext;

beforeAll(async () => {
  database = await testDatabase();
  runtime = { ...testRuntime(database, { env: { WEBHOOKS_ON_LOOPBACK: "true" } }), db: database.db, jobs: database.jobs };
  staff = await staffContext(database);
  admin = await tenantContext(database, (await createTenant(database.db)).id, "tenant_admin");
});
afterAll(() => database.drop());

/** Sends a call to the route that it names, through the route's own shapes, as whoever sends it. */
async function send(context: Context, { method, path, body }: UndoCall): Promise<void> {
  for (const { path: pattern, handlers } of apiModules) {
    const found = new RegExp(`^${pattern.replace(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`).exec(path);
    const declaration = (handlers as Record<string, { declaration?: AnyDeclaration }>)[method]?.declaration;
    if (!found || !declaration) continue;
    const idempotency = declaration.idempotent ? { key: newId(), requestHash: newId() } : null;
    // What travels is text.
    const sent = declaration.body?.parse(JSON.parse(JSON.stringify(body)));
    const input = { params: declaration.params?.parse({ ...found.groups }), query: undefined, body: sent };
    const answer = await declaration.handle({ context: { ...context, idempotency } as never, ...input, runtime, responseHeaders: new Headers() });
    declaration.response.parse(answer);
    return;
  }
  throw new Error(`No route ${method} ${path}`);
}

/** Does something while somebody waits who could take it back. @returns how, where it says so */
async function offeredBy<C extends Context>(context: C, act: (context: C) => Promise<unknown>): Promise<UndoCall | null> {
  const offered: UndoCall[] = [];
  await act({ ...context, onUndo: (call: UndoCall) => void offered.push(call) });
  expect(offered.length).toBeLessThan(2);
  return offered[0] ?? null;
}

/** Rows as they are, but for what counts changes. */
async function rows(from: string, values: unknown[]): Promise<unknown[]> {
  const found = await query<{ row: object }>(database.superuserUrl, `SELECT to_jsonb(t) - 'version' - 'updated_at' AS row FROM ${from}`, values);
  return found.map(({ row }) => row);
}

/** Something to act on, and how its rows are read. */
type Setting = Promise<{ act: (context: never) => Promise<unknown>; look: () => Promise<unknown>; as?: Context }>;

async function ofTenant(status: "active" | "trial" | "suspended", act: (context: StaffContext, id: string) => Promise<unknown>) {
  const { id } = await createTenant(database.db, { status, name: "Before" });
  if (status === "trial") await query(database.superuserUrl, "UPDATE tenant SET trial_ends_at = now() + interval '9 days' WHERE id = $1", [id]);
  return { act: (context: StaffContext) => act(context, id), look: () => rows("tenant t WHERE id = $1", [id]) };
}

const settingsOf = async (id: string) => {
  const { name, kind, planKey, timeZone, currency, locale, version } = await getTenant(staff, id);
  return { name, kind, timeZone, currency, locale, version, planKey: planKey as "starter" };
};

async function ofFlag(act: (context: StaffContext, key: string, version: number) => Promise<unknown>, look = "feature_flag t WHERE key = $1") {
  const key = `part.x${newId().slice(-8)}`;
  const settings = { name: "A part", description: "As it was", percentage: "30", startsAt: "2026-01-02T03:04", isOn: "true", requires: required };
  const { version } = await createFlag(staff, createFlagInput.parse({ key, ...settings }));
  const flag = await setPlanRules(staff, setPlanRulesInput.parse({ key, version, free: "off", starter: "on" }));
  return { act: (context: StaffContext) => act(context, key, flag.version), look: () => rows(look, [key]) };
}
let required = "";
beforeAll(async () => {
  required = (await createFlag(staff, createFlagInput.parse({ key: "part.required", name: "Required", isOn: "true", percentage: "0" }))).key;
});

async function ofSettings(
  group: SettingGroup,
  before: ((version: number) => Promise<unknown>) | null,
  act: (context: StaffContext, version: number) => Promise<unknown>,
) {
  const now = async () => (await readSettings(staff)).settings[group];
  if (before) await before((await now()).version);
  const { version } = await now();
  return { act: (context: StaffContext) => act(context, version), look: async () => (await now()).value };
}

async function ofMember(status: "active" | "suspended", act: (context: TenantContext, id: string) => Promise<unknown>) {
  const { id } = await createPerson(database.db, { memberships: [{ tenantId: admin.tenant.id, role: "manager" }] });
  if (status === "suspended") await suspendMember(admin, id);
  return { act: (context: TenantContext) => act(context, id), look: () => rows("membership t WHERE user_id = $1", [id]) };
}

const ENDPOINT = { url: "http://127.0.0.1:9/hook", description: "", kinds: ["tenant.created"] };

async function ofEndpoint(act: (context: StaffContext, id: string, version: number) => Promise<unknown>) {
  const { id } = await createEndpoint(staff, "platform", { ...ENDPOINT, description: "Before" }, runtime);
  return { act: (context: StaffContext) => act(context, id, 1), look: () => rows("webhook_endpoint t WHERE id = $1", [id]) };
}

async function ofNote(act: (context: StaffContext, tenantId: string, id: string) => Promise<unknown>) {
  const tenant = await createTenant(database.db);
  const { id } = await addNote(staff, addNoteInput.parse({ tenantId: tenant.id, text: "As it was", isPinned: "on" }));
  return {
    act: (context: StaffContext) => act(context, tenant.id, id),
    look: () => rows("tenant_note t WHERE tenant_id = $1 ORDER BY id", [tenant.id]),
  };
}

async function ofStaff(from: "support" | null, to: "support" | null) {
  const { id } = await createPerson(database.db, { platformRole: from });
  const act = (context: StaffContext) => setPlatformRole(context, id, { role: to, reason: "by a slip" }, runtime);
  return { act, look: () => rows(`"user" t WHERE id = $1`, [id]) };
}

async function ofUnpaidBill() {
  const tenant = await createTenant(database.db);
  await setStanding(staff, tenant.id, { standing: "past_due" });
  const found = await runningCaseOf(staff, tenant.id);
  if (!found) throw new Error("No case was opened.");
  const { id, version } = found;
  // What is left until its next step is what was left before: the moment itself is later by as long as it was paused.
  const look = () =>
    query(
      database.superuserUrl,
      "SELECT state, steps_taken, paused_at, paused_until, pause_reason, next_at - schedule_from AS due FROM dunning_case WHERE id = $1",
      [id],
    );
  return { act: (context: StaffContext) => pauseCase(context, id, pauseInput.parse({ version, reason: "They called" })), look };
}

async function ofView(act: (context: StaffContext, id: string) => Promise<unknown>, isDefault = false) {
  const own = await staffContext(database);
  const { id } = await saveView(
    own,
    "staff",
    saveViewInput.parse({ table: "tenants", name: "Before", state: { status: "trial" }, isShared: true, isDefault }),
  );
  // A view is its owner's, and taken back by them.
  const actor = { actor: own.actor };
  return {
    act: (context: StaffContext) => act({ ...context, ...actor }, id),
    as: { ...own },
    look: () =>
      rows("(SELECT to_jsonb(v) - 'created_at' - 'version' - 'updated_at' AS saved FROM saved_view v WHERE owner_id = $1 ORDER BY name) t", [
        own.actor.userId,
      ]),
  };
}

const PLANS = "feature_flag_plan_rule t WHERE flag_key = $1 ORDER BY plan_key";
const hour = 3_600_000;
const inAnHour = () => new Date(Date.now() + hour).toISOString();

const BY_STAFF: Record<string, () => Setting> = {
  "suspending an active tenant": () => ofTenant("active", (context, id) => suspendTenant(context, id, { reason: "by a slip" })),
  "suspending a tenant in its trial": () => ofTenant("trial", (context, id) => suspendTenant(context, id, { reason: "by a slip" })),
  "reactivating a suspended tenant": () => ofTenant("suspended", (context, id) => reactivateTenant(context, id)),
  "renaming a tenant": () => ofTenant("active", (context, id) => renameTenant(context, id, { name: "After", version: 1 })),
  "changing a tenant’s settings": () =>
    ofTenant("active", async (context, id) =>
      changeTenant(context, id, { ...(await settingsOf(id)), name: "After", timeZone: "Asia/Tokyo", kind: "brand" }),
    ),
  "writing a note": () => ofNote((context, tenantId) => addNote(context, addNoteInput.parse({ tenantId, text: "One more" }))),
  "changing and unpinning a note": () =>
    ofNote((context, tenantId, id) => changeNote(context, changeNoteInput.parse({ tenantId, id, text: "Another text", version: 1 }))),
  "changing a flag": () =>
    ofFlag((context, key, version) => changeFlag(context, changeFlagInput.parse({ key, version, name: "Another", isOn: "false", percentage: "80" }))),
  "changing what a flag requires": () =>
    ofFlag(
      (context, key, version) => changeFlag(context, changeFlagInput.parse({ key, version, name: "Another", isOn: "false", percentage: "80" })),
      "feature_flag_requirement t WHERE flag_key = $1",
    ),
  "changing a flag’s rules for plans": () =>
    ofFlag((context, key, version) => setPlanRules(context, setPlanRulesInput.parse({ key, version, free: "on", professional: "off" })), PLANS),
  "ruling for a tenant": async () => {
    const tenant = await createTenant(database.db);
    const look = "feature_flag_override t WHERE flag_key = $1";
    return ofFlag((context, key) => setOverride(context, setOverrideInput.parse({ key, tenant: tenant.slug, ruling: "off" })), look);
  },
  "taking a tenant’s rule away": async () => {
    const tenant = await createTenant(database.db);
    const ruled = (ruling: string) => setOverrideInput.parse({ key: "part.required", tenant: tenant.slug, ruling });
    await setOverride(staff, ruled("on"));
    const look = () => rows("feature_flag_override t WHERE tenant_id = $1", [tenant.id]);
    return { act: (context: StaffContext) => setOverride(context, ruled("none")), look };
  },
  "the kill switch": () => ofFlag((context, key) => killFlag(context, key, "by a slip")),
  "closing registration": () =>
    ofSettings("registration", null, (context, version) =>
      changeRegistration(context, registrationInput.parse({ version, isOpen: "false", planKey: "starter" })),
    ),
  "changing limits": () =>
    ofSettings("limits", null, (context, version) =>
      changeLimits(context, limitsInput.parse({ version, trialDays: 9, invitationDays: 9, logoKilobytes: 99 })),
    ),
  "naming the product": () =>
    ofSettings(
      "product",
      (version) => changeProduct(staff, productInput.parse({ version, name: "Before", supportEmail: "help@test.example" })),
      (context, version) => changeProduct(context, productInput.parse({ version, name: "After", supportUrl: "https://help.test.example" })),
    ),
  "announcing something": () =>
    ofSettings("announcement", null, (context, version) =>
      changeAnnouncement(context, announcementInput.parse({ version, text: "Soon", level: "warn", startsAt: "2026-01-02T03:04" })),
    ),
  "turning maintenance on": () =>
    ofSettings("maintenance", null, (context, version) =>
      changeMaintenance(context, maintenanceInput.parse({ version, mode: "now", isUnderstood: "on" })),
    ),
  "ending a maintenance that runs": () =>
    ofSettings(
      "maintenance",
      (version) =>
        changeMaintenance(staff, maintenanceInput.parse({ version, mode: "now", message: "Moving", endsAt: inAnHour(), isUnderstood: "on" })),
      (context, version) => changeMaintenance(context, maintenanceInput.parse({ version, mode: "off" })),
    ),
  "giving a role at the operator": () => ofStaff(null, "support"),
  "taking a role at the operator": () => ofStaff("support", null),
  "changing an endpoint": () =>
    ofEndpoint((context, id, version) =>
      changeEndpoint(context, "platform", id, { ...ENDPOINT, url: "http://127.0.0.1:9/after", kinds: ["tenant.suspended"], version }, runtime),
    ),
  "pausing an endpoint": () => ofEndpoint((context, id) => setEndpointState(context, "platform", id, { state: "paused" })),
  "pausing an unpaid bill": ofUnpaidBill,
  "changing the steps about unpaid bills": async () => {
    const { version } = await getDunningPolicy(staff);
    const steps = { kind1: "reminder", day1: "1", kind2: "suspend", day2: "40" };
    return {
      act: (context: StaffContext) => changeDunningPolicy(context, changePolicyInput.parse({ ...steps, version })),
      look: () => rows("dunning_policy t WHERE id = $1", [1]),
    };
  },
  "changing a plan’s terms": async () => ({
    act: (context: StaffContext) =>
      changePlan(
        context,
        "professional",
        changePlanInput.parse({
          name: "Pro",
          price: "301.50",
          maxUsers: "",
          maxApiCallsPerHour: 1,
          maxAiRequestsPerDay: 2,
          maxCampaigns: 3,
          maxLeads: "",
          storageMegabytes: 4,
          version: 1,
        }),
      ),
    look: () => rows("plan t WHERE key = $1", ["professional"]),
  }),
  "changing a tenant’s name and colour": async () => {
    const { id } = await createTenant(database.db);
    const named = (context: StaffContext, version: number, productName: string, colour: string) =>
      changeBrandingOfTenant(context, id, brandingInput.parse({ version, productName, colour }), null, runtime);
    await named(staff, 0, "Before", "");
    return {
      act: (context: StaffContext) => named(context, 1, "After", "#123456"),
      look: () => rows("tenant_branding t WHERE tenant_id = $1", [id]),
    };
  },
  "saving a view": () => ofView((context) => saveView(context, "staff", saveViewInput.parse({ table: "tenants", name: "One more", state: {} }))),
  "changing a view": () =>
    ofView((context, id) =>
      changeView(
        context,
        "staff",
        changeViewInput.parse({ id, version: 1, name: "After", state: { sort: "-name" }, isShared: false, isDefault: true }),
      ),
    ),
  "deleting a view": () => ofView((context, id) => deleteView(context, "staff", id), true),
};

const BY_MEMBERS: Record<string, () => Setting> = {
  "giving a member another role": () => ofMember("active", (context, id) => changeMemberRole(context, id, "viewer")),
  "suspending a member": () => ofMember("active", (context, id) => suspendMember(context, id)),
  "changing a role of the tenant’s own": async () => {
    const role = { name: `Role ${newId().slice(-8)}`, description: "Before", grants: { "campaign.read": "all", "campaign.update": "own" } } as const;
    const { id, version } = await createRole(admin, role);
    return {
      act: (context: TenantContext) => changeRole(context, id, { name: "After", description: "", grants: { "lead.read": "all" }, version }),
      look: () => rows("custom_role t WHERE id = $1", [id]),
    };
  },
  "changing the name and the colour of one’s own portal": async () => {
    const named = (context: TenantContext, version: number, productName: string, colour: string) =>
      changeBranding(context, brandingInput.parse({ version, productName, colour }), null, runtime);
    await named(admin, 0, "Before", "");
    return {
      act: (context: TenantContext) => named(context, 1, "After", "#123456"),
      look: () => rows("tenant_branding t WHERE tenant_id = $1", [admin.tenant.id]),
    };
  },
  "letting a member in again": () => ofMember("suspended", (context, id) => reactivateMember(context, id)),
};

describe("the call that an act offers restores what the act found", () => {
  async function restores(context: Context, set: () => Setting) {
    const { act, look, as: sender = context } = await set();
    const before = await look();
    const undo = await offeredBy(context, act as (context: Context) => Promise<unknown>);
    expect(await look()).not.toEqual(before);
    if (!undo) throw new Error("Nothing was offered.");
    await send(sender, undo);
    expect(await look()).toEqual(before);
    // Sent once more it is refused, or finds nothing to do.
    await send(sender, undo).catch((error) => expect(error).toMatchObject({ code: expect.stringMatching(/conflict|not_found/) }));
    expect(await look()).toEqual(before);
  }
  test.each(Object.entries(BY_STAFF))("%s", (_, set) => restores(staff, set));
  test.each(Object.entries(BY_MEMBERS))("%s", (_, set) => restores(admin, set));
});

describe("what somebody did meanwhile is not undone with it", () => {
  test("a tenant that was changed after it was suspended stays suspended", async () => {
    const { id } = await createTenant(database.db);
    const undo = await offeredBy(staff, (context) => suspendTenant(context, id, { reason: "by a slip" }));
    await renameTenant(staff, id, { name: "By another", version: 2 });
    await expect(send(staff, undo as UndoCall)).rejects.toMatchObject({ code: "conflict" });
    expect(await getTenant(staff, id)).toMatchObject({ status: "suspended", name: "By another", version: 3 });
  });

  test("a member who was given a third role keeps it", async () => {
    const { id } = await createPerson(database.db, { memberships: [{ tenantId: admin.tenant.id, role: "manager" }] });
    const undo = await offeredBy(admin, (context) => changeMemberRole(context, id, "viewer"));
    await changeMemberRole(admin, id, "member");
    await expect(send(admin, undo as UndoCall)).rejects.toMatchObject({ code: "conflict" });
    expect(await rows("membership t WHERE user_id = $1", [id])).toMatchObject([{ role: "member" }]);
  });
});

describe("nothing is offered", () => {
  test("where opening a tenant again would not restore how it stood", async () => {
    const { id } = await createTenant(database.db);
    await setStanding(staff, id, { standing: "past_due" });
    expect(await offeredBy(staff, (context) => suspendTenant(context, id, { reason: "unpaid" }))).toBeNull();
  });

  test("for another plan, whose old subscription has ended", async () => {
    const { id } = await createTenant(database.db);
    const settings = await settingsOf(id);
    expect(await offeredBy(staff, (context) => changeTenant(context, id, { ...settings, planKey: "professional" }))).toBeNull();
  });

  test("to whoever gave up their own role, and could not take it back", async () => {
    const own = await staffContext(database);
    expect(await offeredBy(own, (context) => setPlatformRole(context, own.actor.userId, { role: null, reason: "leaving" }, runtime))).toBeNull();
  });

  test("for a view that became the default in another’s place", async () => {
    const own = await staffContext(database);
    const saved = (name: string) => saveViewInput.parse({ table: "tenants", name, state: {}, isDefault: true });
    await saveView(own, "staff", saved("First"));
    expect(await offeredBy(own, (context) => saveView(context, "staff", saved("Second")))).toBeNull();
  });

  test("to whoever changed the role that they have, and may hold less by now", async () => {
    const grants = { "role.manage": "all", "campaign.read": "all" } as const;
    const { id, version } = await createRole(admin, { name: "Deputy", description: "", grants });
    const actor = { ...admin.actor, tenantRole: "custom", roleName: "Deputy" } as never;
    const deputy = { ...admin, actor };
    const { "campaign.read": _, ...less } = grants;
    expect(await offeredBy(deputy, (context) => changeRole(context, id, { name: "Deputy", description: "", grants: less, version }))).toBeNull();
  });

  test("for what changed nothing", async () => {
    const policy = await getDunningPolicy(staff);
    const asItIs = Object.fromEntries(
      policy.steps.flatMap(({ kind, day }, index) => [
        [`kind${index + 1}`, kind],
        [`day${index + 1}`, String(day)],
      ]),
    );
    expect(
      await offeredBy(staff, (context) => changeDunningPolicy(context, changePolicyInput.parse({ ...asItIs, version: policy.version }))),
    ).toBeNull();
    expect(await getDunningPolicy(staff)).toEqual(policy);
    const { id } = await createTenant(database.db, { name: "Same" });
    expect(await offeredBy(staff, (context) => renameTenant(context, id, { name: "Same", version: 1 }))).toBeNull();
  });
});
