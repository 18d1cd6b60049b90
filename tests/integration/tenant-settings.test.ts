import { Client } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { requireTenant, type TenantContext, type TenantRole } from "#lib/access";
import { readOwnUsage } from "#lib/billing";
import { listOwnDomains } from "#lib/identity";
import {
  askForDeletion,
  askForOwnDeletion,
  askForOwnExport,
  callOffDeletion,
  callOffOwnDeletion,
  cancelOwnExport,
  deleteDueTenantsJob,
  downloadOwnExport,
  getOwnDeletion,
  listOwnExports,
  makeTenantExportJob,
  ownConsequences,
} from "#lib/lifecycle";
import { notifyJob } from "#lib/notifications";
import { listOwnIntegrations } from "#lib/operations";
import { fixedClock } from "#lib/platform/clock";
import { newId } from "#lib/platform/crypto";
import type { Runtime } from "#lib/platform/runtime";
import { createReport, deleteReport } from "#lib/reports";
import { readOwnCalls } from "#lib/usage";
import { createEndpoint, exportDeliveries } from "#lib/webhooks";
import { createPerson, createTenant, signedInContext, staffContext, tenantContext, testRuntime } from "../support/contexts.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { createFullTenant } from "../support/full-tenant.ts";

const DAY_MS = 86_400_000;
const going = () => ({ id: newId(), attempt: 1, signal: new AbortController().signal });
let database: TestDatabase;
/** Passes every wall: sees what really is there. */
let superuser: Client;
let clock: ReturnType<typeof fixedClock>;
let runtime: Runtime;

beforeAll(async () => {
  database = await testDatabase();
  superuser = new Client(database.superuserUrl);
  await superuser.connect();
});
beforeEach(() => {
  clock = fixedClock("2026-03-01T10:00:00.000Z");
  runtime = { ...testRuntime(database), db: database.db, jobs: database.jobs, clock };
});
afterAll(async () => {
  await superuser.end();
  await database.drop();
});

const sql = async <Row extends object>(text: string, values: unknown[] = []) => (await superuser.query<Row>(text, values)).rows;
const recent = <C extends TenantContext>(context: C): C =>
  context.actor.kind === "user" ? { ...context, clock, actor: { ...context.actor, authenticatedAt: clock.now() } } : context;
/** A member of a tenant who has just signed in. */
const member = async (tenantId: string, role: TenantRole = "tenant_admin") => recent(await tenantContext(database, tenantId, role));
const actionsOf = async (tenantId: string) =>
  (await sql<{ action: string }>("SELECT action FROM audit_entry WHERE tenant_id = $1 ORDER BY seq", [tenantId])).map(({ action }) => action);

/** One that has everything, in use, and without the second factor that it asks for. */
async function open(tenantId: string): Promise<void> {
  await sql("UPDATE tenant SET status = 'active' WHERE id = $1", [tenantId]);
  await sql("DELETE FROM tenant_policy WHERE tenant_id = $1", [tenantId]);
}

async function bytesOf(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of body) pieces.push(piece);
  return Buffer.concat(pieces);
}

