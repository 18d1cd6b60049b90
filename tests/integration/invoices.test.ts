import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { StaffContext, TenantContext } from "#lib/access";
import {
  balancesOf,
  changeBillingDetails,
  correctInvoice,
  creditReferralJob,
  exportOwnInvoices,
  instructionsFor,
  invoicePdf,
  issueDue,
  listInvoices,
  listOwnInvoices,
  markOverdueJob,
  overdueWithoutCase,
  paymentsOf,
  readInvoice,
  readOwnInvoice,
  recordInvoicePayment,
  returnMoney,
  reversePayment,
  withdrawCreditJob,
  writeOffInvoice,
} from "#lib/billing";
import { type InvoiceDetail, type InvoiceView, listInvoicesInput, listOwnInvoicesInput } from "#lib/billing/schema";
import { runningCaseOf } from "#lib/dunning";
import { fixedClock } from "#lib/platform/clock";
import { newId } from "#lib/platform/crypto";
import type { Runtime } from "#lib/platform/runtime";
import { changeInvoicing } from "#lib/settings";
import { invoicingInput } from "#lib/settings/schema";
import { changeTenant, getTenant, setStanding } from "#lib/tenancy";
import { changeTenantInput } from "#lib/tenancy/schema";
import { createTenant, staffContext, tenantContext, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

const SELLER = {
  sellerName: "Agency GmbH",
  sellerAddress: "Main Street 1\n10115 Berlin",
  bankHolder: "Agency GmbH",
  iban: "DE89 3704 0044 0532 0130 00",
  bic: "COBADEFFXXX",
  invoicesFrom: "2026-03",
};

let database: TestDatabase;
let runtime: Runtime;
let clock: ReturnType<typeof fixedClock>;
let admin: StaffContext;

beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(async () => {
  await sql("DELETE FROM tenant");
  await sql("DELETE FROM installation_setting");
  // What was issued is kept: each test begins with books of its own.
  await sql(
    "SET session_replication_role = replica; DELETE FROM settlement; DELETE FROM invoice_line; DELETE FROM invoice; DELETE FROM payment; DELETE FROM invoice_counter",
  );
  clock = fixedClock("2026-04-02T10:00:00.000Z");
  runtime = { ...testRuntime(database), db: database.db, jobs: database.jobs, clock };
  admin = { ...(await staffContext(database)), clock };
});
afterAll(() => database.drop());

const sql = <Row extends object>(text: string, values: unknown[] = []) => query<Row>(database.superuserUrl, text, values);
const setUp = (more: object = {}, version = 0) => changeInvoicing(admin, invoicingInput.parse({ version, ...SELLER, ...more }));
const issue = () => issueDue(runtime);
const client = (more: Parameters<typeof createTenant>[1] = {}) => createTenant(database.db, { createdAt: new Date("2026-01-10T10:00:00Z"), ...more });
const of = async (tenantId: string): Promise<InvoiceDetail[]> => {
  const { invoices } = await listInvoices(admin, listInvoicesInput.parse({ show: "all", limit: "500" }));
  return Promise.all(invoices.filter((each) => each.tenantId === tenantId).map(({ id }) => readInvoice(admin, id)));
};
const only = async (tenantId: string): Promise<InvoiceDetail> => {
  const [found, ...others] = await of(tenantId);
  if (!found || others.length > 0) throw new Error(`There are ${others.length + (found ? 1 : 0)} invoices.`);
  return found;
};
const adminOf = async (tenantId: string): Promise<TenantContext> => ({ ...(await tenantContext(database, tenantId, "tenant_admin")), clock });
const pay = (invoice: Pick<InvoiceView, "id">, amount: string) =>
  recordInvoicePayment(admin, invoice.id, { amount, receivedOn: "2026-04-02", note: "" });

describe("issuing", () => {
  test("says nothing without the operator's details, and issues the month that is over once they are there", async () => {
    const tenant = await client({ name: "Acme" });
    expect(await issue()).toBe(0);
    await setUp({ bankHolder: "" });
    expect(await issue()).toBe(0);
    await setUp({}, 1);
    expect(await issue()).toBe(1);
    const invoice = await only(tenant.id);
    expect(invoice).toMatchObject({
      ...{
        number: "2026-00001",
        state: "open",
        month: "2026-03",
        currency: "USD",
        netMinor: 9_700,
        taxMinor: 0,
        totalMinor: 9_700,
        leftMinor: 9_700,
      },
      ...{
        dueOn: "2026-04-16",
        buyer: { company: "Acme" },
        seller: { name: "Agency GmbH", iban: "DE89370400440532013000" },
        reference: expect.stringMatching(/^RF\d{2}202600001$/),
      },
    });
    expect(invoice.lines).toEqual([
      { kind: "plan", label: "Starter", fromDay: "2026-03-01", lastDay: "2026-03-31", days: 31, ofDays: 31, priceMinor: 9_700, amountMinor: 9_700 },
    ]);
    expect(await issue()).toBe(0);
  });

  test("is once for each tenant and month, also by two workers at once, and its numbers have no gaps", async () => {
    await setUp({ invoicesFrom: "2026-01" });
    const tenants = await Promise.all(Array.from({ length: 12 }, () => client()));
    const counts = await Promise.all([issue(), issue(), issue()]);
    // January, February and March.
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(36);
    const rows = await sql<{ number: string; key: string }>("SELECT number, tenant_id || period_from::text AS key FROM invoice ORDER BY number");
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 36 }, (_, index) => `2026-${String(index + 1).padStart(5, "0")}`));
    expect(new Set(rows.map(({ key }) => key)).size).toBe(36);
    expect(new Set((await sql<{ id: string }>("SELECT DISTINCT tenant_id AS id FROM invoice")).map(({ id }) => id))).toEqual(
      new Set(tenants.map(({ id }) => id)),
    );
  });

  test("gives a number back when it fails, so that the next has it", async () => {
    await setUp();
    const [bad, good] = [await client(), await client()];
    // As if the process had died between the number and the commit.
    await sql(
      `CREATE FUNCTION fail_once() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.tenant_id = '${bad.id}' THEN RAISE EXCEPTION 'gone'; END IF; RETURN NEW; END $$`,
    );
    await sql("CREATE TRIGGER fail_once BEFORE UPDATE ON invoice FOR EACH ROW EXECUTE FUNCTION fail_once()");
    await expect(issue()).rejects.toThrow();
    expect((await only(good.id)).number).toBe("2026-00001");
    await sql("DROP TRIGGER fail_once ON invoice; DROP FUNCTION fail_once");
    expect(await issue()).toBe(1);
    expect((await only(bad.id)).number).toBe("2026-00002");
  });

  test("follows the tenant's own calendar, charges a change of plan by the day, and no trials, brands or plans without a price", async () => {
    await setUp();
    clock = fixedClock("2026-03-31T23:30:00.000Z");
    runtime = { ...runtime, clock };
    const [berlin, newYork] = [await client({ timeZone: "Europe/Berlin" }), await client({ timeZone: "America/New_York" })];
    await Promise.all([client({ kind: "brand" }), client({ planKey: "free" }), client({ status: "trial" }), client({ status: "suspended" })]);
    admin = { ...admin, clock: fixedClock("2026-03-15T12:00:00.000Z") };
    const { name, kind, timeZone, currency, locale, version } = await getTenant(admin, berlin.id);
    await changeTenant(admin, berlin.id, changeTenantInput.parse({ name, kind, timeZone, currency, locale, version, planKey: "professional" }));
    expect(await issue()).toBe(1);
    const invoice = await only(berlin.id);
    expect(invoice.lines.map(({ kind, label, fromDay, lastDay, days, amountMinor }) => [kind, label, fromDay, lastDay, days, amountMinor])).toEqual([
      ["plan_part", "Starter", "2026-03-01", "2026-03-15", 15, 4_694],
      ["plan_part", "Professional", "2026-03-16", "2026-03-31", 16, 15_329],
    ]);
    expect(invoice.netMinor).toBe(4_694 + 15_329);
    expect(await of(newYork.id)).toEqual([]);
    clock.advance(5 * 3_600_000);
    expect(await issue()).toBe(1);
  });

  test("says tax by the operator's settings, and takes the credit of an invitation off, the rest of it off the next", async () => {
    await setUp({ taxPercent: "19", taxLabel: "VAT", taxNote: "Reverse charge.", invoicesFrom: "2026-02" });
    const tenant = await client();
    const credited = { tenantId: tenant.id, conversionId: newId(), amountMinor: 12_000, currency: "USD", invitedBy: "Friend Ltd" };
    const tell = (job: typeof creditReferralJob, name: string, data: object) =>
      job.handle({ id: newId(), name, at: clock.now().toISOString(), requestId: newId(), actorId: null, data } as never, { runtime } as never);
    await tell(creditReferralJob, "referral.credited", credited);
    await tell(creditReferralJob, "referral.credited", credited);
    const other = { ...credited, conversionId: newId(), amountMinor: 500 };
    await tell(creditReferralJob, "referral.credited", other);
    await tell(withdrawCreditJob, "referral.credit_withdrawn", { tenantId: tenant.id, conversionId: other.conversionId });
    expect(await issue()).toBe(2);
    const [march, february] = await of(tenant.id);
    expect(february).toMatchObject({ month: "2026-02", state: "paid", netMinor: 0, taxMinor: 0, totalMinor: 0 });
    expect(march).toMatchObject({
      month: "2026-03",
      state: "open",
      netMinor: 7_400,
      taxMinor: 1_406,
      totalMinor: 8_806,
      taxLabel: "VAT",
      taxNote: "Reverse charge.",
    });
    expect(march?.lines.at(-1)).toMatchObject({ kind: "referral_credit", label: "Friend Ltd", amountMinor: -2_300 });
  });
});

