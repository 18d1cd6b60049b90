import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { requireTenant, type TenantContext, type TenantRef } from "#lib/access";
import { contextOfRequest } from "#lib/identity";
import {
  createKey,
  createServiceAccount,
  deleteServiceAccount,
  listServiceAccounts,
  renameServiceAccount,
  revokeKey,
  rotateKey,
  tellOfEndingKeysJob,
} from "#lib/keys";
import { type CreateKeyInput, createKeyInput } from "#lib/keys/schema";
import { fixedClock } from "#lib/platform/clock";
import { newId } from "#lib/platform/crypto";
import type { Runtime } from "#lib/platform/runtime";
import { actedBySupport, createPerson, createTenant, openTestSession, type Person, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const UNKNOWN = { code: "unauthenticated" };

let database: TestDatabase;
let runtime: Runtime;
let clock: ReturnType<typeof fixedClock>;
let tenant: TenantRef;
let admin: Person;

beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(async () => {
  clock = fixedClock(new Date());
  runtime = { ...testRuntime(database), db: database.db, jobs: database.jobs, clock };
  tenant = await createTenant(database.db);
  admin = await createPerson(database.db, { memberships: [{ tenantId: tenant.id, role: "tenant_admin" }] });
});
afterAll(() => database.drop());

const sql = <Row extends object>(text: string, values: unknown[] = []) => query<Row>(database.superuserUrl, text, values);
const facts = (cookieHeader: string | null, authorization?: string) => ({
  cookieHeader,
  authorization: authorization ?? null,
  requestId: newId(),
  ip: "192.0.2.9",
  userAgent: "tests",
});
const as = async (person: Person): Promise<TenantContext> =>
  requireTenant(await contextOfRequest(runtime, facts((await openTestSession(runtime, person.id, tenant.id)).cookieHeader)));
const by = (secret: string) => contextOfRequest(runtime, facts(null, `Bearer ${secret}`));
const input = (overrides: Partial<CreateKeyInput> = {}): CreateKeyInput =>
  createKeyInput.parse({ name: "Nightly", scopes: ["campaign.read"], ...overrides });

async function makeKey(overrides: Partial<CreateKeyInput> = {}) {
  const context = await as(admin);
  const account = await createServiceAccount(context, { name: "Reports", description: "" });
  return { account, ...(await createKey(context, account.id, input(overrides))) };
}

describe("an API key", () => {
  test("acts for its tenant with its scopes and nothing else, and says when it was used", async () => {
    const { key, secret, account } = await makeKey();
    expect(secret.startsWith(`${key.prefix}_`)).toBe(true);
    const context = await by(secret);
    expect(context).toMatchObject({ actor: { kind: "service", name: "Reports" }, tenant: { id: tenant.id }, callsPerMinute: 600 });
    expect([...context.grants]).toEqual([["campaign.read", "all"]]);
    const [shown] = (await listServiceAccounts(await as(admin))).find(({ id }) => id === account.id)?.keys ?? [];
    expect(shown).toMatchObject({ id: key.id, lastUsedIp: "192.0.2.9", state: "active", lastUsedAt: clock.now().toISOString() });
  });

  test("is nowhere in the database, nor in the audit trail", async () => {
    const { secret } = await makeKey();
    const own = secret.slice(-43);
    const rows = await sql<{ row: string }>("SELECT api_key::text AS row FROM api_key UNION ALL SELECT audit_entry::text FROM audit_entry");
    expect(rows.filter(({ row }) => row.includes(own))).toEqual([]);
  });

  test("counts until its end, and not with one character changed", async () => {
    const { secret } = await makeKey({ days: 1 });
    await expect(by(`${secret.slice(0, -1)}${secret.endsWith("A") ? "B" : "A"}`)).rejects.toMatchObject(UNKNOWN);
    clock.advance(DAY_MS - 1);
    await by(secret);
    clock.advance(1);
    await expect(by(secret)).rejects.toMatchObject(UNKNOWN);
  });

  test("ends when it is revoked, its account deleted, or its tenant suspended", async () => {
    const [revoked, deleted, closed] = [await makeKey(), await makeKey(), await makeKey()];
    await revokeKey(await as(admin), revoked.key.id);
    await deleteServiceAccount(await as(admin), deleted.account.id);
    await expect(by(revoked.secret)).rejects.toMatchObject(UNKNOWN);
    await expect(by(deleted.secret)).rejects.toMatchObject(UNKNOWN);
    await by(closed.secret);
    await sql("UPDATE tenant SET status = 'suspended', suspended_reason = 'unpaid' WHERE id = $1", [tenant.id]);
    await expect(by(closed.secret)).rejects.toMatchObject(UNKNOWN);
  });

  test("is rotated: both count for the overlap, then the new one alone, and the old one is not rotated twice", async () => {
    const { key, secret } = await makeKey({ days: 30 });
    clock.advance(DAY_MS);
    const next = await rotateKey(await as(admin), key.id, { overlapHours: 24 });
    await by(secret);
    expect((await by(next.secret)).grants).toEqual((await by(secret)).grants);
    await expect(rotateKey(await as(admin), key.id, { overlapHours: 0 })).rejects.toMatchObject({ code: "conflict" });
    clock.advance(DAY_MS);
    await expect(by(secret)).rejects.toMatchObject(UNKNOWN);
    await by(next.secret);
    expect(next.key.expiresAt).toBe(new Date(clock.now().getTime() + 29 * DAY_MS).toISOString());
  });

  test("is made by people who signed in lately, with no more than they hold", async () => {
    const { account, secret } = await makeKey({ scopes: ["api_key.manage", "campaign.read"] });
    const machine = requireTenant(await by(secret));
    await expect(createKey(machine, account.id, input())).rejects.toMatchObject({ code: "forbidden" });
    const role = newId();
    await sql("INSERT INTO custom_role (id, tenant_id, name, grants) VALUES ($1, $2, 'Keys', $3)", [
      role,
      tenant.id,
      { "api_key.manage": "all", "campaign.update": "own" },
    ]);
    const deputy = await createPerson(database.db, { memberships: [{ tenantId: tenant.id, role: "viewer" }] });
    await expect(createKey(await as(deputy), account.id, input())).rejects.toMatchObject({ code: "forbidden" });
    await sql("UPDATE membership SET role = 'custom', custom_role_id = $2 WHERE user_id = $1", [deputy.id, role]);
    const beyond = [input(), input({ scopes: ["campaign.update"] })];
    for (const each of beyond) await expect(createKey(await as(deputy), account.id, each)).rejects.toMatchObject({ code: "forbidden" });
    await createKey(await as(deputy), account.id, input({ scopes: ["api_key.manage"] }));
    const stale = await as(admin);
    clock.advance(11 * 60_000);
    await expect(createKey(stale, account.id, input())).rejects.toMatchObject({ reason: "reauthentication_required" });
    await revokeKey(stale, (await listServiceAccounts(stale))[0]?.keys[0]?.id ?? "");
  });

  test("that counts is shown however many have ended since", async () => {
    const { key, account } = await makeKey({ days: null });
    await sql(
      `INSERT INTO api_key (id, tenant_id, service_account_id, name, prefix, secret_hash, scopes, calls_per_minute, created_at, revoked_at)
       SELECT gen_random_uuid(), $1::uuid, $2::uuid, 'ended', 'ended' || n || left($2::text, 6), 'none', '{}', 1, now() + interval '1 hour', now() FROM generate_series(1, 60) n`,
      [tenant.id, account.id],
    );
    const [shown] = await listServiceAccounts(await as(admin));
    expect(shown?.keys[0]).toMatchObject({ id: key.id, state: "active" });
  });

  test("is not made by support that acts as an admin: it would outlive that", async () => {
    const { account, key } = await makeKey();
    const support = actedBySupport(await as(admin));
    await expect(createKey(support, account.id, input())).rejects.toMatchObject({ code: "forbidden" });
    await expect(rotateKey(support, key.id, { overlapHours: 1 })).rejects.toMatchObject({ code: "forbidden" });
    await revokeKey(support, key.id);
  });

  test("of another tenant is not there", async () => {
    const { key, account } = await makeKey();
    const other = await createTenant(database.db);
    const stranger = await createPerson(database.db, { memberships: [{ tenantId: other.id, role: "tenant_admin" }] });
    const { cookieHeader } = await openTestSession(runtime, stranger.id, other.id);
    const context = requireTenant(await contextOfRequest(runtime, facts(cookieHeader)));
    expect(await listServiceAccounts(context)).toEqual([]);
    const missing = { code: "not_found" };
    await expect(revokeKey(context, key.id)).rejects.toMatchObject(missing);
    await expect(rotateKey(context, key.id, { overlapHours: 1 })).rejects.toMatchObject(missing);
    await expect(createKey(context, account.id, input())).rejects.toMatchObject(missing);
    await expect(renameServiceAccount(context, account.id, { name: "Mine", description: "" })).rejects.toMatchObject(missing);
  });
});

test("admins are told once, by mail, of a key that ends within two weeks, and not of one that was replaced", async () => {
  const ending = await makeKey({ days: 10, name: "Ends" });
  const replaced = await makeKey({ days: 10, name: "Replaced" });
  await rotateKey(await as(admin), replaced.key.id, { overlapHours: 100 });
  await makeKey({ days: 20, name: "Later" });
  const mails = () => sql<{ text: string }>("SELECT text FROM mail_message WHERE recipient = $1", [admin.email]);
  for (let round = 0; round < 2; round++) await tellOfEndingKeysJob.handle({}, { runtime } as never);
  const told = await mails();
  expect(told).toHaveLength(1);
  expect(told[0]?.text).toContain(ending.key.prefix);
  expect(told[0]?.text).not.toContain(replaced.key.prefix);
  clock.advance(7 * DAY_MS);
  await tellOfEndingKeysJob.handle({}, { runtime } as never);
  expect((await mails()).at(-1)?.text).toContain("Later");
});
