import { afterAll, beforeAll, expect, test } from "vitest";
import { requireTenant, type TenantContext } from "#lib/access";
import {
  addCrmImportPiece,
  askForExport,
  beginCrmImport,
  checkCrmImport,
  createRule,
  crmImportJob,
  downloadExport,
  getCrmImport,
  listExports,
  makeListFileJob,
  mapCrmImport,
  startCrmImport,
} from "#lib/crm";
import { askForExportInput, createRuleInput, mapCrmImportInput } from "#lib/crm/schema";
import { newId } from "#lib/platform/crypto";
import type { Database } from "#lib/platform/database";
import type { Runtime } from "#lib/platform/runtime";
import { createPerson, createTenant, signedInContext, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";
import { TOLD } from "../support/told.ts";

let database: TestDatabase;
let runtime: Runtime;
beforeAll(async () => {
  database = await testDatabase();
  runtime = testRuntime(database);
});
afterAll(async () => {
  await runtime.close();
  await database.drop();
});

interface Scene {
  tenantId: string;
  admin: TenantContext;
  people: string[];
}
async function newScene(): Promise<Scene> {
  const { id: tenantId } = await createTenant(database.db);
  const people: string[] = [];
  for (const role of ["tenant_admin", "member"] as const) people.push((await createPerson(database.db, { memberships: [{ tenantId, role }] })).id);
  return { tenantId, people, admin: requireTenant(await signedInContext(database, people[0] ?? "", tenantId)) };
}

/**
 * A database whose connection is gone, once, when all of a transaction is done and nothing of it is kept yet: PostgreSQL ends the session
 * behind it, as when the server or the network fails.
 * @param isMeant says of each transaction, by its number, whether it is that one
 */
function breakingOff(isMeant: (nth: number) => boolean): { db: Database; hasBroken: () => boolean } {
  let nth = 0;
  let hasBroken = false;
  const transaction: Database["transaction"] = (scope, work) =>
    runtime.db.transaction(scope, async (tx) => {
      nth += 1;
      const isLast = !hasBroken && isMeant(nth);
      const done = await work(tx);
      if (!isLast) return done;
      hasBroken = true;
      const [session] = await tx.query<{ pid: number }>({ text: "SELECT pg_backend_pid() AS pid" });
      await query(database.superuserUrl, "SELECT pg_terminate_backend($1, 5000)", [session?.pid]);
      return done;
    });
  return { db: { ...runtime.db, transaction }, hasBroken: () => hasBroken };
}
const attemptWith = (db: Database, attempt: number) => ({ id: newId(), attempt, signal: new AbortController().signal, runtime: { ...runtime, db } });
const told = (tenantId: string, name: string) =>
  query<{ data: { data: Record<string, unknown> } }>(
    database.superuserUrl,
    `SELECT DISTINCT ON (data->>'id') data FROM ${TOLD} WHERE data->>'name' = $1 AND data->'data'->>'tenantId' = $2`,
    [name, tenantId],
  );

/** What is kept of an import: lines that say they were written, leads, and entries of the trail. They are one or none of them is. */
const keptOf = async (tenantId: string, importId: string) => {
  const [row] = await query<{ lines: number; leads: number; trail: number; changes: number }>(
    database.superuserUrl,
    `SELECT (SELECT count(*)::int FROM crm_import_line WHERE import_id = $2 AND record_id IS NOT NULL) AS lines,
       (SELECT count(*)::int FROM lead WHERE tenant_id = $1) AS leads,
       (SELECT count(*)::int FROM audit_entry WHERE tenant_id = $1 AND action = 'lead.create') AS trail,
       (SELECT count(*)::int FROM crm_import_change WHERE import_id = $2) AS changes`,
    [tenantId, importId],
  );
  return row;
};

test("an import whose connection goes half-way keeps whole batches, and the next attempt goes on: each lead once, each person told once", async () => {
  const LINES = 170;
  const { admin, people, tenantId } = await newScene();
  await createRule(admin, createRuleInput.parse({ name: "In turn", kind: "round_robin", memberIds: people, isActive: true }));
  const bytes = Buffer.from(["Mail", ...Array.from({ length: LINES }, (_, at) => `broken-${at}@prospect.example`), ""].join("\n"));
  const { id } = await beginCrmImport(admin, { kind: "lead", fileName: "leads.csv", sizeBytes: bytes.length });
  await addCrmImportPiece(admin, id, { position: 0, base64: bytes.toString("base64") });
  await mapCrmImport(admin, id, mapCrmImportInput.parse({ email: "Mail" }));
  await checkCrmImport(admin, id);
  await crmImportJob.handle({ tenantId, importId: id }, attemptWith(runtime.db, 1));
  await startCrmImport(admin, id);

  // Three look where to begin; then come the batches. The third of them is lost when it is all but kept.
  const broken = breakingOff((nth) => nth === 6);
  await expect(crmImportJob.handle({ tenantId, importId: id }, attemptWith(broken.db, 1))).rejects.toThrow();
  expect(broken.hasBroken()).toBe(true);
  const half = await keptOf(tenantId, id);
  expect(half).toEqual({ lines: 100, leads: 100, trail: 100, changes: 100 });
  expect(await getCrmImport(admin, id)).toMatchObject({ status: "writing", linesCreate: 100 });
  expect(await told(tenantId, "crm_import.leads_given")).toEqual([]);

  await crmImportJob.handle({ tenantId, importId: id }, attemptWith(runtime.db, 2));
  expect(await keptOf(tenantId, id)).toEqual({ lines: LINES, leads: LINES, trail: LINES, changes: LINES });
  expect(await getCrmImport(admin, id)).toMatchObject({ status: "done", linesCreate: LINES });
  // Turns of the lost batch were given back with it.
  const owners = await query(database.superuserUrl, "SELECT count(*)::int AS n FROM lead WHERE tenant_id = $1 GROUP BY owner_id", [tenantId]);
  expect(owners).toEqual([{ n: LINES / 2 }, { n: LINES / 2 }]);
  const counts = (await told(tenantId, "crm_import.leads_given")).map(({ data }) => data.data.count);
  expect(counts).toEqual([LINES / 2, LINES / 2]);
  // A job that comes once more finds it done.
  await crmImportJob.handle({ tenantId, importId: id }, attemptWith(runtime.db, 3));
  expect(await keptOf(tenantId, id)).toMatchObject({ leads: LINES });
  expect(await told(tenantId, "crm_import.leads_given")).toHaveLength(2);
});

test("a list whose connection goes half-way is no file yet, and the next attempt makes a whole one, told of once", async () => {
  const ROWS = 8_000;
  const { admin, tenantId } = await newScene();
  await query(
    database.superuserUrl,
    `INSERT INTO lead (id, tenant_id, first_name, company_name, sort_name, source, status_since, created_at, updated_at)
     SELECT gen_random_uuid(), $1, 'Bulk ' || i, repeat('Company ', 24), 'bulk ' || i, 'website', now(), now(), now() FROM generate_series(1, ${ROWS}) i`,
    [tenantId],
  );
  const { id } = await askForExport(admin, askForExportInput.parse({ list: "leads", format: "csv" }));
  const broken = breakingOff((nth) => nth === 3);
  await expect(makeListFileJob.handle({ tenantId, id }, attemptWith(broken.db, 1))).rejects.toThrow();
  expect(broken.hasBroken()).toBe(true);
  expect(await listExports(admin)).toMatchObject([{ id, status: "running" }]);
  await expect(downloadExport(admin, id)).rejects.toMatchObject({ code: "not_found" });
  expect(await told(tenantId, "crm_export.ready")).toEqual([]);

  await makeListFileJob.handle({ tenantId, id }, attemptWith(runtime.db, 2));
  let text = "";
  for await (const part of (await downloadExport(admin, id)).body) text += Buffer.from(part).toString();
  const names = [...text.matchAll(/Bulk \d+/g)].map(([name]) => name);
  expect([names.length, new Set(names).size]).toEqual([ROWS, ROWS]);
  expect(text).toContain(`End: ${ROWS} leads`);
  expect(await told(tenantId, "crm_export.ready")).toHaveLength(1);
  await makeListFileJob.handle({ tenantId, id }, attemptWith(runtime.db, 3));
  expect(await told(tenantId, "crm_export.ready")).toHaveLength(1);
});
