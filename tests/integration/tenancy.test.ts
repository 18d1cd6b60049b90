import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import type { StaffContext } from "#lib/access";
import { listTenantAudit } from "#lib/audit";
import { eventEnvelope } from "#lib/events";
import { fixedClock } from "#lib/platform/clock";
import { newId } from "#lib/platform/crypto";
import { defineJob, migrateJobs } from "#lib/platform/jobs";
import { countTenants, createTenant, getTenant, listTenants, reactivateTenant, suspendTenant, tenantListQuery } from "#lib/tenancy";
import {
  type CreateTenantInput,
  createTenantInput,
  type ListTenantsInput,
  listTenantsInput,
  PLAN_KEYS,
  TENANT_SORTS,
  tenantStatus,
} from "#lib/tenancy/schema";
import { staffContext, createTenant as writeTenant } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

const START = "2026-03-01T10:00:00.000Z";
const EVENTS = ["tenant.created", "tenant.suspended", "tenant.reactivated"] as const;
/** Keeps what is emitted, for looking at: no worker takes its jobs. */
const witness = defineJob({ name: "test.witness", schema: z.object({}).loose(), handle: async () => undefined });

let database: TestDatabase;
let admin: StaffContext;
let clock: ReturnType<typeof fixedClock>;

beforeAll(async () => {
  database = await testDatabase();
  await migrateJobs(database.ownerUrl, { jobs: [witness], subscriptions: EVENTS.map((event) => ({ event, job: witness.name })) });
});
beforeEach(async () => {
  clock = fixedClock(START);
  admin = { ...(await staffContext(database)), clock };
});
afterAll(() => database.drop());

const inputOf = (overrides: Partial<CreateTenantInput> = {}) =>
  createTenantInput.parse({ name: "Acme", slug: `acme-${newId().slice(-12)}`, planKey: "starter", ...overrides });
const listOf = (overrides: Partial<ListTenantsInput> = {}) => listTenantsInput.parse(overrides);
const auditOf = async (tenantId: string) =>
  (await query<{ action: string }>(database.superuserUrl, "SELECT action FROM audit_entry WHERE tenant_id = $1 ORDER BY id", [tenantId])).map(
    (row) => row.action,
  );
const eventsOf = async (tenantId: string) =>
  (
    await query<{ data: unknown }>(
      database.superuserUrl,
      "SELECT data FROM pgboss.job WHERE name = $1 AND data->'data'->>'tenantId' = $2 ORDER BY created_on",
      [witness.name, tenantId],
    )
  ).map(({ data }) => eventEnvelope.parse(data));

