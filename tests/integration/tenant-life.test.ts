import { createHash } from "node:crypto";
import { inflateRawSync } from "node:zlib";
import { Client } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import type { StaffContext } from "#lib/access";
import { listChains, verifyChain } from "#lib/audit";
import {
  askForDeletion,
  askForTenantExport,
  callOffDeletion,
  cancelTenantExport,
  consequencesOf,
  countDueDeletions,
  deleteDueTenantsJob,
  downloadTenantExport,
  getDeletion,
  listTenantExports,
  makeTenantExportJob,
  NOT_OWNED,
  OWNED_TABLES,
  purgeTenantExportsJob,
} from "#lib/lifecycle";
import { fixedClock } from "#lib/platform/clock";
import { newId } from "#lib/platform/crypto";
import type { Runtime } from "#lib/platform/runtime";
import { createTenant as openTenantByForm, reactivateTenant } from "#lib/tenancy";
import { createPerson, createTenant, staffContext, testRuntime } from "../support/contexts.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { createFullTenant } from "../support/full-tenant.ts";

const DAY_MS = 86_400_000;
const START = "2026-03-01T10:00:00.000Z";
const going = () => ({ id: newId(), attempt: 1, signal: new AbortController().signal });
let database: TestDatabase;
/** Passes every wall: sees what really is there. */
let superuser: Client;
let clock: ReturnType<typeof fixedClock>;
let runtime: Runtime;
let admin: StaffContext;

beforeAll(async () => {
  database = await testDatabase();
  superuser = new Client(database.superuserUrl);
  await superuser.connect();
});
beforeEach(async () => {
  clock = fixedClock(START);
  runtime = { ...testRuntime(database), db: database.db, jobs: database.jobs, clock };
  admin = recent(await staffContext(database));
});
afterAll(async () => {
  await superuser.end();
  await database.drop();
});

const recent = (context: StaffContext): StaffContext => ({ ...context, clock, actor: { ...context.actor, authenticatedAt: clock.now() } });
const sql = async <Row extends object>(text: string, values: unknown[] = []) => (await superuser.query<Row>(text, values)).rows;
const actionsOf = async (tenantId: string) =>
  (await sql<{ action: string }>("SELECT action FROM audit_entry WHERE tenant_id = $1 ORDER BY seq", [tenantId])).map(({ action }) => action);

test("every table that names a tenant is exported, deleted and kept as a list says, or stands on the other list with a reason", async () => {
  const named = await sql<{ table: string }>(
    `SELECT DISTINCT c.relname AS "table" FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND NOT a.attisdropped
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND a.attname ~ 'tenant_id$'
     UNION SELECT 'tenant'`,
  );
  const listed = [...OWNED_TABLES.map(({ table }) => table), ...Object.keys(NOT_OWNED)];
  expect(listed.toSorted()).toEqual(named.map(({ table }) => table).toSorted());
  expect(new Set(listed).size).toBe(listed.length);
});

test("no column that looks like a secret is exported", async () => {
  const columns = await sql<{ table: string; column: string }>(
    `SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
     WHERE table_schema = 'public' AND column_name ~ '(hash|secret|sealed|token|password)' AND column_name !~ '_url$'`,
  );
  const open = columns.filter(({ table, column }) => {
    const owned = OWNED_TABLES.find((each) => each.table === table);
    return owned && !("leftOut" in owned.exported) && !owned.exported.without?.[column];
  });
  // What ties the trail together is there to be checked; a logo’s and a creative’s are what their pictures add up to.
  expect(open.map(({ table, column }) => `${table}.${column}`).toSorted()).toEqual([
    "audit_entry.hash",
    "audit_entry.previous_hash",
    "campaign_creative_version.hash",
    "tenant_logo.hash",
  ]);
});

