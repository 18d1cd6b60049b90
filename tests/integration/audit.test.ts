import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Context, requireTenant, requireUser, type TenantContext } from "#lib/access";
import {
  exportPlatformAudit,
  exportTenantAudit,
  getTenantAuditEntry,
  listChains,
  pruneAuditJob,
  recordAudit,
  searchPlatformAudit,
  searchTenantAudit,
  verifyChain,
  verifyExport,
  verifyPlatformAudit,
  verifyTenantAudit,
} from "#lib/audit";
import { fixedClock } from "#lib/platform/clock";
import type { Runtime } from "#lib/platform/runtime";
import { actedBySupport, createTenant, staffContext, tenantContext, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

const DAY_MS = 86_400_000;
let database: TestDatabase;
let runtime: Runtime;

beforeAll(async () => {
  database = await testDatabase();
  runtime = { ...testRuntime(database), db: database.db, jobs: database.jobs };
});
afterAll(() => database.drop());

const sql = <Row extends object>(text: string, values: unknown[] = []) => query<Row>(database.superuserUrl, text, values);
const page = { limit: 25 };

interface Act {
  action: string;
  subjectType?: string;
  subjectId?: string;
  before?: object;
  after?: object;
  reason?: string;
}

async function record(context: Context, tenantId: string | null, acts: Act[], at?: Date): Promise<void> {
  const clock = at ? fixedClock(at) : context.clock;
  await context.db.transaction({ kind: "system", purpose: "test" }, async (tx) => {
    for (const act of acts) await recordAudit({ ...context, clock }, tx, { tenantId, subjectType: "thing", subjectId: "1", ...act });
  });
}

async function tenantWithAdmin(): Promise<TenantContext> {
  const tenant = await createTenant(database.db);
  return requireTenant(await tenantContext(database, tenant.id, "tenant_admin"));
}

const actionsOf = (found: { entries: { action: string }[] }) => found.entries.map(({ action }) => action);

async function textOf(lines: AsyncIterable<string>): Promise<string> {
  let text = "";
  for await (const line of lines) text += line;
  return text;
}
async function* linesIn(text: string): AsyncIterable<string> {
  yield* text.split("\n");
}

describe("searching the trail", () => {
  test("finds by who, action, group, subject, words, address and request, and each alone", async () => {
    const admin = await tenantWithAdmin();
    const { id } = admin.tenant;
    await record(admin, id, [
      { action: "tenant.suspend", subjectType: "tenant", subjectId: id, reason: "unpaid 100%_bill" },
      { action: "campaign.import", after: { file: "spring.csv" } },
      { action: "sign_in", subjectType: "user" },
      { action: "sign_in.refused", subjectType: "email", subjectId: "x@y.example" },
    ]);
    const find = async (filter: object) => actionsOf(await searchTenantAudit(admin, { ...page, ...filter }));
    expect(await find({ action: "sign_in.*" })).toEqual(["sign_in.refused", "sign_in"]);
    expect(await find({ action: "sign_in" })).toEqual(["sign_in"]);
    expect(await find({ subjectType: "tenant", subjectId: id })).toEqual(["tenant.suspend"]);
    expect(await find({ text: "SPRING.csv" })).toEqual(["campaign.import"]);
    expect(await find({ text: "100%_bill" })).toEqual(["tenant.suspend"]);
    expect(await find({ text: "100__bill" })).toEqual([]);
    expect(await find({ who: admin.actor.kind === "user" ? admin.actor.email.slice(0, 12).toUpperCase() : "" })).toHaveLength(4);
    expect(await find({ who: "nobody@" })).toEqual([]);
    expect(await find({ ip: "127.0.0.1" })).toHaveLength(4);
    expect(await find({ requestId: admin.requestId })).toHaveLength(4);
    const today = new Date().toISOString().slice(0, 10);
    expect(await find({ from: today, to: today })).toHaveLength(4);
    expect(await find({ to: "2020-01-01" })).toEqual([]);
  });

  test("finds the entries of days, from midnight to midnight, with and without a name", async () => {
    const admin = await tenantWithAdmin();
    const times = ["2025-03-01T23:59:59.999Z", "2025-03-02T00:00:00.000Z", "2025-03-02T23:59:59.999Z", "2025-03-03T00:00:00.000Z"];
    for (const [index, at] of times.entries())
      await record(admin, admin.tenant.id, [{ action: "campaign.import", subjectId: String(index) }], new Date(at));
    const find = async (filter: object) => (await searchTenantAudit(admin, { ...page, ...filter })).entries.map(({ subjectId }) => subjectId);
    const who = admin.actor.kind === "user" ? admin.actor.email : "";
    for (const name of [{}, { who }]) {
      expect(await find({ from: "2025-03-02", to: "2025-03-02", ...name })).toEqual(["2", "1"]);
      expect(await find({ from: "2025-03-02", ...name })).toEqual(["3", "2", "1"]);
      expect(await find({ to: "2025-03-02", ...name })).toEqual(["2", "1", "0"]);
    }
    expect(await find({ from: "2025-03-02", who: "nobody@" })).toEqual([]);
  });

  test("finds what was done in somebody's name under both names, once", async () => {
    const admin = await tenantWithAdmin();
    await record(actedBySupport(admin), admin.tenant.id, [{ action: "campaign.import", reason: "asked by telephone" }]);
    const person = requireUser(admin).actor.email;
    for (const who of ["support@test.example", "SUPPORT@", person, person.toUpperCase()]) {
      expect(actionsOf(await searchTenantAudit(admin, { ...page, who }))).toEqual(["campaign.import"]);
      expect(actionsOf(await searchTenantAudit(admin, { ...page, who, text: "telephone" }))).toEqual(["campaign.import"]);
    }
    expect((await searchTenantAudit(admin, { ...page, who: "support@test.example", action: "sign_in" })).entries).toEqual([]);
  });

  test("goes through all pages without leaving out or repeating one", async () => {
    const admin = await tenantWithAdmin();
    await record(
      admin,
      admin.tenant.id,
      Array.from({ length: 25 }, (_, index) => ({ action: "campaign.import", subjectId: String(index) })),
    );
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const found = await searchTenantAudit(admin, { limit: 10, ...(cursor && { cursor }) });
      seen.push(...found.entries.map(({ subjectId }) => subjectId));
      cursor = found.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(Array.from({ length: 25 }, (_, index) => String(24 - index)));
  });

  test("shows a tenant its own chain alone, whatever it asks for, and nobody without the permission", async () => {
    const [one, other] = [await tenantWithAdmin(), await tenantWithAdmin()];
    await record(other, other.tenant.id, [{ action: "campaign.import" }]);
    expect((await searchTenantAudit(one, { ...page, tenant: other.tenant.id })).entries).toEqual([]);
    const [entry] = (await searchTenantAudit(other, page)).entries;
    await expect(getTenantAuditEntry(one, entry?.id ?? "")).rejects.toMatchObject({ code: "not_found" });
    expect(await getTenantAuditEntry(other, entry?.id ?? "")).toMatchObject({ action: "campaign.import", seq: 1 });
    const manager = await tenantContext(database, one.tenant.id, "manager");
    await expect(searchTenantAudit(manager, page)).rejects.toMatchObject({ code: "forbidden" });
    await expect(verifyTenantAudit(manager, runtime)).rejects.toMatchObject({ code: "forbidden" });
    await expect(exportTenantAudit(manager, { format: "csv" }, runtime)).rejects.toMatchObject({ code: "forbidden" });
  });

  test("goes across tenants for staff, which is recorded itself", async () => {
    const [one, other, support] = [await tenantWithAdmin(), await tenantWithAdmin(), await staffContext(database, "support")];
    await record(one, one.tenant.id, [{ action: "campaign.import", after: { mark: "across" } }]);
    await record(other, other.tenant.id, [{ action: "campaign.import", after: { mark: "across" } }]);
    expect((await searchPlatformAudit(support, { ...page, text: "across" })).entries).toHaveLength(2);
    expect((await searchPlatformAudit(support, { ...page, text: "across", tenant: one.tenant.id })).entries).toHaveLength(1);
    const platform = await searchPlatformAudit(support, { ...page, tenant: "platform", who: support.actor.email });
    expect(actionsOf(platform)).toContain("platform.read");
  });
});

describe("verifying", () => {
  test("a chain holds; what is changed, taken out or cut off is named", async () => {
    const admin = await tenantWithAdmin();
    const { id } = admin.tenant;
    await record(
      admin,
      id,
      Array.from({ length: 6 }, (_, index) => ({ action: "campaign.import", after: { index, text: '„ü“ \\ " \u0001 😀', big: 1e21, part: 0.1 } })),
    );
    expect(await verifyChain(database.db, id)).toMatchObject({ checked: 6, problem: null, lastSeq: 6, isComplete: true });
    expect(await verifyChain(database.db, id, { newest: 2 })).toMatchObject({ checked: 2, problem: null, isComplete: false });
    const tampered = async (statement: string, values: unknown[] = [id]) => {
      await sql("ALTER TABLE audit_entry DISABLE TRIGGER append_only");
      await sql(statement, values);
      await sql("ALTER TABLE audit_entry ENABLE TRIGGER append_only");
      return (await verifyChain(database.db, id)).problem;
    };
    expect(await tampered("UPDATE audit_entry SET reason = 'x' WHERE tenant_id = $1 AND seq = 4")).toMatchObject({ seq: 4 });
    expect(await tampered("UPDATE audit_entry SET reason = NULL WHERE tenant_id = $1 AND seq = 4")).toBeNull();
    expect(await tampered("DELETE FROM audit_entry WHERE tenant_id = $1 AND seq = 6")).toMatchObject({
      seq: 6,
      what: expect.stringMatching(/ends at 5/),
    });
    expect(await tampered("DELETE FROM audit_entry WHERE tenant_id = $1 AND seq = 2")).toMatchObject({ seq: 2, what: "it is missing" });
  });

  test("by a screen it is recorded, with what was found", async () => {
    const admin = await tenantWithAdmin();
    await record(admin, admin.tenant.id, [{ action: "campaign.import" }]);
    expect(await verifyTenantAudit(admin, runtime)).toMatchObject({ checked: 1, problem: null });
    const [entry] = (await searchTenantAudit(admin, page)).entries;
    expect(entry).toMatchObject({ action: "audit.verified", after: { checked: 1, holds: true } });
    expect(await verifyPlatformAudit(await staffContext(database), runtime)).toMatchObject({ chain: "platform", problem: null });
  });
});

describe("an export", () => {
  test("as JSON lines verifies outside; one that is changed or cut off does not", async () => {
    const admin = await tenantWithAdmin();
    await record(admin, admin.tenant.id, [
      { action: "campaign.import", after: { z: 1, aa: "ü", b: { deep: [1, null, "x"] } } },
      { action: "tenant.suspend", reason: "because" },
      { action: "campaign.import", before: { a: 1.5 } },
    ]);
    const { lines, contentType, fileName } = await exportTenantAudit(admin, { format: "jsonl" }, runtime);
    expect(contentType).toContain("ndjson");
    expect(fileName).toMatch(/^audit-tenant-.*\.jsonl$/);
    const text = await textOf(lines);
    expect(await verifyExport(linesIn(text))).toMatchObject({ entries: 4, isWhole: true, problem: null, chains: 1 });
    expect((await verifyExport(linesIn(text.replace('"reason":"because"', '"reason":"whim"')))).problem).toMatchObject({ line: 3 });
    expect((await verifyExport(linesIn(text.replaceAll("because", "whim")))).problem).toMatchObject({ seq: 2 });
    expect(await verifyExport(linesIn(text.split("\n").slice(0, 2).join("\n")))).toMatchObject({ isWhole: false, problem: null });
    const some = await exportTenantAudit(admin, { format: "jsonl", action: "campaign.import" }, runtime);
    expect(await verifyExport(linesIn(await textOf(some.lines)))).toMatchObject({ entries: 2, isWhole: true, problem: null });
  });

  test("as CSV has every entry, no formula, and its end; taking it is recorded", async () => {
    const admin = await tenantWithAdmin();
    await record(admin, admin.tenant.id, [{ action: "tenant.suspend", reason: '=HYPERLINK("x")' }]);
    const { lines } = await exportTenantAudit(admin, { format: "csv", action: "tenant.suspend" }, runtime);
    const text = await textOf(lines);
    expect(text).toContain(`"'=HYPERLINK(""x"")"`);
    expect(text).toContain("End: 1 entry");
    expect((await searchTenantAudit(admin, { ...page, action: "audit.exported" })).entries[0]?.after).toEqual({
      format: "csv",
      action: "tenant.suspend",
    });
    const staff = await staffContext(database, "support");
    expect(await textOf((await exportPlatformAudit(staff, { format: "csv", text: "HYPERLINK" }, runtime)).lines)).toContain(admin.tenant.id);
  });
});

describe("retention", () => {
  test("removes the old beginning of a chain, no more; the rest still verifies, and the removal is an entry", async () => {
    const admin = await tenantWithAdmin();
    const { id } = admin.tenant;
    const now = admin.clock.now();
    const daysAgo = (days: number) => new Date(now.getTime() - days * DAY_MS);
    await record(admin, id, [{ action: "campaign.import" }, { action: "campaign.import" }], daysAgo(120));
    await record(admin, id, [{ action: "tenant.suspend" }], daysAgo(10));
    await record(admin, id, [{ action: "tenant.reactivate" }], daysAgo(120));
    const job = { id: "1", attempt: 1, signal: new AbortController().signal };
    await pruneAuditJob.handle({}, { ...job, runtime });
    expect((await searchTenantAudit(admin, page)).entries).toHaveLength(4);
    const config = { ...runtime.config, AUDIT_RETENTION_DAYS: 100 };
    await pruneAuditJob.handle({}, { ...job, runtime: { ...runtime, config } });
    expect(actionsOf(await searchTenantAudit(admin, page)).sort()).toEqual(["audit.pruned", "tenant.reactivate", "tenant.suspend"]);
    expect(await verifyChain(database.db, id)).toMatchObject({ prunedUpTo: 2, checked: 3, problem: null });
    await pruneAuditJob.handle({}, { ...job, runtime: { ...runtime, config } });
    expect(await verifyChain(database.db, id)).toMatchObject({ prunedUpTo: 2, checked: 3, problem: null });
  });

  test("takes nothing younger than 90 days, and is the only way to delete", async () => {
    const admin = await tenantWithAdmin();
    await record(admin, admin.tenant.id, [{ action: "campaign.import" }]);
    const scope = { kind: "system", purpose: "test" } as const;
    const attempt = (text: string, values: unknown[] = []) => database.db.transaction(scope, (tx) => tx.query({ text, values }));
    await expect(attempt("SELECT * FROM prune_audit_chain($1, now(), 10)", [admin.tenant.id])).rejects.toThrow(/90 days/);
    await expect(attempt("SELECT set_config('app.audit_upkeep', 'prune', true)").then(() => attempt("DELETE FROM audit_entry"))).rejects.toThrow(
      /permission denied/,
    );
    await expect(query(database.ownerUrl, "DELETE FROM audit_entry")).rejects.toThrow(/append-only/);
    await expect(
      database.db.transaction({ kind: "tenant", tenantId: admin.tenant.id }, (tx) =>
        tx.query({ text: "SELECT * FROM prune_audit_chain($1, '2020-01-01', 10)", values: [admin.tenant.id] }),
      ),
    ).rejects.toThrow(/permission denied/);
    expect((await searchTenantAudit(admin, page)).entries).toHaveLength(1);
  });
});

test("all chains of this test's database but the tampered one hold", async () => {
  const broken = [];
  for (const chain of await listChains(database.db)) if ((await verifyChain(database.db, chain)).problem) broken.push(chain);
  expect(broken).toHaveLength(1);
});