describe("what was issued", () => {
  test("is never changed or deleted, whoever tries, and its lines add up", async () => {
    await setUp();
    const tenant = await client();
    await issue();
    const { id } = await only(tenant.id);
    for (const text of [
      "UPDATE invoice SET total_minor = 1, net_minor = 1 WHERE id = $1",
      "UPDATE invoice SET buyer = '{}' WHERE id = $1",
      "UPDATE invoice SET state = 'draft', number = NULL, issued_at = NULL WHERE id = $1",
      "DELETE FROM invoice WHERE id = $1",
      "UPDATE invoice_line SET amount_minor = 1 WHERE invoice_id = $1",
      "DELETE FROM invoice_line WHERE invoice_id = $1",
      "UPDATE invoice SET settled_minor = 9701 WHERE id = $1",
      "UPDATE invoice SET settled_minor = 9700 WHERE id = $1",
    ])
      await expect(sql(text, [id])).rejects.toThrow();
    const draft = newId();
    await sql(
      `INSERT INTO invoice (id, tenant_id, kind, period_from, period_to, currency, seller, buyer, net_minor, tax_minor, total_minor, locale, time_zone, created_at)
       VALUES ($1, $2, 'invoice', '2025-01-01', '2025-02-01', 'USD', '{}', '{}', 100, 0, 100, 'en', 'UTC', now())`,
      [draft, tenant.id],
    );
    await expect(sql("UPDATE invoice SET state = 'open', number = 'X-1', issued_at = now() WHERE id = $1", [draft])).rejects.toThrow("do not add up");
  });

  test("is read by its own tenant's administrators alone, and outlives the tenant", async () => {
    await setUp();
    const [tenant, other] = [await client({ name: "Acme" }), await client()];
    await issue();
    const { id } = await only(tenant.id);
    const [own, stranger] = [await adminOf(tenant.id), await adminOf(other.id)];
    expect((await listOwnInvoices(own, listOwnInvoicesInput.parse({}))).invoices.map((each) => each.id)).toEqual([id]);
    expect(await readOwnInvoice(own, id)).toMatchObject({ id });
    await expect(readOwnInvoice(stranger, id)).rejects.toMatchObject({ code: "not_found" });
    const manager = await tenantContext(database, tenant.id, "manager");
    await expect(readOwnInvoice(manager, id)).rejects.toMatchObject({ code: "forbidden" });
    await expect(listInvoices(await staffContext(database, "support"), listInvoicesInput.parse({}))).rejects.toMatchObject({ code: "forbidden" });
    await expect(
      database.db.transaction({ kind: "tenant", tenantId: tenant.id }, (tx) =>
        tx.query({ text: "UPDATE invoice SET state = 'paid', settled_minor = total_minor" }),
      ),
    ).rejects.toThrow();
    await sql("DELETE FROM tenant WHERE id = $1", [tenant.id]);
    expect(await readInvoice(admin, id)).toMatchObject({ tenantName: null, buyer: { company: "Acme" } });
  });

  test("is a document, and a table, in the tenant's language", async () => {
    await setUp({ taxPercent: "19", taxLabel: "USt." });
    const tenant = await client({ locale: "de-DE" });
    const own = await adminOf(tenant.id);
    await changeBillingDetails(own, { version: 0, company: "Acme Österreich GmbH", address: "Ring 1\n1010 Wien", taxId: "ATU1" });
    await expect(changeBillingDetails(own, { version: 0, company: "Other", address: "", taxId: "" })).rejects.toMatchObject({ code: "conflict" });
    await issue();
    const pdf = await invoicePdf(await only(tenant.id));
    expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe("%PDF-");
    expect(pdf.length).toBeGreaterThan(5_000);
    const parts: string[] = [];
    for await (const part of (await exportOwnInvoices(own)).body as AsyncIterable<string>) parts.push(part);
    expect(parts.join("")).toMatch(/2026-00001,invoice,open,2026-03,.*,USD,97,18\.43,115\.43,0/);
  });
});

