import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context, StaffContext, TenantContext } from "#lib/access";
import { bulkPeople, bulkPeopleJob, exportPeople } from "#lib/people";
import { exportPeopleInput } from "#lib/people/schema";
import { newId } from "#lib/platform/crypto";
import { migrateJobs } from "#lib/platform/jobs";
import { cancelRun, changeView, deleteView, getRun, listViews, saveView } from "#lib/tables";
import { saveViewInput, type ViewPlace } from "#lib/tables/schema";
import { bulkTenants, bulkTenantsJob, exportTenants, getTenant, renameTenant } from "#lib/tenancy";
import { exportTenantsInput } from "#lib/tenancy/schema";
import { createPerson, createTenant, openTestSession, staffContext, tenantContext, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

let database: TestDatabase;
let admin: StaffContext;
let support: StaffContext;

beforeAll(async () => {
  database = await testDatabase();
  await migrateJobs(database.ownerUrl, { jobs: [bulkPeopleJob, bulkTenantsJob], subscriptions: [] });
  [admin, support] = await Promise.all([staffContext(database), staffContext(database, "support")]);
});
afterAll(() => database.drop());

const table = () => `t${newId().replaceAll("-", "")}`;
const viewOf = (key: string, more: object = {}) => saveViewInput.parse({ table: key, name: "Mine", state: { status: "trial" }, ...more });
const namesOf = async (context: Context, place: ViewPlace, key: string) => (await listViews(context, place, key)).map(({ name }) => name);
const actionsOn = async (id: string) =>
  (await query<{ action: string }>(database.superuserUrl, "SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY id", [id])).map(
    (row) => row.action,
  );

describe("a view of a staff table", () => {
  test("is its owner's until it is shared, and then changed and deleted by its owner alone", async () => {
    const key = table();
    const { id } = await saveView(admin, "staff", viewOf(key));
    expect(await namesOf(admin, "staff", key)).toEqual(["Mine"]);
    expect(await namesOf(support, "staff", key)).toEqual([]);
    await changeView(admin, "staff", { id, version: 1, isShared: true, isDefault: true });
    expect(await listViews(support, "staff", key)).toMatchObject([
      { id, isMine: false, isDefault: false, isShared: true, state: { status: "trial" } },
    ]);
    await expect(changeView(support, "staff", { id, version: 2, name: "Theirs" })).rejects.toMatchObject({ code: "not_found" });
    await expect(deleteView(support, "staff", id)).rejects.toMatchObject({ code: "not_found" });
    await deleteView(admin, "staff", id);
    expect(await namesOf(support, "staff", key)).toEqual([]);
    expect(await actionsOn(id)).toEqual(["view.save", "view.change", "view.delete"]);
  });

  test("has a name that its owner has no other of, and one default", async () => {
    const key = table();
    await saveView(admin, "staff", viewOf(key, { isDefault: true }));
    await expect(saveView(admin, "staff", viewOf(key, { name: "mine" }))).rejects.toMatchObject({ code: "conflict", issues: [{ path: "name" }] });
    await saveView(support, "staff", viewOf(key));
    await saveView(admin, "staff", viewOf(key, { name: "Other", isDefault: true }));
    expect((await listViews(admin, "staff", key)).map(({ name, isDefault }) => [name, isDefault])).toEqual([
      ["Mine", false],
      ["Other", true],
    ]);
  });

  test("that was changed in another window is not overwritten", async () => {
    const key = table();
    const { id } = await saveView(admin, "staff", viewOf(key));
    await changeView(admin, "staff", { id, version: 1, state: { plan: "free" } });
    await expect(changeView(admin, "staff", { id, version: 1, state: { plan: "starter" } })).rejects.toMatchObject({ code: "conflict" });
    expect((await listViews(admin, "staff", key))[0]?.state).toEqual({ plan: "free" });
  });
});

describe("a view of a tenant's table", () => {
  let member: TenantContext;
  let colleague: TenantContext;
  let stranger: TenantContext;

  beforeAll(async () => {
    const [one, two] = await Promise.all([createTenant(database.db), createTenant(database.db)]);
    [member, colleague, stranger] = await Promise.all([
      tenantContext(database, one.id, "member"),
      tenantContext(database, one.id, "tenant_admin"),
      tenantContext(database, two.id, "tenant_admin"),
    ]);
  });

  test("is shared inside the tenant and nowhere else, staff tables among them", async () => {
    const key = table();
    const { id } = await saveView(member, "tenant", viewOf(key));
    expect(await namesOf(colleague, "tenant", key)).toEqual([]);
    await changeView(member, "tenant", { id, version: 1, isShared: true });
    expect(await namesOf(colleague, "tenant", key)).toEqual(["Mine"]);
    expect(await namesOf(stranger, "tenant", key)).toEqual([]);
    expect(await namesOf(admin, "staff", key)).toEqual([]);
    await expect(deleteView(colleague, "tenant", id)).rejects.toMatchObject({ code: "not_found" });
    await expect(listViews(member, "staff", key)).rejects.toMatchObject({ code: "forbidden" });
  });

  test("is held by the database itself, also from colleagues who write SQL", async () => {
    const key = table();
    const { id } = await saveView(member, "tenant", viewOf(key));
    const shared = await saveView(member, "tenant", viewOf(key, { name: "Shared", isShared: true }));
    const scope = {
      kind: "tenant",
      tenantId: colleague.tenant.id,
      userId: colleague.actor.kind === "user" ? colleague.actor.userId : undefined,
    } as const;
    const rows = await database.db.transaction(scope, async (tx) => {
      await tx.query({ text: "UPDATE saved_view SET name = 'Taken' WHERE id = ANY($1::uuid[])", values: [[id, shared.id]] });
      await tx.query({ text: "DELETE FROM saved_view WHERE id = ANY($1::uuid[])", values: [[id, shared.id]] });
      return tx.query<{ name: string }>({ text: "SELECT name FROM saved_view WHERE table_key = $1", values: [key] });
    });
    expect(rows).toEqual([{ name: "Shared" }]);
    expect(await namesOf(member, "tenant", key)).toEqual(["Mine", "Shared"]);
  });
});

describe("an export of tenants", () => {
  const limiter = { consume: async () => undefined } as unknown as Parameters<typeof exportTenants>[2]["limiter"];

  async function textOf(input: object): Promise<string> {
    const { body } = await exportTenants(support, exportTenantsInput.parse({ format: "csv", ...input }), { limiter });
    let text = "";
    for await (const piece of body) text += piece;
    return text;
  }

  test("is all that the filter means over every batch, in its order, with formulas as text, and says that it is all", async () => {
    const mark = `x${newId().slice(-12)}`;
    await query(
      database.superuserUrl,
      `INSERT INTO tenant (id, slug, name, kind, status, plan_key, time_zone, currency, locale)
       SELECT gen_random_uuid(), $1 || '-' || n, CASE WHEN n = 1 THEN '=HYPERLINK(1) ' ELSE 'Tenant ' END || $1 || n, 'client', 'active', 'starter', 'UTC', 'USD', 'en' FROM generate_series(1, 1203) n`,
      [mark],
    );
    const rows = parse(await textOf({ search: mark, sort: "-name" }), { bom: true, relax_column_count: true }) as string[][];
    expect(rows[0]?.slice(0, 3)).toEqual(["Tenant", "Address", "Status"]);
    expect(rows).toHaveLength(1205);
    expect(new Set(rows.slice(1, -1).map((row) => row[1])).size).toBe(1203);
    expect(rows.at(-2)?.[0]).toBe(`'=HYPERLINK(1) ${mark}1`);
    expect(rows.at(-1)).toEqual(["End: 1203 tenants"]);
    const [entry] = await query<{ after: unknown }>(
      database.superuserUrl,
      "SELECT after FROM audit_entry WHERE action = 'tenant.export' AND actor_id = $1 ORDER BY id DESC LIMIT 1",
      [support.actor.userId],
    );
    expect(entry?.after).toEqual({ format: "csv", sort: "-name", search: mark });
  });

  test("is a workbook where one is asked for", async () => {
    const { body, fileName } = await exportTenants(support, exportTenantsInput.parse({ format: "xlsx", search: "no such" }), { limiter });
    const pieces: Uint8Array[] = [];
    for await (const piece of body) pieces.push(Buffer.from(piece));
    expect(fileName).toMatch(/^tenants-\d{4}-\d\d-\d\d\.xlsx$/);
    expect(Buffer.concat(pieces).subarray(0, 4).toString("latin1")).toBe("PK\x03\x04");
  });
});

describe("an act upon many tenants", () => {
  const attempt = (signal = new AbortController().signal) => ({
    id: newId(),
    attempt: 1,
    signal,
    runtime: { ...testRuntime(database), db: database.db, jobs: database.jobs },
  });
  const act = { action: "suspend", reason: "Invoices are open" } as const;
  const statusesOf = async (ids: string[]) => Promise.all(ids.map(async (id) => (await getTenant(admin, id)).status));

  test("does each by itself, goes on after one that is refused, and says why", async () => {
    const made = await Promise.all([
      createTenant(database.db),
      createTenant(database.db, { name: "Gone", status: "cancelled" }),
      createTenant(database.db),
    ]);
    const ids = made.map(({ id }) => id);
    const run = await bulkTenants(admin, { act, ids });
    expect(run).toMatchObject({ status: "waiting", total: 3, done: 0 });
    expect(await statusesOf(ids)).toEqual(["active", "cancelled", "active"]);
    await bulkTenantsJob.handle({ runId: run.id }, attempt());
    expect(await statusesOf(ids)).toEqual(["suspended", "cancelled", "suspended"]);
    expect(await getRun(admin, run.id)).toMatchObject({
      status: "done",
      done: 2,
      refused: 1,
      refusals: [{ label: "Gone", message: "Gone is already cancelled." }],
    });
    expect(await actionsOn(ids[0] ?? "")).toContain("tenant.suspend");
    // A second delivery of the job finds nothing to do.
    await bulkTenantsJob.handle({ runId: run.id }, attempt());
    expect(await getRun(admin, run.id)).toMatchObject({ done: 2, refused: 1 });
  });

  test("opens those that are suspended, and never those that have left", async () => {
    const [suspended, left] = [
      await createTenant(database.db, { status: "suspended" }),
      await createTenant(database.db, { name: "Left", status: "cancelled" }),
    ];
    const run = await bulkTenants(admin, { act: { action: "reactivate" }, ids: [suspended.id, left.id] });
    await bulkTenantsJob.handle({ runId: run.id }, attempt());
    expect(await getRun(admin, run.id)).toMatchObject({
      status: "done",
      done: 1,
      refused: 1,
      refusals: [{ id: left.id, message: "Left has left. Reactivate it on its own page." }],
    });
    expect(await getTenant(admin, left.id)).toMatchObject({ status: "cancelled" });
  });

  test("is undone before it begins: nothing happens", async () => {
    const { id } = await createTenant(database.db);
    const run = await bulkTenants(admin, { act, ids: [id] });
    expect(await cancelRun(admin, run.id)).toMatchObject({ status: "cancelled", done: 0 });
    await bulkTenantsJob.handle({ runId: run.id }, attempt());
    expect(await statusesOf([id])).toEqual(["active"]);
    await expect(cancelRun(admin, run.id)).rejects.toMatchObject({ code: "conflict" });
    expect(await actionsOn(run.id)).toEqual(["bulk.ask", "bulk.cancel"]);
  });

  test("that broke off goes on where it was, and what was done but not noted is not done twice", async () => {
    const made = await Promise.all([createTenant(database.db), createTenant(database.db)]);
    const run = await bulkTenants(admin, { act, ids: made.map(({ id }) => id) });
    await bulkTenantsJob.handle({ runId: run.id }, attempt());
    await query(database.superuserUrl, "UPDATE bulk_item SET status = 'waiting' WHERE run_id = $1 AND position = 1", [run.id]);
    await query(database.superuserUrl, "UPDATE bulk_run SET status = 'running', done = 1 WHERE id = $1", [run.id]);
    await bulkTenantsJob.handle({ runId: run.id }, attempt());
    expect(await getRun(admin, run.id)).toMatchObject({ status: "done", done: 2, refused: 0 });
  });

  test("means, by a filter, what the list shows, and is the asker's alone", async () => {
    const mark = `bulk${newId().slice(-8)}`;
    for (let n = 0; n < 3; n++) await createTenant(database.db, { slug: `${mark}-${n}`, planKey: n === 0 ? "free" : "starter" });
    const run = await bulkTenants(admin, { act, filter: { search: mark, plan: ["starter"] } });
    expect(run.total).toBe(2);
    const other = await staffContext(database);
    await expect(getRun(other, run.id)).rejects.toMatchObject({ code: "not_found" });
    await expect(cancelRun(other, run.id)).rejects.toMatchObject({ code: "not_found" });
    await expect(bulkTenants(support, { act, filter: { search: mark } })).rejects.toMatchObject({ code: "forbidden" });
    await expect(bulkTenants(admin, { act, filter: { search: "nothing has this name" } })).rejects.toMatchObject({ code: "invalid" });
  });

  test("is done with what the asker may do then, not with what they might once", async () => {
    const former = await staffContext(database);
    const { id } = await createTenant(database.db);
    const run = await bulkTenants(former, { act, ids: [id] });
    await query(database.superuserUrl, 'UPDATE "user" SET platform_role = NULL WHERE id = $1', [former.actor.userId]);
    await bulkTenantsJob.handle({ runId: run.id }, attempt());
    expect(await statusesOf([id])).toEqual(["active"]);
    expect(await getRun(former, run.id)).toMatchObject({ done: 0, refused: 1 });
  });
});

describe("an act upon many people", () => {
  const runtime = () => ({ ...testRuntime(database), db: database.db, jobs: database.jobs });
  const attempt = () => ({ id: newId(), attempt: 1, signal: new AbortController().signal, runtime: runtime() });
  const statusesOf = async (ids: string[]) =>
    (
      await query<{ status: string }>(database.superuserUrl, 'SELECT status FROM "user" WHERE id = ANY($1) ORDER BY array_position($1, id)', [ids])
    ).map(({ status }) => status);
  const act = { action: "suspend", reason: "Their company has left" } as const;

  test("suspends each with the proof that was shown when it was asked for, and never whoever asks", async () => {
    const asker = await staffContext(database);
    const people = await Promise.all([createPerson(database.db), createPerson(database.db)]);
    const ids = people.map(({ id }) => id);
    const [first = ""] = ids;
    await openTestSession(runtime(), first, null);
    const run = await bulkPeople(asker, { act, ids: [...ids, asker.actor.userId] });
    expect(run).toMatchObject({ status: "waiting", total: 3 });
    await bulkPeopleJob.handle({ runId: run.id }, attempt());
    expect(await statusesOf(ids)).toEqual(["suspended", "suspended"]);
    expect(await getRun(asker, run.id)).toMatchObject({
      status: "done",
      done: 2,
      refused: 1,
      refusals: [{ id: asker.actor.userId, message: expect.stringContaining("your own account") }],
    });
    expect(await actionsOn(first)).toContain("person.suspend");
    const again = await bulkPeople(asker, {
      act: { action: "reactivate", reason: "Back" },
      filter: { search: people[0]?.email, status: ["suspended"] },
    });
    expect(again.total).toBe(1);
    await bulkPeopleJob.handle({ runId: again.id }, attempt());
    expect(await statusesOf(ids)).toEqual(["active", "suspended"]);
  });

  test("asks for a recent sign-in before it suspends, as one suspension does", async () => {
    const asker = await staffContext(database);
    const stale = { ...asker, actor: { ...asker.actor, authenticatedAt: new Date(Date.now() - 3_600_000) } };
    const { id } = await createPerson(database.db);
    await expect(bulkPeople(stale, { act, ids: [id] })).rejects.toMatchObject({
      code: "forbidden",
      reason: "reauthentication_required",
    });
    await expect(bulkPeople(support, { act, ids: [id] })).rejects.toMatchObject({ code: "forbidden" });
    // Ending sessions is no danger: it is asked for, and done.
    const run = await bulkPeople(stale, { act: { action: "end_sessions", reason: "A lost laptop" }, ids: [id] });
    await bulkPeopleJob.handle({ runId: run.id }, attempt());
    expect(await getRun(stale, run.id)).toMatchObject({ status: "done", done: 1 });
  });

  test("has an export of the same people, with who took it on record", async () => {
    const person = await createPerson(database.db, { name: `=Exported ${newId()}` });
    const limiter = { consume: async () => undefined } as unknown as Parameters<typeof exportPeople>[2]["limiter"];
    const { body, fileName } = await exportPeople(support, exportPeopleInput.parse({ format: "csv", search: person.email, factor: "off" }), {
      limiter,
    });
    let text = "";
    for await (const piece of body) text += piece;
    expect(fileName).toMatch(/^people-\d{4}-\d\d-\d\d\.csv$/);
    const rows = parse(text, { bom: true, relax_column_count: true }) as string[][];
    expect(rows.map((row) => row[0])).toEqual(["Person", `'${person.name}`, "End: 1 person"]);
    expect(await actionsOn("people")).toContain("person.export_list");
  });
});

describe("renaming a tenant", () => {
  test("is recorded, and refused with what it is called now when it was changed since", async () => {
    const { id, name } = await createTenant(database.db);
    const { version } = await getTenant(admin, id);
    expect(await renameTenant(admin, id, { name: "Second", version })).toMatchObject({ name: "Second", version: version + 1 });
    await expect(renameTenant(admin, id, { name: "Third", version })).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("“Second”"),
      issues: [{ path: "name" }],
    });
    await expect(renameTenant(support, id, { name: "Fourth", version })).rejects.toMatchObject({ code: "forbidden" });
    const [entry] = await query<{ before: unknown; after: unknown }>(
      database.superuserUrl,
      "SELECT before, after FROM audit_entry WHERE action = 'tenant.rename' AND subject_id = $1",
      [id],
    );
    expect(entry).toEqual({ before: { name }, after: { name: "Second" } });
  });
});