describe("creating a tenant", () => {
  test("begins a trial of 30 days, is recorded and told", async () => {
    const input = inputOf({ name: "Harbor Dental", timeZone: "Europe/Berlin", currency: "EUR", locale: "de-DE" });
    const tenant = await createTenant(admin, input);
    expect(tenant).toMatchObject({
      ...input,
      status: "trial",
      planName: "Starter",
      memberCount: 0,
      isDemo: false,
      createdAt: START,
      trialEndsAt: "2026-03-31T10:00:00.000Z",
    });
    expect(await getTenant(admin, tenant.id)).toEqual(tenant);
    expect(await auditOf(tenant.id)).toEqual(["tenant.create"]);
    expect(await eventsOf(tenant.id)).toMatchObject([{ name: "tenant.created", actorId: admin.actor.userId, requestId: admin.requestId, at: START }]);
  });

  test("under an address that is taken is a conflict at that field, and writes nothing", async () => {
    const input = inputOf();
    await createTenant(admin, input);
    await expect(createTenant(admin, { ...input, name: "Another" })).rejects.toMatchObject({
      code: "conflict",
      issues: [{ path: "slug", message: expect.stringContaining("taken") }],
    });
    expect(await query(database.superuserUrl, "SELECT name FROM tenant WHERE slug = $1", [input.slug])).toEqual([{ name: "Acme" }]);
  });

  test("twice at once under one address makes one", async () => {
    const input = inputOf();
    const outcomes = await Promise.allSettled([createTenant(admin, input), createTenant(admin, input)]);
    expect(outcomes.map((each) => each.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await query(database.superuserUrl, "SELECT 1 FROM tenant WHERE slug = $1", [input.slug])).toHaveLength(1);
  });

  test("twice at once with one Idempotency-Key makes one and answers both alike", async () => {
    const input = inputOf();
    const context = { ...admin, idempotency: { key: newId(), requestHash: "same" } };
    const [first, second] = await Promise.all([createTenant(context, input), createTenant(context, input)]);
    expect(second).toEqual(first);
    expect(await auditOf(first.id)).toEqual(["tenant.create"]);
    expect(await eventsOf(first.id)).toHaveLength(1);
  });
});

describe("suspending a tenant", () => {
  const reason = { reason: "Invoice 42 is unpaid" };

  test("keeps the reason, is recorded with before and after, and told", async () => {
    const { id } = await createTenant(admin, inputOf());
    clock.advance(1_000);
    expect(await suspendTenant(admin, id, reason)).toMatchObject({
      status: "suspended",
      suspendedReason: reason.reason,
      updatedAt: "2026-03-01T10:00:01.000Z",
    });
    const { entries } = await listTenantAudit(admin, id, { limit: 10 });
    expect(entries[0]).toMatchObject({
      action: "tenant.suspend",
      actor: admin.actor.email,
      before: { status: "trial" },
      after: { status: "suspended" },
      reason: reason.reason,
      requestId: admin.requestId,
    });
    expect((await eventsOf(id)).map((event) => event.name)).toEqual(["tenant.created", "tenant.suspended"]);
  });

  test("twice, or when it is cancelled, is a conflict that is not recorded", async () => {
    const { id } = await writeTenant(database.db);
    const cancelled = await writeTenant(database.db, { status: "cancelled" });
    await suspendTenant(admin, id, reason);
    await expect(suspendTenant(admin, id, reason)).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("already suspended") });
    await expect(suspendTenant(admin, cancelled.id, reason)).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("already cancelled"),
    });
    expect(await auditOf(id)).toEqual(["tenant.suspend"]);
    expect(await auditOf(cancelled.id)).toEqual([]);
  });

  test("by two people at once succeeds for one", async () => {
    const { id } = await writeTenant(database.db);
    const outcomes = await Promise.allSettled([suspendTenant(admin, id, reason), suspendTenant(admin, id, reason), suspendTenant(admin, id, reason)]);
    expect(outcomes.filter((each) => each.status === "fulfilled")).toHaveLength(1);
    expect(await auditOf(id)).toEqual(["tenant.suspend"]);
    expect(await eventsOf(id)).toHaveLength(1);
  });

  test("that does not exist is not found", async () => {
    await expect(suspendTenant(admin, newId(), reason)).rejects.toMatchObject({ code: "not_found" });
    await expect(getTenant(admin, newId())).rejects.toMatchObject({ code: "not_found" });
  });

  test("stands or falls with its record: what fails at the end leaves neither", async () => {
    const { id } = await writeTenant(database.db);
    await query(
      database.superuserUrl,
      `CREATE FUNCTION fail_now() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the last step failed'; END $$;
       CREATE TRIGGER fail_now BEFORE INSERT ON realtime_update FOR EACH ROW EXECUTE FUNCTION fail_now()`,
    );
    try {
      await expect(suspendTenant(admin, id, reason)).rejects.toThrow("the last step failed");
    } finally {
      await query(database.superuserUrl, "DROP FUNCTION fail_now() CASCADE");
    }
    expect((await getTenant(admin, id)).status).toBe("active");
    expect(await auditOf(id)).toEqual([]);
    expect(await eventsOf(id)).toEqual([]);
  });

  test("is undone into the trial while that has time left, else into active", async () => {
    const { id } = await createTenant(admin, inputOf());
    await suspendTenant(admin, id, reason);
    expect(await reactivateTenant(admin, id)).toMatchObject({ status: "trial", suspendedReason: null });
    await expect(reactivateTenant(admin, id)).rejects.toMatchObject({ code: "conflict" });
    await suspendTenant(admin, id, reason);
    clock.advance(31 * 86_400_000);
    expect(await reactivateTenant(admin, id)).toMatchObject({ status: "active" });
    expect(await auditOf(id)).toEqual(["tenant.create", "tenant.suspend", "tenant.reactivate", "tenant.suspend", "tenant.reactivate"]);
  });
});