describe("a tenant's export of its own", () => {
  test("is asked for, made and downloaded by its administrators, and by nobody else", async () => {
    const tenant = await createTenant(database.db);
    const admin = await member(tenant.id);
    const { id } = await askForOwnExport(admin, runtime);
    await expect(askForOwnExport(admin, runtime)).rejects.toMatchObject({ code: "conflict" });
    await expect(downloadOwnExport(admin, id)).rejects.toMatchObject({ code: "not_found" });
    await makeTenantExportJob.handle({ id }, { ...going(), runtime });
    expect(await listOwnExports(admin)).toMatchObject([{ id, status: "ready" }]);
    const { fileName, body } = await downloadOwnExport(admin, id);
    expect(fileName).toBe(`${tenant.slug}-2026-03-01.zip`);
    const [view] = await listOwnExports(admin);
    expect((await bytesOf(body)).length).toBe(view?.sizeBytes);
    expect(await actionsOf(tenant.id)).toEqual(["tenant.export_asked", "tenant.export_ready", "tenant.export_downloaded"]);

    const stranger = await member((await createTenant(database.db)).id);
    await expect(downloadOwnExport(stranger, id)).rejects.toMatchObject({ code: "not_found" });
    await expect(cancelOwnExport(stranger, id)).rejects.toMatchObject({ code: "conflict" });
    expect(await listOwnExports(stranger)).toEqual([]);
    for (const role of ["manager", "member", "viewer"] as const) {
      const other = await member(tenant.id, role);
      await expect(askForOwnExport(other, runtime)).rejects.toMatchObject({ code: "forbidden" });
      await expect(listOwnExports(other)).rejects.toMatchObject({ code: "forbidden" });
      await expect(downloadOwnExport(other, id)).rejects.toMatchObject({ code: "forbidden" });
    }
  });

  test("needs a recent sign-in, can be called off, and is there for administrators of a tenant that has left", async () => {
    const tenant = await createTenant(database.db, { status: "cancelled" });
    const admin = await member(tenant.id);
    const stale = { ...admin, clock: fixedClock("2026-03-01T10:11:00.000Z") };
    await expect(askForOwnExport(stale, runtime)).rejects.toMatchObject({ reason: "reauthentication_required" });
    const { id } = await askForOwnExport(admin, runtime);
    await cancelOwnExport(admin, id);
    await expect(cancelOwnExport(admin, id)).rejects.toMatchObject({ code: "conflict" });
    await makeTenantExportJob.handle({ id }, { ...going(), runtime });
    expect(await listOwnExports(admin)).toMatchObject([{ id, status: "cancelled" }]);
  });
});

