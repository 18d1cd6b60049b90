import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { StaffContext } from "#lib/access";
import { purgeDraftsJob } from "#lib/drafts";
import {
  beginNewTenant,
  checkNewTenant,
  cloneTenant,
  createFromDraft,
  describeClone,
  describeSlug,
  discardNewTenant,
  getNewTenant,
  keepStep,
  listNewTenants,
  missingSteps,
} from "#lib/lifecycle";
import type { NewTenantDraft } from "#lib/lifecycle/schema";
import { fixedClock } from "#lib/platform/clock";
import { newId } from "#lib/platform/crypto";
import type { Runtime } from "#lib/platform/runtime";
import { getTenant } from "#lib/tenancy";
import { createPerson, createTenant, staffContext, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";
import { createFullTenant } from "../support/full-tenant.ts";

const DAY_MS = 86_400_000;
let database: TestDatabase;
let clock: ReturnType<typeof fixedClock>;
let runtime: Runtime;
let admin: StaffContext;

beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(async () => {
  clock = fixedClock("2026-03-01T10:00:00.000Z");
  runtime = { ...testRuntime(database), db: database.db, jobs: database.jobs, clock };
  admin = { ...(await staffContext(database)), clock };
});
afterAll(() => database.drop());

const sql = <Row extends object>(text: string, values: unknown[] = []) => query<Row>(database.superuserUrl, text, values);
const actionsOf = async (tenantId: string) =>
  (await sql<{ action: string }>("SELECT action FROM audit_entry WHERE tenant_id = $1 ORDER BY seq", [tenantId])).map(({ action }) => action);

const businessOf = () => ({ name: "Harbor Dental", slug: `harbor-${newId().slice(-12)}`, kind: "client" });
const REST = { planKey: "starter", start: "paid", timeZone: "Europe/Berlin", currency: "EUR", locale: "de-DE" };

/** A draft in which every step is answered. */
async function answered(overrides: NewTenantDraft = {}) {
  const id = await beginNewTenant(admin, businessOf());
  const mark = newId().slice(-12);
  await keepStep(admin, { id, version: 1 }, { ...REST, adminEmail: `owner-${mark}@test.example`, domain: `${mark}.example`, ...overrides });
  return getNewTenant(admin, id);
}

describe("a draft of a new tenant", () => {
  test("keeps each step, tells which are not answered, and is one's own", async () => {
    const id = await beginNewTenant(admin, businessOf());
    expect(missingSteps((await getNewTenant(admin, id)).data)).toEqual(["plan", "place", "people"]);
    await keepStep(admin, { id, version: 1 }, { planKey: "starter", start: "trial" });
    const [draft] = await listNewTenants(admin);
    expect(draft).toMatchObject({ id, version: 2, data: { name: "Harbor Dental", planKey: "starter", start: "trial" } });
    const somebodyElse = { ...(await staffContext(database)), clock };
    expect(await listNewTenants(somebodyElse)).toEqual([]);
    await expect(getNewTenant(somebodyElse, id)).rejects.toMatchObject({ code: "not_found" });
    await expect(discardNewTenant(somebodyElse, id)).rejects.toMatchObject({ code: "not_found" });
    await expect(createFromDraft(somebodyElse, { id, version: 2 }, runtime)).rejects.toMatchObject({ code: "not_found" });
    await expect(listNewTenants({ ...(await staffContext(database, "support")), clock })).rejects.toMatchObject({ code: "forbidden" });
  });

  test("that another tab has changed is told, and nothing is overwritten", async () => {
    const id = await beginNewTenant(admin, businessOf());
    await keepStep(admin, { id, version: 1 }, { planKey: "starter", start: "trial" });
    await expect(keepStep(admin, { id, version: 1 }, { planKey: "free", start: "paid" })).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("another tab"),
    });
    expect((await getNewTenant(admin, id)).data.planKey).toBe("starter");
  });

  test("goes when it is thrown away, and after 30 days", async () => {
    const [first, second] = [await beginNewTenant(admin, businessOf()), await beginNewTenant(admin, businessOf())];
    await discardNewTenant(admin, first);
    clock.advance(29 * DAY_MS);
    expect(await listNewTenants(admin)).toMatchObject([{ id: second }]);
    clock.advance(2 * DAY_MS);
    expect(await listNewTenants(admin)).toEqual([]);
    await purgeDraftsJob.handle({}, { runtime, id: newId(), attempt: 1, signal: new AbortController().signal });
    expect(await sql("SELECT 1 FROM draft WHERE id = $1", [second])).toEqual([]);
  });

  test("does not begin under an address that nobody can have", async () => {
    const taken = await createTenant(database.db);
    await expect(beginNewTenant(admin, { ...businessOf(), slug: taken.slug })).rejects.toMatchObject({
      code: "conflict",
      issues: [{ path: "slug" }],
    });
    expect(await describeSlug(admin, "admin")).toMatchObject({ isFree: false, says: expect.stringContaining("reserved") });
    expect(await describeSlug(admin, "a-free-one")).toEqual({ isFree: true, says: "a-free-one is free." });
  });
});