test("whatever refers to another table is deleted before it", async () => {
  const references = await sql<{ from: string; to: string }>(
    `SELECT DISTINCT f.relname AS "from", t.relname AS "to" FROM pg_constraint k JOIN pg_class f ON f.oid = k.conrelid JOIN pg_class t ON t.oid = k.confrelid
     WHERE k.contype = 'f' AND f.oid <> t.oid`,
  );
  const place = (table: string) => OWNED_TABLES.findIndex((each) => each.table === table);
  const wrong = references.filter(({ from, to }) => place(from) >= 0 && place(to) >= 0 && place(from) > place(to));
  expect(wrong).toEqual([]);
});

/** The files of a ZIP archive whose sizes stand behind the data. */
function unzip(archive: Buffer): Map<string, string> {
  const files = new Map<string, string>();
  for (let at = archive.readUInt32LE(archive.length - 6); archive.readUInt32LE(at) === 0x02014b50; ) {
    const [packed, nameLength, head] = [archive.readUInt32LE(at + 20), archive.readUInt16LE(at + 28), archive.readUInt32LE(at + 42)];
    const name = archive.subarray(at + 46, at + 46 + nameLength).toString("utf8");
    const start = head + 30 + nameLength;
    files.set(name, inflateRawSync(archive.subarray(start, start + packed)).toString("utf8"));
    at += 46 + nameLength;
  }
  return files;
}

const manifestShape = z.object({
  tenantId: z.string(),
  files: z.array(
    z.object({ table: z.string(), file: z.string(), rows: z.int(), sha256: z.string(), leftOut: z.record(z.string(), z.string()).optional() }),
  ),
  tablesLeftOut: z.record(z.string(), z.string()),
});

async function read(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of body) pieces.push(piece);
  return Buffer.concat(pieces);
}

