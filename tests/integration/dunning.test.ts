import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { StaffContext } from "#lib/access";
import {
  changeDunningPolicy,
  countDunningDecisions,
  dunningFigures,
  getDunningPolicy,
  listCases,
  noteCase,
  pauseCase,
  readCase,
  recordPayment,
  resumeCase,
  runningCaseOf,
  sendNextReminder,
  tendDunningJob,
} from "#lib/dunning";
import { changePolicyInput, listCasesInput, pauseInput } from "#lib/dunning/schema";
import { fixedClock } from "#lib/platform/clock";
import { newId } from "#lib/platform/crypto";
import { applyMigrations, listMigrations } from "#lib/platform/database";
import type { Runtime } from "#lib/platform/runtime";
import { cancelTenant, getTenant, setStanding, suspendTenant } from "#lib/tenancy";
import { createPerson, createTenant, staffContext, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

/** The migration that began to keep cases. */
const FIRST = "20261126137000";
const OURS = "prisma/migrations";
const DAY_MS = 86_400_000;

let database: TestDatabase;
let runtime: Runtime;
let admin: StaffContext;
let clock: ReturnType<typeof fixedClock>;

beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(async () => {
  await query(database.superuserUrl, "DELETE FROM tenant");
  await query(database.superuserUrl, "DELETE FROM mail_message");
  clock = fixedClock("2026-03-15T10:00:00.000Z");
  runtime = { ...testRuntime(database), db: database.db, jobs: database.jobs, clock };
  admin = { ...(await staffContext(database)), clock };
});
afterAll(() => database.drop());

const sql = <Row extends object>(text: string, values: unknown[] = []) => query<Row>(database.superuserUrl, text, values);
const days = (n: number) => clock.advance(n * DAY_MS);
const tend = () => tendDunningJob.handle({}, { runtime, id: newId() } as never);
const mails = () =>
  sql<{ recipient: string; subject: string; text: string }>("SELECT recipient, subject, text FROM mail_message ORDER BY created_at, id");
const stepsOf = async (id: string) =>
  (await readCase(admin, id)).events
    .filter(({ kind }) => kind === "step")
    .map(({ step }) => step)
    .reverse();

/** A tenant with an administrator, past due from now on. */
async function unpaid(change: Parameters<typeof createTenant>[1] = {}, locale: string | null = null) {
  const tenant = await createTenant(database.db, { createdAt: clock.now(), ...change });
  const person = await createPerson(database.db, { memberships: [{ tenantId: tenant.id, role: "tenant_admin" }] });
  if (locale) await sql(`UPDATE "user" SET locale = $2 WHERE id = $1`, [person.id, locale]);
  await setStanding(admin, tenant.id, { standing: "past_due" });
  const found = await runningCaseOf(admin, tenant.id);
  if (!found) throw new Error("No case was opened.");
  return { tenant, person, id: found.id, found };
}

describe("a case", () => {
  test("opens when a tenant becomes past due, with what its subscription says is owed, and closes as recovered when it is paid", async () => {
    const { tenant, id, found } = await unpaid();
    expect(found).toMatchObject({ amountMinor: 9_700, currency: "USD", state: "open", since: "2026-03-15T10:00:00.000Z", stepsTaken: 0 });
    days(3);
    await recordPayment(admin, id);
    expect((await getTenant(admin, tenant.id)).status).toBe("active");
    const closed = await readCase(admin, id);
    expect(closed).toMatchObject({ state: "recovered", closedAt: "2026-03-18T10:00:00.000Z", nextAt: null });
    expect(closed.events.map(({ kind }) => kind)).toEqual(["recovered", "opened"]);
    await expect(recordPayment(admin, id)).rejects.toMatchObject({ code: "conflict" });
    await setStanding(admin, tenant.id, { standing: "past_due" });
    expect((await runningCaseOf(admin, tenant.id))?.id).not.toBe(id);
  });

  test("closes as lost when the tenant leaves, stays while it is suspended, and owes an unknown amount where nothing is agreed", async () => {
    const one = await unpaid();
    await cancelTenant(admin, one.tenant.id, { reason: "left", confirmation: one.tenant.slug });
    expect((await readCase(admin, one.id)).state).toBe("lost");
    const free = await unpaid({ planKey: "free" });
    expect(free.found.amountMinor).toBeNull();
    await suspendTenant(admin, free.tenant.id, { reason: "unpaid" });
    expect(await readCase(admin, free.id)).toMatchObject({ state: "open", nextAt: null, needsDecision: false });
    await recordPayment(admin, free.id);
    expect((await getTenant(admin, free.tenant.id)).status).toBe("active");
    expect(await dunningFigures(admin)).toMatchObject({ openCases: 0, recovered: 1, closed: 2 });
  });

  test("is there for those that were past due before cases were kept: from the start of their unpaid time on, and paused", async () => {
    const older = await testDatabase({ isEmpty: true });
    const owner = new Client(older.ownerUrl);
    const directory = await mkdtemp(join(tmpdir(), "bizosaas-dunning-"));
    try {
      await owner.connect();
      for (const { name } of await listMigrations(OURS)) if (name < FIRST) await cp(join(OURS, name), join(directory, name), { recursive: true });
      await applyMigrations(owner, directory);
      const change = (text: string) => query(older.superuserUrl, text);
      await change(`INSERT INTO tenant (id, slug, name, kind, status, plan_key, time_zone, currency, locale, created_at, updated_at)
                    VALUES ('${newId()}', 'older', 'Older', 'client', 'active', 'starter', 'UTC', 'USD', 'en', '2026-01-01T00:00Z', '2026-01-01T00:00Z')`);
      await change("UPDATE tenant SET status = 'past_due', updated_at = '2026-02-01T00:00Z'");
      await change("UPDATE tenant SET plan_key = 'professional', updated_at = '2026-02-10T00:00Z'");
      await applyMigrations(owner, OURS);
      const found = await query<object>(older.superuserUrl, "SELECT since, state, amount_minor, next_at, steps_taken FROM dunning_case");
      expect(found).toEqual([{ since: new Date("2026-02-01T00:00Z"), state: "paused", amount_minor: 29_700, next_at: null, steps_taken: 0 }]);
      expect(await query<object>(older.superuserUrl, "SELECT kind FROM dunning_event ORDER BY at")).toEqual([{ kind: "opened" }, { kind: "paused" }]);
    } finally {
      await owner.end();
      await older.drop();
      await rm(directory, { recursive: true, force: true });
    }
  });

  test("is out of a tenant's sight", async () => {
    const { tenant } = await unpaid();
    for (const table of ["dunning_case", "dunning_event", "dunning_policy"])
      await expect(database.db.read({ kind: "tenant", tenantId: tenant.id }, (tx) => tx.query({ text: `SELECT 1 FROM ${table}` }))).rejects.toThrow(
        /permission denied/,
      );
  });

  test("is nobody's who may not see money", async () => {
    const { id } = await unpaid();
    const support = { ...(await staffContext(database, "support")), clock };
    await expect(listCases(support, listCasesInput.parse({}))).rejects.toMatchObject({ code: "forbidden" });
    expect(() => readCase(support, id)).toThrow(/Manage billing/);
  });
});

describe("steps", () => {
  test("are taken on their days, each once, and written to the administrators in their language", async () => {
    const { person, id, tenant } = await unpaid({ name: "Bäckerei", locale: "de-AT", timeZone: "Europe/Vienna" });
    const english = await createPerson(database.db, { memberships: [{ tenantId: tenant.id, role: "tenant_admin" }] });
    await sql(`UPDATE "user" SET locale = 'en' WHERE id = $1`, [english.id]);
    for (let day = 0; day <= 30; day++, days(1)) for (let round = 0; round < 2; round++) await tend();
    expect(await stepsOf(id)).toEqual(["reminder", "reminder", "final_notice", "propose_suspension"]);
    const written = await mails();
    expect(written).toHaveLength(6);
    const [german, other] = [
      written.find(({ recipient }) => recipient === person.email),
      written.find(({ recipient }) => recipient === english.email),
    ];
    expect(german?.subject).toBe("Bäckerei: Eine Zahlung ist fällig");
    expect(german?.text).toMatch(/Monatspreis von .?\s?97,00.* seit dem 15\. März 2026 fällig/);
    expect(german?.text).toContain("erinnern wir Sie am 22. März 2026 noch einmal");
    expect(other?.text).toContain("The monthly price of $97.00 for Bäckerei has been due since March 15, 2026.".replace("The", "the"));
    expect(await readCase(admin, id)).toMatchObject({ needsDecision: true, stepsTaken: 4 });
    expect(await countDunningDecisions(admin)).toBe(1);
    const entries = await sql("SELECT 1 FROM audit_entry WHERE action = 'dunning.step' AND tenant_id = $1", [tenant.id]);
    expect(entries).toHaveLength(4);
  });

  test("are taken once by two workers at the same time", async () => {
    const cases = [];
    for (let n = 0; n < 5; n++) cases.push(await unpaid());
    await Promise.all([tend(), tend(), tend()]);
    for (const { id } of cases) expect(await stepsOf(id)).toEqual(["reminder"]);
    expect(await mails()).toHaveLength(5);
  });

  test("are not taken for what is paid in between", async () => {
    const { tenant, id } = await unpaid();
    await Promise.all([tend(), setStanding(admin, tenant.id, { standing: "active" })]);
    const told = (await mails()).length;
    expect((await readCase(admin, id)).state).toBe("recovered");
    expect(await stepsOf(id)).toHaveLength(told);
    days(10);
    await tend();
    expect(await mails()).toHaveLength(told);
  });

  test("keep their distance when the worker was away", async () => {
    const { id } = await unpaid();
    days(20);
    for (let round = 0; round < 3; round++) await tend();
    expect(await stepsOf(id)).toEqual(["reminder"]);
    expect((await readCase(admin, id)).nextAt).toBe("2026-04-11T10:00:00.000Z");
  });

  test("may suspend by themselves, and tell an unknown amount as unknown", async () => {
    const policy = await getDunningPolicy(admin);
    const running = await unpaid();
    const steps = { kind1: "final_notice", day1: "1", kind2: "suspend", day2: "3" };
    await changeDunningPolicy(admin, changePolicyInput.parse({ ...steps, version: policy.version }));
    const mine = { ...steps, day1: "2", kind2: "", day2: "", version: policy.version };
    await expect(changeDunningPolicy(admin, changePolicyInput.parse(mine))).rejects.toMatchObject({
      code: "conflict",
      issues: [
        { path: "day1", message: "Stands at “1” now." },
        { path: "kind2", message: "Stands at “Suspend” now." },
        { path: "day2", message: "Stands at “3” now." },
      ],
    });
    const { tenant, id } = await unpaid({ planKey: "free" });
    for (let day = 0; day < 5; day++, days(1)) await tend();
    expect(await getTenant(admin, tenant.id)).toMatchObject({ status: "suspended", suspendedReason: "Unpaid since 2026-03-15." });
    expect(await readCase(admin, id)).toMatchObject({ state: "open", stepsTaken: 2, nextAt: null });
    const own = (await mails()).filter(({ text }) => text.includes(tenant.name));
    expect(own[0]?.text).toContain("How much it is our records do not say");
    expect(own[0]?.text).toContain("the portal is suspended on March 18, 2026");
    expect(own[1]?.subject).toBe(`${tenant.name} is suspended`);
    // What was announced holds: the case that ran before has the steps it began with.
    expect((await readCase(admin, running.id)).steps).toHaveLength(4);
    const again = {
      kind1: "reminder",
      day1: "0",
      kind2: "reminder",
      day2: "7",
      kind3: "final_notice",
      day3: "14",
      kind4: "propose_suspension",
      day4: "21",
    };
    await changeDunningPolicy(admin, changePolicyInput.parse({ ...again, version: policy.version + 1 }));
  });
});

describe("staff", () => {
  test("pause a case until a day, and what was left of its days is left afterwards", async () => {
    const { id } = await unpaid();
    await tend();
    days(2);
    const { version } = await readCase(admin, id);
    const pause = (until?: string) => pauseCase(admin, id, pauseInput.parse({ version, reason: "They asked for time", until }));
    await expect(pause("2026-03-17")).rejects.toMatchObject({ issues: [{ path: "until" }] });
    await pause("2026-03-27");
    await expect(pause("2026-03-27")).rejects.toMatchObject({ code: "conflict", reason: "changed_since" });
    days(7);
    await tend();
    expect(await readCase(admin, id)).toMatchObject({ state: "paused", pauseReason: "They asked for time", nextAt: null });
    days(3);
    await tend();
    expect(await readCase(admin, id)).toMatchObject({ state: "open", nextAt: "2026-04-01T10:00:00.000Z" });
    expect(await stepsOf(id)).toEqual(["reminder"]);
  });

  test("go on with a case by hand, and send its next reminder before its day", async () => {
    const { id } = await unpaid();
    const seen = async () => (await readCase(admin, id)).version;
    await pauseCase(admin, id, pauseInput.parse({ version: await seen(), reason: "Wait" }));
    await expect(sendNextReminder(admin, id, await seen(), runtime)).rejects.toThrow(/is paused/);
    await resumeCase(admin, id, await seen());
    const version = await seen();
    const both = await Promise.allSettled([sendNextReminder(admin, id, version, runtime), sendNextReminder(admin, id, version, runtime)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await stepsOf(id)).toEqual(["reminder"]);
    await noteCase(admin, id, "They pay on Friday.");
    expect((await readCase(admin, id)).events[0]).toMatchObject({ kind: "note", text: "They pay on Friday.", actor: admin.actor.name });
    await sendNextReminder(admin, id, await seen(), runtime);
    await sendNextReminder(admin, id, await seen(), runtime);
    await expect(sendNextReminder(admin, id, await seen(), runtime)).rejects.toThrow(/no reminder left/);
  });

  test("see what is at risk, what waits and what came in, page by page", async () => {
    const one = await unpaid({ planKey: "professional" });
    await unpaid({ planKey: "free" });
    expect(await dunningFigures(admin)).toEqual({
      openCases: 2,
      needDecision: 0,
      atRisk: [{ currency: "USD", amountMinor: 29_700, cases: 1 }],
      unknownAmounts: 1,
      recovered: 0,
      closed: 0,
    });
    await recordPayment(admin, one.id);
    const shown = async (show: string) => (await listCases(admin, listCasesInput.parse({ show }))).cases.length;
    expect([await shown("running"), await shown("recovered"), await shown("lost"), await shown("all")]).toEqual([1, 1, 0, 2]);
    await expect(listCases(admin, listCasesInput.parse({ cursor: "bad" }))).rejects.toMatchObject({ code: "invalid" });
  });
});