describe("support", () => {
  test("reads tenants, but creates, suspends and opens none, and nothing is written", async () => {
    const support = await staffContext(database, "support");
    const { id, name } = await writeTenant(database.db);
    expect((await getTenant(support, id)).name).toBe(name);
    await expect(suspendTenant(support, id, { reason: "because" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(reactivateTenant(support, id)).rejects.toMatchObject({ code: "forbidden" });
    await expect(createTenant(support, inputOf({ slug: "by-support" }))).rejects.toMatchObject({ code: "forbidden" });
    expect((await getTenant(support, id)).status).toBe("active");
    expect(await auditOf(id)).toEqual([]);
    expect(await query(database.superuserUrl, "SELECT 1 FROM tenant WHERE slug = 'by-support'")).toEqual([]);
  });

  test("leaves a trace of reading across tenants: once for each session and purpose", async () => {
    const support = await staffContext(database, "support");
    for (let n = 0; n < 3; n++) await listTenants(support, listOf());
    const traces = await query(database.superuserUrl, "SELECT action, subject_id FROM audit_entry WHERE actor_id = $1", [support.actor.userId]);
    expect(traces).toEqual([{ action: "platform.read", subject_id: "tenant.list" }]);
  });
});

describe("the list of tenants", () => {
  let own: TestDatabase;
  let staff: StaffContext;

  beforeEach(async () => {
    own = await testDatabase();
    staff = await staffContext(own, "support");
    return () => own.drop();
  });

  async function pagesOf(input: Partial<ListTenantsInput>): Promise<{ id: string; name: string; createdAt: string }[]> {
    const all: { id: string; name: string; createdAt: string }[] = [];
    let cursor: string | undefined;
    do {
      const page = await listTenants(staff, listOf({ ...input, cursor }));
      expect(page.tenants.length).toBeLessThanOrEqual(input.limit ?? 25);
      if (page.nextCursor) expect(page.tenants).toHaveLength(input.limit ?? 25);
      all.push(...page.tenants);
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    return all;
  }

  test("has every tenant once over its pages, in each order, also where names and times are equal", async () => {
    // Among them letters whose small form depends on the language or on what follows.
    const letters = fc.constantFrom("a", "A", "b", "ß", "Σ", "σ", "İ", "ı", "I", "é", "É", "中", "😀", " ", "_", "%", "-");
    const name = fc.array(letters, { minLength: 1, maxLength: 3 }).map((parts) => `x${parts.join("")}`);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(name, fc.integer({ min: 0, max: 3 })), { minLength: 1, maxLength: 14 }),
        fc.integer({ min: 1, max: 5 }),
        async (tenants, limit) => {
          await query(own.superuserUrl, "DELETE FROM tenant");
          for (const [each, minute] of tenants) await writeTenant(own.db, { name: each, createdAt: new Date(Date.UTC(2026, 0, 1, 0, minute)) });
          for (const sort of TENANT_SORTS) {
            const paged = await pagesOf({ sort, limit });
            const whole = (await listTenants(staff, listOf({ sort, limit: 100 }))).tenants;
            expect(paged).toEqual(whole);
            expect(new Set(paged.map((each) => each.id)).size).toBe(tenants.length);
          }
          const rising = await pagesOf({ sort: "name", limit });
          expect(await pagesOf({ sort: "-name", limit })).toEqual(rising.toReversed());
          const byTime = (await pagesOf({ sort: "created", limit })).map((each) => each.createdAt);
          expect(byTime).toEqual(byTime.toSorted());
        },
      ),
      { numRuns: 15 },
    );
  }, 60_000);

  test("is searched by a part of name or address, in any case, and % and _ mean themselves", async () => {
    for (const [name, slug] of [
      ["50% Off", "fifty-off"],
      ["50 Off", "plain-off"],
      ["a_b", "under-score"],
      ["aXb", "no-score"],
      ["Back\\slash", "back-slash"],
      ["Ärzte Haus", "doctors"],
    ] as const) {
      await writeTenant(own.db, { name, slug });
    }
    const found = async (search: string) => (await listTenants(staff, listOf({ search }))).tenants.map((each) => each.name);
    expect(await found("50%")).toEqual(["50% Off"]);
    expect(await found("a_b")).toEqual(["a_b"]);
    expect(await found("k\\s")).toEqual(["Back\\slash"]);
    expect(await found("%")).toEqual(["50% Off"]);
    expect(await found("ÄRZTE")).toEqual(["Ärzte Haus"]);
    expect(await found("DOCTOR")).toEqual(["Ärzte Haus"]);
    expect(await found("nothing like it")).toEqual([]);
    expect(await found("")).toHaveLength(6);
  });

  test("is narrowed by status, together with search and paging", async () => {
    for (let n = 0; n < 5; n++) await writeTenant(own.db, { name: `Shop ${n}`, status: n % 2 ? "trial" : "active" });
    await writeTenant(own.db, { name: "Other", status: "active" });
    expect((await pagesOf({ status: ["active"], search: "shop", limit: 2 })).map((each) => each.name)).toEqual(["Shop 0", "Shop 2", "Shop 4"]);
  });

  test("is, for every filter in every order, what looking at each tenant would find", async () => {
    const some = <T>(...values: T[]) => fc.constantFrom(...values);
    const row = fc.record({
      name: some("Oak", "oak", "Elm", "Ash House"),
      kind: some<"client" | "brand">("client", "brand"),
      status: some(...tenantStatus.options),
      planKey: some(...PLAN_KEYS),
      day: fc.integer({ min: 1, max: 5 }),
    });
    const filter = fc.record(
      {
        search: some("oak", "house", "o"),
        status: fc.subarray([...tenantStatus.options]),
        plan: fc.subarray([...PLAN_KEYS]),
        kind: fc.subarray(["client", "brand"] as ("client" | "brand")[]),
        createdFrom: some("2026-01-02", "2026-01-04"),
        createdTo: some("2026-01-03", "2026-01-05"),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 12 }),
        filter,
        some(...TENANT_SORTS),
        fc.integer({ min: 1, max: 4 }),
        async (rows, input, sort, limit) => {
          await query(own.superuserUrl, "DELETE FROM tenant");
          const made: ((typeof rows)[number] extends infer Row ? Omit<Row, "day"> & { id: string; slug: string; day: string } : never)[] = [];
          for (const { day, ...each } of rows) {
            const createdAt = new Date(Date.UTC(2026, 0, day, 12));
            const { id, slug } = await writeTenant(own.db, { ...each, createdAt });
            made.push({ ...each, id, slug, day: createdAt.toISOString().slice(0, 10) });
          }
          const isMeant = (tenant: (typeof made)[number]) =>
            (!input.search || `${tenant.name.toLowerCase()} ${tenant.slug}`.includes(input.search)) &&
            (!input.status?.length || input.status.includes(tenant.status)) &&
            (!input.plan?.length || input.plan.includes(tenant.planKey)) &&
            (!input.kind?.length || input.kind.includes(tenant.kind)) &&
            (!input.createdFrom || tenant.day >= input.createdFrom) &&
            (!input.createdTo || tenant.day <= input.createdTo);
          const key = (tenant: (typeof made)[number]) =>
            sort.endsWith("name")
              ? tenant.name.toLowerCase()
              : sort.endsWith("created")
                ? tenant.day
                : sort.endsWith("plan")
                  ? PLAN_KEYS.indexOf(tenant.planKey)
                  : tenantStatus.options.indexOf(tenant.status);
          const rising = made.filter(isMeant).sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a.id < b.id ? -1 : 1));
          const expected = (sort.startsWith("-") ? rising.toReversed() : rising).map(({ id }) => id);
          expect((await pagesOf({ ...structuredClone(input), sort, limit })).map(({ id }) => id)).toEqual(expected);
          expect(await countTenants(staff, structuredClone(input))).toEqual({ count: expected.length, isExact: true });
        },
      ),
      { numRuns: 40 },
    );
  }, 60_000);

  test.each([
    ["not base64 of anything"],
    [Buffer.from('["-name","x","00000000-0000-4000-8000-000000000000"]').toString("base64url")],
    [Buffer.from('["name"]').toString("base64url")],
  ])("refuses a cursor that is not its own: %s", async (cursor) => {
    await expect(listTenants(staff, listOf({ cursor }))).rejects.toMatchObject({ code: "invalid", issues: [{ path: "cursor" }] });
  });

  test("of 10,000 tenants comes from indexes, in every order and for a search", async () => {
    await query(
      own.superuserUrl,
      `INSERT INTO tenant (id, slug, name, kind, status, plan_key, time_zone, currency, locale, created_at)
       SELECT gen_random_uuid(), 'tenant-' || n, 'Tenant ' || md5(n::text), 'client', (ARRAY['active','trial','past_due'])[1 + n % 3], 'starter', 'UTC', 'USD', 'en', now() - n * interval '1 minute'
       FROM generate_series(1, 10000) n`,
    );
    await query(own.superuserUrl, "ANALYZE tenant");
    const plan = async (input: Partial<ListTenantsInput>) => {
      const { text, values } = tenantListQuery(listOf(input));
      const rows = await own.db.read({ kind: "platform", userId: newId(), purpose: "test" }, (tx) =>
        tx.query<{ "QUERY PLAN": unknown }>({ text: `EXPLAIN (FORMAT JSON, COSTS OFF) ${text}`, values }),
      );
      return nodesOf(rows[0]?.["QUERY PLAN"]);
    };
    const indexes = {
      name: "tenant_name_sort_idx",
      created: "tenant_created_at_id_idx",
      plan: "tenant_plan_sort_idx",
      status: "tenant_status_sort_idx",
    };
    for (const sort of TENANT_SORTS) {
      const index = Object.entries(indexes).find(([key]) => sort.endsWith(key))?.[1];
      const { nextCursor } = await listTenants(staff, listOf({ sort, limit: 50 }));
      const several = { status: ["trial", "active"], plan: ["starter"], kind: ["client"], createdFrom: "2000-01-01" } as const;
      for (const input of [
        { sort },
        { sort, cursor: nextCursor ?? "" },
        { sort, status: ["trial" as const] },
        { sort, ...structuredClone(several) },
      ]) {
        const nodes = await plan(input as Partial<ListTenantsInput>);
        expect(nodes).toContain(`Index Scan ${index}`);
        expect(nodes.filter((node) => /^(Sort|Incremental Sort|Seq Scan tenant)/.test(node))).toEqual([]);
      }
    }
    const searched = await plan({ search: "9a8b7" });
    expect(searched).toContain("Bitmap Index Scan tenant_search_idx");
    expect(searched).not.toContain("Seq Scan tenant");
  });
});

const planNode = z.object({
  "Node Type": z.string(),
  "Index Name": z.string().optional(),
  "Relation Name": z.string().optional(),
  Plans: z.array(z.unknown()).optional(),
});

/** Every node of a plan as "type index-or-table". */
function nodesOf(plan: unknown): string[] {
  const root = z.array(z.object({ Plan: z.unknown() })).parse(plan);
  const walk = (raw: unknown): string[] => {
    const node = planNode.parse(raw);
    return [`${node["Node Type"]} ${node["Index Name"] ?? node["Relation Name"] ?? ""}`.trim(), ...(node.Plans ?? []).flatMap(walk)];
  };
  return root.flatMap(({ Plan }) => walk(Plan));
}