describe("an export", () => {
  test("has every row of every table with sums that fit, names what is left out, and holds no secret", async () => {
    const tenant = await createFullTenant(database, { days: 1_200 });
    await createFullTenant(database);
    const { id } = await askForTenantExport(admin, tenant.id, runtime);
    expect(await listTenantExports(admin, tenant.id)).toMatchObject([{ id, status: "waiting", rowsTotal: null }]);
    await makeTenantExportJob.handle({ id }, { ...going(), runtime });

    const { fileName, body } = await downloadTenantExport(admin, tenant.id, id);
    expect(fileName).toBe(`${tenant.slug}-2026-03-01.zip`);
    const archive = await read(body);
    const files = unzip(archive);
    const manifest = manifestShape.parse(JSON.parse(files.get("manifest.json") ?? ""));
    expect(manifest.tenantId).toBe(tenant.id);
    let rows = 0;
    for (const { table, file, rows: told, sha256 } of manifest.files) {
      const text = files.get(file) ?? "";
      expect(createHash("sha256").update(text).digest("hex")).toBe(sha256);
      const lines = text
        .split("\n")
        .filter(Boolean)
        .map((line) => z.record(z.string(), z.unknown()).parse(JSON.parse(line)));
      expect(lines).toHaveLength(told);
      expect(lines.every((line) => line[table === "tenant" ? "id" : "tenant_id"] === tenant.id)).toBe(true);
      rows += told;
    }
    const of = (table: string) => manifest.files.find((each) => each.table === table);
    expect(of("campaign_channel_day")?.rows).toBe(1_200);
    expect(of("ledger_entry")?.rows).toBe(30);
    expect(of("api_key")?.leftOut).toEqual({ secret_hash: "a secret" });
    expect(manifest.tablesLeftOut.notification).toMatch(/what its people were told/);
    expect(files.get("data/membership.ndjson")).toContain(tenant.only.email);
    const everything = [...files.values()].join("");
    for (const secret of ["secret-of-key", "sealed-", "token-", "link-"]) expect(everything).not.toContain(`${secret}${tenant.slug.slice(5)}`);

    const [view] = await listTenantExports(admin, tenant.id);
    const sha256 = createHash("sha256").update(archive).digest("hex");
    expect(view).toMatchObject({ status: "ready", rowsDone: rows, rowsTotal: rows, sizeBytes: archive.length, sha256, tableName: null });
    expect(await actionsOf(tenant.id)).toEqual(["tenant.export_asked", "tenant.export_ready", "tenant.export_downloaded"]);
  });

  test("that is called off while it is made stops, and leaves nothing behind", async () => {
    const tenant = await createFullTenant(database, { days: 12_000 });
    const { id } = await askForTenantExport(admin, tenant.id, runtime);
    const made = makeTenantExportJob.handle({ id }, { ...going(), runtime });
    for (let tries = 0; tries < 200; tries++) {
      const [view] = await listTenantExports(admin, tenant.id);
      if (view?.rowsTotal) break;
    }
    await cancelTenantExport(admin, tenant.id, id);
    await made;
    expect(await listTenantExports(admin, tenant.id)).toMatchObject([{ status: "cancelled" }]);
    expect(await sql("SELECT 1 FROM tenant_export_piece WHERE export_id = $1", [id])).toEqual([]);
    await expect(cancelTenantExport(admin, tenant.id, id)).rejects.toMatchObject({ code: "conflict" });
    await expect(downloadTenantExport(admin, tenant.id, id)).rejects.toMatchObject({ code: "not_found" });
    // Another one can be asked for.
    await askForTenantExport(admin, tenant.id, runtime);
  });

  test("that a crash has broken off is made anew, once", async () => {
    const tenant = await createFullTenant(database);
    const { id } = await askForTenantExport(admin, tenant.id, runtime);
    await sql("UPDATE tenant_export SET status = 'running', rows_done = 7 WHERE id = $1", [id]);
    await sql("INSERT INTO tenant_export_piece (export_id, position, bytes) VALUES ($1, 0, 'broken')", [id]);
    await makeTenantExportJob.handle({ id }, { ...going(), runtime });
    await makeTenantExportJob.handle({ id }, { ...going(), runtime });
    expect(unzip(await read((await downloadTenantExport(admin, tenant.id, id)).body)).has("manifest.json")).toBe(true);
    expect((await actionsOf(tenant.id)).filter((action) => action === "tenant.export_ready")).toHaveLength(1);
  });

  test("is one at a time, expires, and is for managers with a recent sign-in alone", async () => {
    const tenant = await createFullTenant(database);
    const { id } = await askForTenantExport(admin, tenant.id, runtime);
    await expect(askForTenantExport(admin, tenant.id, runtime)).rejects.toMatchObject({ code: "conflict" });
    await makeTenantExportJob.handle({ id }, { ...going(), runtime });
    const stale = { ...admin, actor: { ...admin.actor, authenticatedAt: new Date(0) } };
    await expect(downloadTenantExport(stale, tenant.id, id)).rejects.toMatchObject({ reason: "reauthentication_required" });
    await expect(askForTenantExport(stale, tenant.id, runtime)).rejects.toMatchObject({ reason: "reauthentication_required" });
    const support = recent(await staffContext(database, "support"));
    await expect(downloadTenantExport(support, tenant.id, id)).rejects.toMatchObject({ code: "forbidden" });
    await expect(askForTenantExport(support, tenant.id, runtime)).rejects.toMatchObject({ code: "forbidden" });
    clock.advance(7 * DAY_MS);
    admin = recent(admin);
    await expect(downloadTenantExport(admin, tenant.id, id)).rejects.toMatchObject({ code: "not_found" });
    await purgeTenantExportsJob.handle({}, { ...going(), runtime });
    expect(await sql("SELECT 1 FROM tenant_export_piece WHERE export_id = $1", [id])).toEqual([]);
    expect(await listTenantExports(admin, tenant.id)).toMatchObject([{ status: "expired" }]);
  });
});

/** A sum over every row that belongs to others than this tenant, table by table, the people and their sessions too. */
async function sumsOfOthers(tenantId: string): Promise<Record<string, string>> {
  const conditions = [
    ...OWNED_TABLES.map(({ table }) => [table, "tenant_id IS NOT NULL AND tenant_id <> $1::uuid"]),
    ["tenant", "id <> $1::uuid"],
    ["user", "true"],
    ["auth_session", "true"],
  ];
  const sums = conditions.map(
    ([table, condition]) =>
      `SELECT '${table}' AS "table", count(*) || ':' || coalesce(sum(hashtextextended(to_jsonb(t)::text, 0)::numeric), 0) AS sum FROM "${table}" t WHERE ${condition}`,
  );
  const rows = await sql<{ table: string; sum: string }>(sums.join(" UNION ALL "), [tenantId]);
  return Object.fromEntries(rows.map(({ table, sum }) => [table, sum]));
}