describe("the checks", () => {
  test("say what stands in the way, and where to mend it", async () => {
    const taken = await createTenant(database.db);
    await sql("INSERT INTO tenant_domain (id, tenant_id, domain) VALUES ($1, $2, 'taken.example')", [newId(), taken.id]);
    const suspended = await createPerson(database.db, { status: "suspended" });
    const { checks, answers } = await checkNewTenant(
      admin,
      {
        ...REST,
        name: "X",
        slug: taken.slug,
        kind: "client",
        planKey: "starter",
        adminEmail: suspended.email,
        domain: "taken.example",
      },
      runtime,
    );
    expect(answers).toBeNull();
    expect(checks.filter(({ state }) => state === "bad").map(({ step }) => step)).toEqual(["business", "people", "people"]);
  });

  test("let a whole draft through, and tell what should be known", async () => {
    const { data } = await answered({ adminEmail: null, domain: null });
    const { checks, answers } = await checkNewTenant(admin, data, runtime);
    expect(answers).not.toBeNull();
    expect(checks.find(({ label }) => label === "First administrator")).toMatchObject({ state: "note" });
  });

  test("tell that the invitation is held where no mail server is configured", async () => {
    const { data } = await answered();
    const told = async (SMTP_URL: string | undefined) =>
      (await checkNewTenant(admin, data, { config: { ...runtime.config, SMTP_URL } })).checks.filter(({ says }) => says.includes("mail outbox"));
    expect(await told(undefined)).toMatchObject([{ state: "note", label: "First administrator" }]);
    expect(await told("smtps://mail.example.com:465")).toEqual([]);
  });
});