describe("a tenant's deletion of its own", () => {
  const input = (tenant: { slug: string }) => ({ reason: "We close the shop", confirmation: tenant.slug });

  test("waits 30 days in which nothing changes, is told to every administrator, and any of them calls it off", async () => {
    const tenant = await createTenant(database.db);
    const [admin, second] = [await member(tenant.id), await member(tenant.id)];
    await expect(askForOwnDeletion(admin, { ...input(tenant), confirmation: tenant.id })).rejects.toMatchObject({
      code: "invalid",
      issues: [{ path: "confirmation" }],
    });
    expect(await askForOwnDeletion(admin, input(tenant))).toEqual({ dueAt: "2026-03-31T10:00:00.000Z" });
    await expect(askForOwnDeletion(second, input(tenant))).rejects.toMatchObject({ code: "conflict" });
    const name = admin.actor.kind === "user" ? admin.actor.name : "";
    expect(await getOwnDeletion(second)).toMatchObject({ status: "waiting", isOwn: true, askedBy: name, reason: "We close the shop" });
    expect(await sql("SELECT status FROM tenant WHERE id = $1", [tenant.id])).toEqual([{ status: "active" }]);
    clock.advance(29 * DAY_MS);
    await deleteDueTenantsJob.handle({}, { ...going(), runtime });
    await callOffOwnDeletion(recent(second));
    expect(await getOwnDeletion(admin)).toBeNull();
    await expect(callOffOwnDeletion(second)).rejects.toMatchObject({ code: "conflict" });
    clock.advance(10 * DAY_MS);
    await deleteDueTenantsJob.handle({}, { ...going(), runtime });
    expect(await sql("SELECT status FROM tenant WHERE id = $1", [tenant.id])).toEqual([{ status: "active" }]);
    expect(await actionsOf(tenant.id)).toEqual(["tenant.deletion_asked", "tenant.deletion_called_off"]);
  });

  test("takes it once it is due, also while it is in use", async () => {
    const tenant = await createFullTenant(database);
    await open(tenant.id);
    const admin = await member(tenant.id);
    expect((await ownConsequences(admin)).people).toBeGreaterThan(1);
    await askForOwnDeletion(admin, input(tenant));
    clock.advance(30 * DAY_MS);
    await deleteDueTenantsJob.handle({}, { ...going(), runtime });
    expect(await sql("SELECT 1 FROM tenant WHERE id = $1", [tenant.id])).toEqual([]);
    expect(await sql("SELECT status FROM tenant_deletion WHERE tenant_id = $1", [tenant.id])).toEqual([{ status: "done" }]);
    expect((await sql("SELECT 1 FROM invoice WHERE tenant_id = $1", [tenant.id])).length).toBeGreaterThan(0);
    expect((await actionsOf(tenant.id)).slice(-3)).toEqual(["tenant.deletion_asked", "tenant.deletion_begun", "tenant.deleted"]);
  });

  test("is mailed to whoever asked for it, too, so that nobody does it unseen", async () => {
    const tenant = await createTenant(database.db);
    const [admin, second] = [await member(tenant.id), await member(tenant.id)];
    await askForOwnDeletion(admin, input(tenant));
    const told = await sql<{ data: Parameters<typeof notifyJob.handle>[0] }>(
      "SELECT data FROM pgboss.job WHERE name = 'notifications.notify' AND data->'data'->>'tenantId' = $1",
      [tenant.id],
    );
    expect(told).toHaveLength(1);
    for (const { data } of told) await notifyJob.handle(data, { ...going(), runtime });
    const mailed = await sql<{ recipient: string }>("SELECT recipient FROM mail_message WHERE recipient = ANY($1) ORDER BY recipient", [
      [admin, second].map(({ actor }) => (actor.kind === "user" ? actor.email : "")),
    ]);
    expect(mailed).toHaveLength(2);
  });

  test("is walled off in the database: a tenant neither shortens its grace, nor calls off what staff asked for, nor sees others'", async () => {
    const tenant = await createTenant(database.db, { status: "cancelled" });
    const admin = await member(tenant.id);
    const signedIn = await staffContext(database);
    const staff = { ...signedIn, clock, actor: { ...signedIn.actor, authenticatedAt: clock.now() } };
    await askForDeletion(staff, tenant.id, { reason: "The contract ended", confirmation: tenant.slug });
    await expect(callOffOwnDeletion(admin)).rejects.toMatchObject({ code: "conflict" });
    expect(await getOwnDeletion(admin)).toMatchObject({ isOwn: false, askedBy: null });
    await callOffDeletion(staff, tenant.id);
    const userId = admin.actor.kind === "user" ? admin.actor.userId : "";
    const asTenant = (text: string, values: unknown[] = []) =>
      database.db.transaction({ kind: "tenant", tenantId: tenant.id, userId }, (tx) => tx.query({ text, values }));
    const insert = `INSERT INTO tenant_deletion (id, tenant_id, slug, name, reason, asked_by_id, is_own, status, created_at, due_at)
                    VALUES ($1, $2, 'x', 'x', 'why not', $3, $4, 'waiting', now(), now() + $5::interval)`;
    await expect(asTenant(insert, [newId(), tenant.id, userId, true, "1 day"])).rejects.toThrow(/tenant_deletion_own_grace/);
    await expect(asTenant(insert, [newId(), tenant.id, userId, false, "1 day"])).rejects.toThrow(/row-level security/);
    await expect(asTenant(insert, [newId(), (await createTenant(database.db)).id, userId, true, "31 days"])).rejects.toThrow(/row-level security/);
    await expect(
      asTenant("INSERT INTO tenant_export (id, tenant_id, asked_by_id, status, created_at) VALUES ($1, $2, $3, 'ready', now())", [
        newId(),
        tenant.id,
        userId,
      ]),
    ).rejects.toThrow(/row-level security/);
  });

  test("is for administrators alone, and not for support who act as one", async () => {
    const tenant = await createTenant(database.db);
    const admin = await member(tenant.id);
    const manager = await member(tenant.id, "manager");
    await expect(askForOwnDeletion(manager, input(tenant))).rejects.toMatchObject({ code: "forbidden" });
    await expect(callOffOwnDeletion(manager)).rejects.toMatchObject({ code: "forbidden" });
    await expect(ownConsequences(manager)).rejects.toMatchObject({ code: "forbidden" });
    if (admin.actor.kind !== "user") throw new Error("A person was signed in.");
    const impersonator = { impersonationId: newId(), userId: newId(), name: "S", email: "s@test.example", mayWrite: true, endsAt: clock.now() };
    const acted = { ...admin, actor: { ...admin.actor, impersonator } };
    await expect(askForOwnDeletion(acted, input(tenant))).rejects.toMatchObject({ code: "forbidden" });
    await expect(askForOwnExport(acted, runtime)).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("usage, integrations and domains", () => {
  test("are counted from the tenant's own rows", async () => {
    const tenant = await createFullTenant(database);
    await open(tenant.id);
    const person = await createPerson(database.db, { memberships: [{ tenantId: tenant.id, role: "tenant_admin" }] });
    const admin = recent(requireTenant(await signedInContext(database, person.id, tenant.id)));
    const usage = await readOwnUsage(admin);
    expect(usage.usages.find(({ what }) => what === "campaigns")?.used).toBe(1);
    expect(usage.files.limitBytes).toBeGreaterThan(0);
    expect(usage.files.usedBytes).toBeGreaterThan(0);
    expect(usage.aiRequests.usedToday).toBeNull();
    const of = Object.fromEntries((await listOwnIntegrations(admin)).map(({ kind, count }) => [kind, count]));
    expect(of).toMatchObject({ api_keys: 1, webhooks: 1, sign_in: 1, forms: 0 });
    expect(await listOwnDomains(admin)).toMatchObject([{ tenantId: tenant.id }]);
    const none = await member((await createTenant(database.db)).id);
    expect((await listOwnIntegrations(none)).map(({ count, lastUsedAt }) => [count, lastUsedAt])).toEqual(Array(8).fill([0, null]));
    expect(await listOwnDomains(none)).toEqual([]);
    expect((await readOwnUsage(none)).files.usedBytes).toBe(0);
  });

  test("of reports those of this month are told, by the tenant's clocks, also one that is deleted, and none of others", async () => {
    const { id } = await createTenant(database.db, { timeZone: "Pacific/Auckland" });
    const [own, stranger] = [await member(id), await member((await createTenant(database.db)).id)];
    const at = (context: TenantContext, now: string): TenantContext => ({ ...context, clock: fixedClock(now) });
    const begin = (context: TenantContext) => createReport(context, { name: "Overview", template: "empty", campaignId: null });
    const made = async (now: string) => (await readOwnUsage(at(own, now))).usages.find(({ what }) => what === "reports")?.used;
    await begin(at(stranger, "2026-11-10T00:00:00Z"));
    // In Auckland the month began an hour before; in UTC there are twelve hours to go.
    const report = await begin(at(own, "2026-10-31T12:00:00Z"));
    await begin(at(own, "2026-11-10T00:00:00Z"));
    expect(await made("2026-11-20T00:00:00Z")).toBe(2);
    await deleteReport(at(own, "2026-11-20T00:00:00Z"), report.id, { version: report.version });
    expect(await made("2026-11-20T00:00:00Z")).toBe(2);
    expect(await made("2026-11-30T10:59:59Z")).toBe(2);
    expect(await made("2026-11-30T11:00:00Z")).toBe(0);
  });

  test("calls are summed by day, and those of others are not seen", async () => {
    const [one, two] = [await createTenant(database.db), await createTenant(database.db)];
    for (const [id, calls] of [
      [one.id, 7],
      [two.id, 100],
    ] as const)
      await sql("INSERT INTO api_usage_hour (id, hour, tenant_id, route, status_class, calls, latency) VALUES ($1, $2, $3, 'GET /x', 2, $4, $5)", [
        newId(),
        "2026-03-01T09:00:00Z",
        id,
        calls,
        Array(16).fill(0),
      ]);
    const answer = await readOwnCalls(await member(one.id), { days: "7" });
    expect(answer.total.calls).toBe(7);
    expect(answer.days).toHaveLength(7);
    expect(answer.days.at(-1)).toMatchObject({ day: "2026-03-01", calls: 7 });
    await expect(readOwnCalls(await member(one.id, "manager"), { days: "7" })).rejects.toMatchObject({ code: "forbidden" });
  });

  test("a tenant exports what its own endpoint was told, and no other's", async () => {
    const [one, two] = [await createTenant(database.db), await createTenant(database.db)];
    const [admin, other] = [await member(one.id), await member(two.id)];
    const { id } = await createEndpoint(
      admin,
      "tenant",
      { url: "https://hooks.test.example/in", description: "", kinds: ["tenant.changed"] },
      runtime,
    );
    await expect(exportDeliveries(other, id, { sort: "-written", format: "csv" }, runtime)).rejects.toMatchObject({ code: "not_found" });
    const { body } = await exportDeliveries(admin, id, { sort: "-written", format: "csv" }, runtime);
    let text = "";
    for await (const piece of body) text += piece;
    expect(text).toContain("End: 0 messages");
  });
});