/** The tables that still have rows of it. */
async function tablesLeftOf(tenantId: string): Promise<string[]> {
  const any = OWNED_TABLES.map(({ table }) => `SELECT '${table}' AS "table" WHERE EXISTS (SELECT FROM "${table}" WHERE tenant_id = $1::uuid)`);
  return (await sql<{ table: string }>(any.join(" UNION ALL "), [tenantId])).map(({ table }) => table);
}

/** The trail, and the operator’s books. */
const KEPT = ["settlement", "invoice_line", "invoice", "payment", "audit_entry"];

const ask = (tenant: { id: string; slug: string }) => askForDeletion(admin, tenant.id, { reason: "The contract ended", confirmation: tenant.slug });
const deleteDue = (signal = new AbortController().signal) => deleteDueTenantsJob.handle({}, { ...going(), runtime, signal });

describe("deleting a tenant", () => {
  test("waits 30 days, in which it shows and can be called off; then nothing has changed", async () => {
    const tenant = await createFullTenant(database);
    const before = await sumsOfOthers(newId());
    expect(await ask(tenant)).toEqual({ dueAt: "2026-03-31T10:00:00.000Z" });
    expect(await getDeletion(admin, tenant.id)).toMatchObject({ status: "waiting", reason: "The contract ended" });
    await expect(ask(tenant)).rejects.toMatchObject({ code: "conflict" });
    await expect(reactivateTenant(admin, tenant.id)).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("Call the deletion off"),
    });
    const soon = await countDueDeletions(admin);
    clock.advance(24 * DAY_MS);
    expect(await countDueDeletions(admin)).toBe(soon + 1);
    await deleteDue();
    await callOffDeletion(admin, tenant.id);
    expect(await getDeletion(admin, tenant.id)).toBeNull();
    await expect(callOffDeletion(admin, tenant.id)).rejects.toMatchObject({ code: "conflict" });
    clock.advance(30 * DAY_MS);
    await deleteDue();
    const after = await sumsOfOthers(newId());
    expect({ ...after, audit_entry: "" }).toEqual({ ...before, audit_entry: "" });
    expect(await actionsOf(tenant.id)).toEqual(["tenant.deletion_asked", "tenant.deletion_called_off"]);
  });

  test("takes everything that is its own and nothing of others; the trail stays and every chain holds; its address is held", async () => {
    const tenant = await createFullTenant(database, { days: 5_200 });
    const other = await createFullTenant(database);
    const both = await createPerson(database.db, {
      memberships: [
        { tenantId: tenant.id, role: "viewer" },
        { tenantId: other.id, role: "viewer" },
      ],
    });
    const consequences = await consequencesOf(admin, tenant.id);
    expect(consequences).toMatchObject({ people: 2, peopleWithNothingElse: 1, campaigns: 1, domains: 1, keys: 1 });
    await ask(tenant);
    const before = await sumsOfOthers(tenant.id);
    clock.advance(30 * DAY_MS);
    await deleteDue();
    expect(await sumsOfOthers(tenant.id)).toEqual(before);
    expect(await tablesLeftOf(tenant.id)).toEqual(KEPT);
    expect(await sql("SELECT 1 FROM tenant WHERE id = $1", [tenant.id])).toEqual([]);

    const [done] = await sql<{ status: string; removed: Record<string, number> }>(
      "SELECT status, removed FROM tenant_deletion WHERE tenant_id = $1",
      [tenant.id],
    );
    expect(done?.status).toBe("done");
    expect(done?.removed).toEqual(Object.fromEntries(consequences.tables.map(({ table, rows }) => [table, rows])));
    expect(await actionsOf(tenant.id)).toEqual(["tenant.deletion_asked", "tenant.deletion_begun", "tenant.deleted"]);
    for (const chain of await listChains(database.db)) expect((await verifyChain(database.db, chain)).problem).toBeNull();

    // Who has nothing else is asked to go, and may stay; who belongs to another tenant is not touched.
    const erasures = await sql<{ user_id: string }>("SELECT user_id FROM erasure_request WHERE user_id = ANY($1)", [[tenant.only.id, both.id]]);
    expect(erasures).toEqual([{ user_id: tenant.only.id }]);
    expect(await sql("SELECT 1 FROM mail_message WHERE recipient = $1", [tenant.only.email])).toHaveLength(1);

    const again = { name: "Another", slug: tenant.slug, kind: "client", planKey: "free", timeZone: "UTC", currency: "USD", locale: "en" } as const;
    await expect(openTenantByForm(admin, again)).rejects.toMatchObject({ code: "conflict", issues: [{ path: "slug" }] });
    clock.advance(91 * DAY_MS);
    expect(await openTenantByForm(admin, again)).toMatchObject({ slug: tenant.slug });
  });

  test.each([1, 9, 17])("broken off after %i steps goes on where it was, and ends the same", async (steps) => {
    const tenant = await createFullTenant(database, { days: 5_200 });
    const { tables } = await consequencesOf(admin, tenant.id);
    await ask(tenant);
    const before = await sumsOfOthers(tenant.id);
    clock.advance(30 * DAY_MS);
    let left = steps;
    const breaking: Runtime["db"] = {
      ...database.db,
      transaction: (scope, work) => {
        if (left-- < 0) throw new Error("the machine went down");
        return database.db.transaction(scope, work);
      },
    };
    await expect(deleteDueTenantsJob.handle({}, { ...going(), runtime: { ...runtime, db: breaking } })).rejects.toThrow("went down");
    expect(await getDeletion(admin, tenant.id)).toMatchObject({ status: "running" });
    await expect(callOffDeletion(admin, tenant.id)).rejects.toMatchObject({ code: "conflict" });
    await deleteDue();
    expect(await sumsOfOthers(tenant.id)).toEqual(before);
    expect(await tablesLeftOf(tenant.id)).toEqual(KEPT);
    const [done] = await sql<{ removed: Record<string, number> }>("SELECT removed FROM tenant_deletion WHERE tenant_id = $1", [tenant.id]);
    expect(done?.removed).toEqual(Object.fromEntries(tables.map(({ table, rows }) => [table, rows])));
    expect((await verifyChain(database.db, tenant.id)).problem).toBeNull();
  });

  test("asks for its address, a reason, a recent sign-in, the right, and a cancelled contract", async () => {
    const tenant = await createFullTenant(database);
    const input = { reason: "The contract ended", confirmation: tenant.slug };
    await expect(askForDeletion(admin, tenant.id, { ...input, confirmation: tenant.name })).rejects.toMatchObject({ code: "invalid" });
    const stale = { ...admin, actor: { ...admin.actor, authenticatedAt: new Date(0) } };
    await expect(askForDeletion(stale, tenant.id, input)).rejects.toMatchObject({ reason: "reauthentication_required" });
    const support = recent(await staffContext(database, "support"));
    await expect(askForDeletion(support, tenant.id, input)).rejects.toMatchObject({ code: "forbidden" });
    await expect(callOffDeletion(support, tenant.id)).rejects.toMatchObject({ code: "forbidden" });
    const active = await createTenant(database.db);
    await expect(ask(active)).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("Cancel its contract first") });
    expect(await actionsOf(tenant.id)).toEqual([]);
  });

  test("nobody deletes from the ledger, but for a tenant whose deletion is under way", async () => {
    const tenant = await createFullTenant(database);
    const direct = database.db.transaction({ kind: "system", purpose: "test" }, (tx) =>
      tx.query({ text: "SELECT delete_tenant_ledger($1::uuid, 10)", values: [tenant.id] }),
    );
    await expect(direct).rejects.toThrow(/no deletion of this tenant is under way/);
    await expect(sql("SET app.ledger_upkeep = 'delete_tenant'; DELETE FROM ledger_entry")).rejects.toThrow(/append-only/);
    await sql("RESET app.ledger_upkeep");
  });
});