describe("paying", () => {
  test("a part leaves it open, the rest pays it, and too much is the tenant's balance, which pays the next", async () => {
    await setUp();
    const tenant = await client();
    await issue();
    const invoice = await only(tenant.id);
    await pay(invoice, "40");
    expect(await only(tenant.id)).toMatchObject({ state: "open", settledMinor: 4_000, leftMinor: 5_700 });
    await pay(invoice, "100.50");
    expect(await only(tenant.id)).toMatchObject({ state: "paid", settledMinor: 9_700, leftMinor: 0 });
    expect(await balancesOf(admin, tenant.id)).toEqual([{ currency: "USD", amountMinor: 4_350 }]);
    clock.advance(30 * 86_400_000);
    await issue();
    const [next] = await of(tenant.id);
    expect(next).toMatchObject({ month: "2026-04", state: "open", settledMinor: 4_350 });
    expect(await balancesOf(admin, tenant.id)).toEqual([]);
  });

  test("a payment that is taken back opens what it paid; money that was sent back is not there any more", async () => {
    await setUp();
    const tenant = await client();
    await issue();
    const invoice = await only(tenant.id);
    const { id } = await pay(invoice, "100");
    await expect(returnMoney(admin, id, { amount: "4", note: "" })).rejects.toMatchObject({ code: "invalid" });
    await returnMoney(admin, id, { amount: "3", note: "By transfer" });
    await expect(reversePayment(admin, id, { reason: "Bounced" })).rejects.toMatchObject({ code: "conflict" });
    expect(await balancesOf(admin, tenant.id)).toEqual([]);
    clock.advance(1_000);
    const second = await pay(invoice, "50");
    await reversePayment(admin, second.id, { reason: "Entered twice" });
    await expect(reversePayment(admin, second.id, { reason: "Again" })).rejects.toMatchObject({ code: "conflict" });
    expect((await paymentsOf(admin, tenant.id)).map(({ leftMinor, reversalReason }) => [leftMinor, reversalReason])).toEqual([
      [0, "Entered twice"],
      [0, ""],
    ]);
  });

  test("how to pay by transfer is said with the reference, and with a code where it is in euros", async () => {
    await setUp();
    const tenant = await client();
    await issue();
    const invoice = await only(tenant.id);
    expect(await instructionsFor(invoice)).toMatchObject({ kind: "transfer", reference: invoice.reference, amountMinor: 9_700, code: null });
    expect(await instructionsFor({ ...invoice, currency: "EUR" })).toMatchObject({
      code: expect.stringContaining(`EUR97.00\n\n${invoice.reference}`),
    });
    await pay(invoice, "97");
    expect(await instructionsFor(await only(tenant.id))).toBeNull();
  });

  test("an invoice that is not paid in time makes its tenant past due once, with a case; paying it makes it active again", async () => {
    await setUp();
    const tenant = await client();
    await issue();
    const tend = () => markOverdueJob.handle({}, { runtime } as never);
    const standing = async () => (await getTenant(admin, tenant.id)).status;
    clock.advance(14 * 86_400_000);
    await tend();
    expect(await standing()).toBe("active");
    clock.advance(86_400_000);
    await Promise.all([tend(), tend()]);
    expect(await standing()).toBe("past_due");
    expect(await runningCaseOf(admin, tenant.id)).toMatchObject({ state: "open" });
    const { invoices } = await listInvoices(admin, listInvoicesInput.parse({ show: "overdue" }));
    expect(invoices).toMatchObject([{ tenantId: tenant.id, isOverdue: true }]);
    // Its case counts what it owes.
    expect(await overdueWithoutCase(admin)).toEqual([]);
    // Staff say that it is all right: that stands, and it is owed all the same.
    await setStanding(admin, tenant.id, { standing: "active" });
    await tend();
    expect(await standing()).toBe("active");
    expect(await overdueWithoutCase(admin)).toEqual([{ currency: "USD", amountMinor: 9_700, invoices: 1 }]);
    await setStanding(admin, tenant.id, { standing: "past_due" });
    await pay(await only(tenant.id), "96.99");
    expect(await standing()).toBe("past_due");
    await pay(await only(tenant.id), "0.01");
    expect(await standing()).toBe("active");
    expect(await runningCaseOf(admin, tenant.id)).toBeNull();
    // A payment that the bank takes back is unpaid anew; giving all of it back ends that, too.
    const [last] = await paymentsOf(admin, tenant.id);
    await reversePayment(admin, last?.id ?? "", { reason: "Taken back by the bank" });
    await tend();
    expect(await standing()).toBe("past_due");
    await correctInvoice(admin, (await only(tenant.id)).id, { reason: "Let it go" });
    expect(await standing()).toBe("active");
  });
});