describe("creating from a draft", () => {
  test("makes the tenant, the invitation with its mail and the domain at once, and the draft is gone", async () => {
    const draft = await answered();
    const { id } = await createFromDraft(admin, draft, runtime);
    expect(await getTenant(admin, id)).toMatchObject({
      name: "Harbor Dental",
      status: "active",
      trialEndsAt: null,
      timeZone: "Europe/Berlin",
      currency: "EUR",
    });
    const { adminEmail, domain } = draft.data;
    expect(await sql("SELECT email, role, status FROM invitation WHERE tenant_id = $1", [id])).toEqual([
      { email: adminEmail, role: "tenant_admin", status: "pending" },
    ]);
    expect(await sql("SELECT recipient FROM mail_message WHERE tenant_id = $1", [id])).toEqual([{ recipient: adminEmail }]);
    expect(await sql("SELECT domain, verified_at FROM tenant_domain WHERE tenant_id = $1", [id])).toEqual([{ domain, verified_at: null }]);
    expect(await sql("SELECT status FROM subscription WHERE tenant_id = $1", [id])).toEqual([{ status: "active" }]);
    expect(await actionsOf(id)).toEqual(["tenant.create", "tenant_domain.add", "member.invite"]);
    await expect(getNewTenant(admin, draft.id)).rejects.toMatchObject({ code: "not_found" });
  });

  test("pressed twice at once, and once more later, makes one tenant and tells each of it", async () => {
    const draft = await answered();
    const made = await Promise.all([createFromDraft(admin, draft, runtime), createFromDraft(admin, draft, runtime)]);
    made.push(await createFromDraft({ ...admin, idempotency: { key: newId(), requestHash: "another page" } }, draft, runtime));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    expect(await sql("SELECT 1 FROM tenant WHERE slug = $1", [draft.data.slug])).toHaveLength(1);
    expect(await sql("SELECT 1 FROM mail_message WHERE recipient = $1", [draft.data.adminEmail])).toHaveLength(1);
  });

  test("does nothing when the address was taken meanwhile, the draft was changed, or is not answered", async () => {
    const draft = await answered();
    await createTenant(database.db, { slug: draft.data.slug ?? "" });
    await expect(createFromDraft(admin, draft, runtime)).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("taken meanwhile"),
    });
    expect(await getNewTenant(admin, draft.id)).toEqual(draft);
    expect(await sql("SELECT 1 FROM invitation WHERE email = $1", [draft.data.adminEmail])).toEqual([]);
    await expect(createFromDraft(admin, { ...draft, version: 1 }, runtime)).rejects.toMatchObject({ code: "conflict" });
    const id = await beginNewTenant(admin, businessOf());
    await expect(createFromDraft(admin, { id, version: 1 }, runtime)).rejects.toMatchObject({
      message: "Answer these steps first: Plan, Place, People.",
    });
  });
});

describe("cloning a tenant", () => {
  test("copies what was chosen and nothing else, once, and both trails tell of it", async () => {
    const source = await createFullTenant(database);
    expect(await describeClone(admin, source.id)).toEqual({ flags: 1, roles: 1, policy: 1, branding: 1 });
    const input = { name: "Second", slug: `second-${newId().slice(-12)}`, flags: true, roles: true, policy: true, branding: true };
    const keyed = { ...admin, idempotency: { key: newId(), requestHash: "same" } };
    const [first, second] = await Promise.all([cloneTenant(keyed, source.id, input), cloneTenant(keyed, source.id, input)]);
    expect(second).toEqual(first);
    const { id } = first;
    expect(await getTenant(admin, id)).toMatchObject({
      name: "Second",
      status: "trial",
      planKey: "starter",
      timeZone: "Europe/Berlin",
      memberCount: 0,
    });
    expect(await describeClone(admin, id)).toEqual({ flags: 1, roles: 1, policy: 1, branding: 1 });
    // Their own people have not agreed to it.
    expect(await sql("SELECT second_factor, support_access FROM tenant_policy WHERE tenant_id = $1", [id])).toEqual([
      { second_factor: "required", support_access: "none" },
    ]);
    for (const table of ["membership", "invitation", "api_key", "service_account", "tenant_domain", "campaign", "ledger_entry", "identity_provider"])
      expect(await sql(`SELECT 1 FROM "${table}" WHERE tenant_id = $1`, [id])).toEqual([]);
    expect(await actionsOf(source.id)).toEqual(["tenant.clone"]);
    expect(await actionsOf(id)).toEqual(["tenant.create", "tenant.clone"]);
  });

  test("under an address that is taken, or without the right, copies nothing", async () => {
    const source = await createFullTenant(database);
    const input = { name: "Second", slug: source.slug, flags: true, roles: false, policy: false, branding: false };
    await expect(cloneTenant(admin, source.id, input)).rejects.toMatchObject({ code: "conflict", issues: [{ path: "slug" }] });
    const support = { ...(await staffContext(database, "support")), clock };
    await expect(cloneTenant(support, source.id, { ...input, slug: "another-one" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(cloneTenant(admin, newId(), { ...input, slug: "another-one" })).rejects.toMatchObject({ code: "not_found" });
    expect(await actionsOf(source.id)).toEqual([]);
  });
});
