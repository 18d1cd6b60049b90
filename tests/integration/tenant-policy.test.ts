import { afterAll, beforeAll, expect, test } from "vitest";
import { requireTenant } from "#lib/access";
import { changeTenantPolicy, contextOfRequest, getTenantPolicy, previewTenantPolicy } from "#lib/identity";
import { policyForm } from "#lib/identity/schema";
import { newId } from "#lib/platform/crypto";
import type { Runtime } from "#lib/platform/runtime";
import { createPerson, createTenant, openTestSession, tenantContext, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

const OPEN = { secondFactor: "optional", allowedMethods: ["password", "provider"], sessionIdleMinutes: 30, sessionMaxHours: null } as const;

let database: TestDatabase;
let runtime: Runtime;
beforeAll(async () => {
  database = await testDatabase();
  runtime = { ...testRuntime(database), db: database.db, jobs: database.jobs };
});
afterAll(() => database.drop());

const rules = (over: object = {}) => ({ ...OPEN, allowedMethods: [...OPEN.allowedMethods], ...over });

/** A member whose session says that they signed in in these ways. */
async function memberWith(tenantId: string, methods: string[]) {
  const person = await createPerson(database.db, { memberships: [{ tenantId, role: "member" }] });
  const { sessionId, cookieHeader } = await openTestSession(runtime, person.id, tenantId);
  await query(database.superuserUrl, "UPDATE auth_session SET methods = $2 WHERE id = $1", [sessionId, methods]);
  const context = () => contextOfRequest(runtime, { cookieHeader, requestId: newId(), ip: null, userAgent: null });
  return { person, context };
}

test("rules are set once per version, with a record of before and after", async () => {
  const tenant = await createTenant(database.db);
  const admin = await tenantContext(database, tenant.id, "tenant_admin");
  expect(await getTenantPolicy(admin)).toMatchObject({ secondFactor: "optional", version: 0, updatedAt: null });
  expect(await changeTenantPolicy(admin, rules({ version: 0 }) as never)).toMatchObject({ ...OPEN, version: 1 });
  const mine = rules({ version: 0, allowedMethods: ["password", "passkey"], sessionIdleMinutes: null, sessionMaxHours: 8 });
  await expect(changeTenantPolicy(admin, mine as never)).rejects.toMatchObject({
    code: "conflict",
    issues: [
      { path: "allowedMethods.passkey", message: "Stands at “off” now." },
      { path: "allowedMethods.provider", message: "Stands at “on” now." },
      { path: "sessionIdleMinutes", message: "Stands at “30” now." },
      { path: "sessionMaxHours", message: "Stands at nothing now." },
    ],
  });
  const [entry] = await query<{ before: object; after: object }>(
    database.superuserUrl,
    "SELECT before, after FROM audit_entry WHERE tenant_id = $1 AND action = 'tenant_policy.change'",
    [tenant.id],
  );
  expect(entry).toMatchObject({ before: { sessionIdleMinutes: null }, after: { sessionIdleMinutes: 30 } });
});

test("who would be shut out is told before, and is shut out on the next request after", async () => {
  const tenant = await createTenant(database.db);
  const admin = await tenantContext(database, tenant.id, "tenant_admin");
  const byLink = await memberWith(tenant.id, ["magic_link"]);
  const byPassword = await memberWith(tenant.id, ["password"]);
  const consequences = await previewTenantPolicy(admin, rules() as never);
  expect(consequences).toMatchObject({ memberCount: 3, withoutSecondFactor: 3, shutOutNow: 1, names: [byLink.person.name] });
  expect((await previewTenantPolicy(admin, rules({ secondFactor: "required" }) as never)).shutOutNow).toBe(3);
  await changeTenantPolicy(admin, rules({ version: 0 }) as never);
  expect((await byLink.context()).lockedOutOf).toMatchObject({ reason: "method" });
  expect((await byPassword.context()).tenant?.id).toBe(tenant.id);
});

test("nobody shuts out themselves", async () => {
  const tenant = await createTenant(database.db);
  const admin = requireTenant(await tenantContext(database, tenant.id, "tenant_admin"));
  await expect(changeTenantPolicy(admin, rules({ secondFactor: "required", version: 0 }) as never)).rejects.toThrow(/second factor/);
  await expect(changeTenantPolicy(admin, rules({ allowedMethods: ["provider"], version: 0 }) as never)).rejects.toThrow(/shut you out/);
  expect((await getTenantPolicy(admin)).version).toBe(0);
});

test("it takes the permission, and touches no consent to support", async () => {
  const tenant = await createTenant(database.db);
  await query(database.superuserUrl, "INSERT INTO tenant_policy (tenant_id, support_access) VALUES ($1, 'read')", [tenant.id]);
  const manager = await tenantContext(database, tenant.id, "manager");
  await expect(getTenantPolicy(manager)).rejects.toMatchObject({ code: "forbidden" });
  await expect(previewTenantPolicy(manager, rules() as never)).rejects.toMatchObject({ code: "forbidden" });
  const admin = await tenantContext(database, tenant.id, "tenant_admin");
  await changeTenantPolicy(admin, rules({ version: 1 }) as never);
  const kept = await query(database.superuserUrl, "SELECT support_access FROM tenant_policy WHERE tenant_id = $1", [tenant.id]);
  expect(kept).toEqual([{ support_access: "read" }]);
});

test("a form without a single way to sign in is refused at its field", () => {
  const parsed = policyForm.safeParse({ secondFactor: "optional", sessionIdleMinutes: "", sessionMaxHours: "", version: "0" });
  expect(parsed.error?.issues[0]?.path).toEqual(["password"]);
});
