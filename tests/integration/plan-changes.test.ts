import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { StaffContext, TenantContext } from "#lib/access";
import {
  callOffPlanChange,
  changeDuePlansJob,
  changeOwnPlan,
  issueDue,
  listInvoices,
  listPlanChoices,
  planChangesOf,
  previewPlanChange,
  readInvoice,
  readOwnBilling,
  subscriptionsOf,
} from "#lib/billing";
import { listInvoicesInput } from "#lib/billing/schema";
import { fixedClock } from "#lib/platform/clock";
import type { Runtime } from "#lib/platform/runtime";
import { changeInvoicing } from "#lib/settings";
import { invoicingInput } from "#lib/settings/schema";
import { getTenant, setStanding } from "#lib/tenancy";
import { createPerson, createTenant, staffContext, tenantContext, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

let database: TestDatabase;
let runtime: Runtime;
let clock: ReturnType<typeof fixedClock>;
let admin: StaffContext;

beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(async () => {
  await query(database.superuserUrl, "DELETE FROM tenant");
  clock = fixedClock("2026-11-15T12:00:00.000Z");
  runtime = { ...testRuntime(database), db: database.db, jobs: database.jobs, clock };
  admin = { ...(await staffContext(database)), clock };
});
afterAll(() => database.drop());

async function company(more: Parameters<typeof createTenant>[1] = {}): Promise<{ id: string; own: TenantContext }> {
  const { id } = await createTenant(database.db, { createdAt: new Date("2026-01-10T10:00:00Z"), ...more });
  return { id, own: { ...(await tenantContext(database, id, "tenant_admin")), clock } };
}
const planOf = async (id: string) => (await getTenant(admin, id)).planKey;
const tend = () => changeDuePlansJob.handle({}, { runtime } as never);

test("a dearer plan is foreseen to the day, taken at once, and invoiced as it was foreseen", async () => {
  const { id, own } = await company();
  const preview = await previewPlanChange(own, "professional", runtime);
  expect(preview).toMatchObject({
    chargedFrom: "2026-11-16",
    to: { isAtOnce: true, exceeded: [] },
    without: [{ totalMinor: 9_700 }],
    with: [
      {
        totalMinor: 4_850 + 14_850,
        lines: [
          { planName: "Starter", days: 15 },
          { planName: "Professional", days: 15 },
        ],
      },
    ],
  });
  const { id: changeId, isDone } = await changeOwnPlan(own, { plan: "professional", from: "starter" });
  expect(isDone).toBe(true);
  expect(await planOf(id)).toBe("professional");
  expect((await subscriptionsOf(admin, id))[0]).toMatchObject({
    planName: "Professional",
    priceMinor: 29_700,
    startedAt: "2026-11-15T12:00:00.000Z",
  });
  expect(await planChangesOf(admin, id)).toMatchObject([{ id: changeId, state: "done", toPlanName: "Professional" }]);
  await changeInvoicing(
    admin,
    invoicingInput.parse({ version: 0, sellerName: "A", sellerAddress: "B", bankHolder: "A", bankAccount: "Bank 1", invoicesFrom: "2026-11" }),
  );
  clock.advance(16 * 86_400_000);
  expect(await issueDue(runtime)).toBe(1);
  const [invoice] = (await listInvoices(admin, listInvoicesInput.parse({}))).invoices;
  expect((await readInvoice(admin, invoice?.id ?? "")).totalMinor).toBe(preview.with[0]?.totalMinor);
  await query(database.superuserUrl, "DELETE FROM installation_setting");
});

test("a cheaper plan waits for the month's end where the company is, can be called off before, and counts from the month's first moment", async () => {
  const { id, own } = await company({ planKey: "professional", timeZone: "America/New_York" });
  const first = await changeOwnPlan(own, { plan: "starter", from: "professional" });
  expect(first.isDone).toBe(false);
  expect((await readOwnBilling(own, runtime)).change).toMatchObject({ state: "scheduled", effectiveAt: "2026-12-01T05:00:00.000Z" });
  await expect(changeOwnPlan(own, { plan: "enterprise", from: "professional" })).rejects.toMatchObject({ code: "conflict" });
  await callOffPlanChange(own, first.id);
  await expect(callOffPlanChange(own, first.id)).rejects.toMatchObject({ code: "conflict" });
  await changeOwnPlan(own, { plan: "starter", from: "professional" });
  clock.advance(15 * 86_400_000 + 16 * 3_600_000);
  await tend();
  expect(await planOf(id)).toBe("professional");
  clock.advance(2 * 3_600_000);
  await Promise.all([tend(), tend()]);
  expect(await planOf(id)).toBe("starter");
  expect((await subscriptionsOf(admin, id))[0]).toMatchObject({ planName: "Starter", startedAt: "2026-12-01T05:00:00.000Z" });
  const [month] = (await readOwnBilling(own, runtime)).foreseen;
  expect(month).toMatchObject({ month: "2026-12", totalMinor: 9_700, lines: [{ planName: "Starter", days: 31 }] });
});

test("a plan without room for what is in use cannot be taken, also when that happens before its day", async () => {
  const { id, own } = await company({ planKey: "professional" });
  const [{ max_users: most } = { max_users: 0 }] = await query<{ max_users: number }>(
    database.superuserUrl,
    "SELECT max_users FROM plan WHERE key = 'starter'",
  );
  await changeOwnPlan(own, { plan: "starter", from: "professional" });
  for (let count = 0; count < most; count++) await createPerson(database.db, { memberships: [{ tenantId: id, role: "viewer" }] });
  clock.advance(16 * 86_400_000);
  await tend();
  expect(await planOf(id)).toBe("professional");
  expect(await planChangesOf(admin, id)).toMatchObject([{ state: "refused", reason: "The smaller plan has no room for what is in use." }]);
  expect((await listPlanChoices(own)).find(({ key }) => key === "starter")?.exceeded).toEqual([{ what: "people", used: most + 1, limit: most }]);
  await expect(changeOwnPlan(own, { plan: "starter", from: "professional" })).rejects.toMatchObject({ code: "conflict" });
});

test("whoever is on trial changes at once; who has not paid, and who saw another plan, is refused; managers see nothing of it", async () => {
  const trial = await company({ status: "trial", planKey: "professional" });
  expect((await changeOwnPlan(trial.own, { plan: "starter", from: "professional" })).isDone).toBe(true);
  expect((await readOwnBilling(trial.own, runtime)).foreseen).toEqual([]);
  const { id, own } = await company();
  await expect(changeOwnPlan(own, { plan: "professional", from: "free" })).rejects.toMatchObject({ code: "conflict" });
  await expect(changeOwnPlan(own, { plan: "starter", from: "starter" })).rejects.toMatchObject({ code: "conflict" });
  await expect(changeOwnPlan(own, { plan: "none", from: "starter" })).rejects.toMatchObject({ code: "not_found" });
  const both = await Promise.allSettled([
    changeOwnPlan(own, { plan: "professional", from: "starter" }),
    changeOwnPlan(own, { plan: "enterprise", from: "starter" }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  await setStanding(admin, id, { standing: "past_due" });
  await expect(changeOwnPlan(own, { plan: "free", from: await planOf(id) })).rejects.toMatchObject({ code: "conflict" });
  const manager = await tenantContext(database, id, "manager");
  await expect(readOwnBilling(manager, runtime)).rejects.toMatchObject({ code: "forbidden" });
  const other = await company();
  const { id: scheduled } = await changeOwnPlan(other.own, { plan: "free", from: "starter" });
  await expect(callOffPlanChange(own, scheduled)).rejects.toMatchObject({ code: "not_found" });
});