describe("correcting", () => {
  test("takes an unpaid invoice back as a whole by a credit note of its own number, and makes it void", async () => {
    await setUp({ taxPercent: "19" });
    const tenant = await client();
    await issue();
    const invoice = await only(tenant.id);
    const { id } = await correctInvoice(admin, invoice.id, { reason: "Agreed otherwise" });
    expect(await readInvoice(admin, id)).toMatchObject({
      ...{
        kind: "credit_note",
        number: "CN-2026-00001",
        state: "paid",
        netMinor: 9_700,
        taxMinor: 1_843,
        totalMinor: 11_543,
        reason: "Agreed otherwise",
      },
      corrects: { number: "2026-00001" },
    });
    expect(await readInvoice(admin, invoice.id)).toMatchObject({
      state: "void",
      leftMinor: 0,
      correctableMinor: 0,
      corrections: [{ number: "CN-2026-00001" }],
    });
    await expect(correctInvoice(admin, invoice.id, { reason: "Again" })).rejects.toMatchObject({ code: "conflict" });
    await expect(correctInvoice(admin, id, { reason: "Again" })).rejects.toMatchObject({ code: "conflict" });
    expect(await issue()).toBe(0);
  });

  test("gives a part of a paid one back as a balance, and never more than there was", async () => {
    await setUp();
    const tenant = await client();
    await issue();
    const invoice = await only(tenant.id);
    await pay(invoice, "97");
    await correctInvoice(admin, invoice.id, { amount: "20", reason: "A day without service" });
    expect(await readInvoice(admin, invoice.id)).toMatchObject({ state: "paid", correctableMinor: 7_700 });
    expect(await balancesOf(admin, tenant.id)).toEqual([{ currency: "USD", amountMinor: 2_000 }]);
    await expect(correctInvoice(admin, invoice.id, { amount: "77.01", reason: "Too much" })).rejects.toMatchObject({ code: "invalid" });
  });

  test("what was written off stays owed, and is paid when money comes for it", async () => {
    await setUp();
    const tenant = await client();
    await issue();
    const invoice = await only(tenant.id);
    await writeOffInvoice(admin, invoice.id, { reason: "Insolvent" });
    await expect(writeOffInvoice(admin, invoice.id, { reason: "Again" })).rejects.toMatchObject({ code: "conflict" });
    await pay(invoice, "10");
    expect(await only(tenant.id)).toMatchObject({ state: "uncollectible", settledMinor: 1_000 });
    await pay(invoice, "87");
    expect(await only(tenant.id)).toMatchObject({ state: "paid" });
  });

  test("no sequence of acts makes an invoice negative or paid twice, and no money comes or goes by itself", async () => {
    await setUp({ taxPercent: "8.25", invoicesFrom: "2026-01" });
    const act = fc.record({
      what: fc.constantFrom("pay", "reverse", "correct", "write_off", "return"),
      which: fc.nat({ max: 20 }),
      cents: fc.integer({ min: 1, max: 20_000 }),
    });
    const refused = (error: { code?: string }) => {
      if (!["conflict", "invalid"].includes(error.code ?? "")) throw error;
    };
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 10 }), async (acts) => {
        const tenant = await client();
        await issue();
        for (const { what, which, cents } of acts) {
          const invoices = (await of(tenant.id)).filter(({ kind }) => kind === "invoice");
          const payments = await paymentsOf(admin, tenant.id);
          const invoice = invoices[which % invoices.length];
          const payment = payments.length > 0 ? payments[which % payments.length] : undefined;
          const amount = (cents / 100).toFixed(2);
          if (!invoice) throw new Error("There is no invoice.");
          if (what === "pay") await pay(invoice, amount).catch(refused);
          if (what === "correct") await correctInvoice(admin, invoice.id, { amount, reason: "By chance" }).catch(refused);
          if (what === "write_off") await writeOffInvoice(admin, invoice.id, { reason: "By chance" }).catch(refused);
          if (what === "reverse" && payment) await reversePayment(admin, payment.id, { reason: "By chance" }).catch(refused);
          if (what === "return" && payment) await returnMoney(admin, payment.id, { amount, note: "" }).catch(refused);
        }
        const all = await of(tenant.id);
        for (const { kind, settlements, settledMinor, totalMinor, lines, netMinor, correctableMinor } of all) {
          expect(settledMinor).toBeGreaterThanOrEqual(0);
          expect(settledMinor).toBeLessThanOrEqual(totalMinor);
          expect(settlements.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(settledMinor);
          expect(lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(netMinor);
          if (kind === "invoice") expect(correctableMinor).toBeGreaterThanOrEqual(0);
        }
        // What settles invoices is what payments and credit notes gave; what they have left is the balance.
        const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);
        const payments = await paymentsOf(admin, tenant.id);
        const notes = all.filter(({ kind }) => kind === "credit_note");
        const settled = sum(all.filter(({ kind }) => kind === "invoice").map(({ settledMinor }) => settledMinor));
        expect(settled).toBe(sum(payments.map(({ usedMinor }) => usedMinor)) + sum(notes.map(({ settledMinor }) => settledMinor)));
        const left = sum(payments.map(({ leftMinor }) => leftMinor)) + sum(notes.map(({ leftMinor }) => leftMinor));
        expect(sum((await balancesOf(admin, tenant.id)).map(({ amountMinor }) => amountMinor))).toBe(left);
      }),
      { numRuns: 8 },
    );
  });
});
