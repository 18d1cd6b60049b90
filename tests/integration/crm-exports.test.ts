import { afterAll, beforeAll, expect, test } from "vitest";
import type { TenantContext, TenantRole } from "#lib/access";
import { askForExport, cancelExport, createLead, downloadExport, listExports, makeExport, makeListFileJob, purgeListFilesJob } from "#lib/crm";
import { askForExportByHand, askForExportInput, createLeadInput } from "#lib/crm/schema";
import { createPerson, createTenant, signedInContext, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

async function scene() {
  const tenant = await createTenant(database.db, { timeZone: "Europe/Berlin", currency: "EUR" });
  const as = async (role: TenantRole) => {
    const person = await createPerson(database.db, { memberships: [{ tenantId: tenant.id, role }] });
    return { ...((await signedInContext(database, person.id, tenant.id)) as TenantContext), personId: person.id };
  };
  return { tenantId: tenant.id, admin: await as("tenant_admin"), as };
}

const attempt = (clock?: { now: () => Date }) => ({
  runtime: { ...testRuntime(database), ...(clock && { clock }) },
  signal: new AbortController().signal,
  attempt: 1,
});
const asked = (more: object = {}) => askForExportInput.parse({ list: "leads", format: "csv", ...more });
const textOf = async (context: TenantContext, id: string) => {
  let text = "";
  for await (const part of (await downloadExport(context, id)).body) text += Buffer.from(part).toString();
  return text;
};
const pieces = (id: string) => query(database.superuserUrl, "SELECT 1 FROM crm_export_piece WHERE export_id = $1", [id]);
const later = (ms: number) => ({ now: () => new Date(Date.now() + ms) });
const DAY_MS = 86_400_000;

test("a file has every row that its conditions mean, is told of when it is ready, and is its asker's alone", async () => {
  const { admin, as, tenantId } = await scene();
  for (let index = 0; index < 3; index += 1) await createLead(admin, createLeadInput.parse({ firstName: `Ada ${index}`, tags: "vip" }));
  await query(
    database.superuserUrl,
    `INSERT INTO lead (id, tenant_id, first_name, sort_name, source, status_since, created_at, updated_at)
     SELECT gen_random_uuid(), $1, 'Bulk ' || i, 'bulk ' || i, 'website', now(), now(), now() FROM generate_series(1, 1200) i`,
    [tenantId],
  );
  const whole = await askForExport(admin, asked());
  const some = await askForExport(admin, asked({ filter: { tags: "vip", sort: "-name" } }));
  expect(whole).toMatchObject({ status: "waiting", rowsDone: 0 });
  await makeExport(attempt(), { tenantId, id: whole.id });
  await makeExport(attempt(), { tenantId, id: some.id });
  expect((await textOf(admin, whole.id)).split("\r\n")).toHaveLength(1 + 1203 + 1 + 1);
  const text = await textOf(admin, some.id);
  expect([...text.matchAll(/Ada \d/g)].map(([name]) => name)).toEqual(["Ada 2", "Ada 1", "Ada 0"]);
  expect(text).toContain("End: 3 leads");
  expect(await listExports(admin)).toMatchObject([
    { id: some.id, status: "ready", rowsDone: 3 },
    { id: whole.id, status: "ready", rowsDone: 1203 },
  ]);
  const told = await query<{ data: { data: { exportId: string } } }>(
    database.superuserUrl,
    "SELECT DISTINCT ON (data->>'id') data FROM pgboss.job WHERE data->>'name' = 'crm_export.ready' AND data->'data'->>'tenantId' = $1",
    [tenantId],
  );
  expect(told.map(({ data }) => data.data.exportId).sort()).toEqual([some.id, whole.id].sort());
  const colleague = await as("tenant_admin");
  const stranger = (await scene()).admin;
  for (const other of [colleague, stranger]) await expect(downloadExport(other, whole.id)).rejects.toMatchObject({ code: "not_found" });
  expect(await listExports(colleague)).toEqual([]);
  const acts = await query<{ action: string }>(database.superuserUrl, "SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY id", [some.id]);
  expect(acts.map(({ action }) => action)).toEqual(["crm_export.ask", "crm_export.download"]);
});

test("a second attempt begins anew, and one that was called off is left", async () => {
  const { admin, tenantId } = await scene();
  await createLead(admin, createLeadInput.parse({ firstName: "Ada" }));
  const { id } = await askForExport(admin, asked({ format: "xlsx" }));
  await query(
    database.superuserUrl,
    "INSERT INTO crm_export_piece (tenant_id, export_id, position, bytes) VALUES ($1, $2, 0, '\\x00'), ($1, $2, 7, '\\x00')",
    [tenantId, id],
  );
  await query(database.superuserUrl, "UPDATE crm_export SET status = 'running', rows_done = 9 WHERE id = $1", [id]);
  await makeListFileJob.handle({ tenantId, id }, attempt() as never);
  expect(await pieces(id)).toHaveLength(1);
  expect(await listExports(admin)).toMatchObject([{ status: "ready", rowsDone: 1 }]);
  const off = await askForExport(admin, asked());
  expect(await cancelExport(admin, off.id)).toMatchObject({ status: "cancelled" });
  await expect(cancelExport(admin, off.id)).rejects.toMatchObject({ code: "conflict" });
  await makeExport(attempt(), { tenantId, id: off.id });
  expect(await pieces(off.id)).toEqual([]);
  await expect(downloadExport(admin, off.id)).rejects.toMatchObject({ code: "not_found" });
});

test("what cannot be read is told at once, three are made at a time, and whoever has left gets nothing", async () => {
  const { as, tenantId } = await scene();
  const viewer = await as("viewer");
  await expect(askForExport(viewer, asked({ filter: { status: "nowhere" } }))).rejects.toMatchObject({ code: "invalid" });
  await expect(askForExport(viewer, asked({ filter: { cfNobody: "x" } }))).rejects.toMatchObject({ code: "invalid" });
  expect(askForExportByHand.parse({ what: "leads?status=new&search=a%26b", format: "csv" }).filter).toEqual({ status: "new", search: "a&b" });
  const first = await askForExport(viewer, asked());
  await askForExport(viewer, asked({ list: "contacts" }));
  await askForExport(viewer, asked({ list: "companies" }));
  await expect(askForExport(viewer, asked())).rejects.toMatchObject({ code: "conflict" });
  await query(database.superuserUrl, "UPDATE membership SET status = 'suspended' WHERE user_id = $1", [viewer.personId]);
  await makeExport(attempt(), { tenantId, id: first.id });
  const [row] = await query(database.superuserUrl, "SELECT status, problem FROM crm_export WHERE id = $1", [first.id]);
  expect(row).toEqual({ status: "failed", problem: "Whoever asked for it is no longer a member here." });
});

test("a file is gone after seven days", async () => {
  const { admin, tenantId } = await scene();
  const { id } = await askForExport(admin, asked({ list: "deals" }));
  await makeExport(attempt(), { tenantId, id });
  const then = { ...admin, clock: later(7 * DAY_MS + 60_000) };
  await expect(downloadExport(then, id)).rejects.toMatchObject({ code: "not_found" });
  expect(await pieces(id)).toHaveLength(1);
  await purgeListFilesJob.handle({}, attempt(later(6 * DAY_MS)) as never);
  expect(await pieces(id)).toHaveLength(1);
  await purgeListFilesJob.handle({}, attempt(then.clock) as never);
  expect(await pieces(id)).toEqual([]);
  expect(await listExports(admin)).toMatchObject([{ id, status: "expired" }]);
});
