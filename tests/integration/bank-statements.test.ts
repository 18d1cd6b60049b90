import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { StaffContext } from "#lib/access";
import {
  confirmEntry,
  importStatement,
  importStatementStream,
  issueDue,
  listBankEntries,
  listInvoices,
  readInvoice,
  recordInvoicePayment,
  reopenEntry,
  reversePayment,
  setEntryAside,
} from "#lib/billing";
import { csvMapping, type EntryState, type InvoiceDetail, listEntriesInput, listInvoicesInput } from "#lib/billing/schema";
import { fixedClock } from "#lib/platform/clock";
import { newId } from "#lib/platform/crypto";
import type { Runtime } from "#lib/platform/runtime";
import { changeInvoicing } from "#lib/settings";
import { invoicingInput } from "#lib/settings/schema";
import { createTenant, staffContext, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

const SELLER = {
  sellerName: "Agency GmbH",
  sellerAddress: "Main Street 1",
  bankHolder: "Agency GmbH",
  iban: "DE89 3704 0044 0532 0130 00",
  bic: "COBADEFFXXX",
  invoicesFrom: "2026-03",
};
const clock = fixedClock("2026-04-02T10:00:00.000Z");
let database: TestDatabase;
let runtime: Runtime;
let admin: StaffContext;
let invoice: InvoiceDetail;

beforeAll(async () => {
  database = await testDatabase();
  runtime = { ...testRuntime(database), db: database.db, jobs: database.jobs, clock };
  admin = { ...(await staffContext(database)), clock };
  await changeInvoicing(admin, invoicingInput.parse({ version: 0, ...SELLER }));
});
/** An open invoice over 97 US dollars, of a tenant of its own. */
beforeEach(async () => {
  const tenant = await createTenant(database.db, { name: `Meadow Bakery ${newId().slice(-6)}`, createdAt: new Date("2026-01-10T10:00:00Z") });
  await issueDue(runtime);
  const { invoices } = await listInvoices(admin, listInvoicesInput.parse({ show: "all", limit: "500" }));
  invoice = await readInvoice(admin, invoices.find(({ tenantId }) => tenantId === tenant.id)?.id ?? "");
});
afterAll(() => database.drop());

interface Line {
  amount?: string;
  text?: string;
  payer?: string;
  reference?: string;
  sign?: string;
}

const camt = (lines: Line[], account = "DE89370400440532013000") => {
  const entry = ({ amount = "97.00", text = "", payer = "", reference = newId(), sign = "CRDT" }: Line) =>
    `<Ntry><Amt Ccy="USD">${amount}</Amt><CdtDbtInd>${sign}</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-04-02</Dt></BookgDt>
     <AcctSvcrRef>${reference}</AcctSvcrRef><NtryDtls><TxDtls><RltdPties><Dbtr><Nm>${payer}</Nm></Dbtr></RltdPties>
     <RmtInf><Ustrd>${text}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`;
  return Buffer.from(
    `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt><Acct><Id><IBAN>${account}</IBAN></Id></Acct>
     ${lines.map(entry).join("")}</Stmt></BkToCstmrStmt></Document>`,
  );
};
const again = () => readInvoice(admin, invoice.id);
const entryOf = async (payer: string, show: EntryState) => {
  const { entries } = await listBankEntries(admin, listEntriesInput.parse({ show, limit: 100 }));
  const found = entries.find((each) => each.payer === payer);
  if (!found) throw new Error(`No entry of ${payer} is ${show}.`);
  return found;
};
const paymentsOf = (payer: string) =>
  query<{ count: number }>(
    database.superuserUrl,
    "SELECT count(*)::int AS count FROM payment p JOIN bank_entry e ON p.provider = 'bank' AND p.provider_key LIKE e.id || '.%' WHERE e.payer = $1",
    [payer],
  );

describe("a bank's statement", () => {
  test("pays the invoice that it names at once, and once, however often and by however many at once it is read in", async () => {
    const payer = newId();
    const file = camt([
      { text: `Invoice ${invoice.reference}`, payer },
      { amount: "5.00", sign: "DBIT" },
    ]);
    const answers = await Promise.all([importStatement(admin, file), importStatement(admin, file), importStatement(admin, file)]);
    expect(answers.map(({ added, recorded }) => added + recorded).toSorted()).toEqual([0, 0, 2]);
    expect(answers[0]).toMatchObject({ format: "camt.053", account: "DE89370400440532013000", entries: 1, leftOut: 1 });
    expect(await importStatement(admin, file)).toMatchObject({ added: 0, recorded: 0 });
    expect(await again()).toMatchObject({ state: "paid", leftMinor: 0 });
    expect(await paymentsOf(payer)).toEqual([{ count: 1 }]);
    expect((await entryOf(payer, "recorded")).invoice).toEqual({ id: invoice.id, number: invoice.number });
  });

  test("of another bank's format that tells of the same money pays nothing twice", async () => {
    const payer = newId();
    await importStatement(admin, camt([{ text: invoice.reference ?? "", payer, amount: "40.00" }]));
    const mapping = csvMapping.parse({ account: "0532013000", currency: "USD", dayColumn: "day", amountColumn: "amount", textColumn: "text" });
    const csv = Buffer.from(`day,amount,text\n2026-04-02,40.00,${invoice.reference}\n`);
    expect(await importStatement(admin, csv, mapping)).toMatchObject({ added: 1, recorded: 0 });
    expect((await again()).leftMinor).toBe(5_700);
  });

  test("leaves to a person what names more than is owed, an invoice that is paid, or none", async () => {
    const [more, twice, none] = [newId(), newId(), newId()];
    expect(await importStatement(admin, camt([{ text: invoice.reference ?? "", payer: more, amount: "97.01" }]))).toMatchObject({ recorded: 0 });
    await recordInvoicePayment(admin, invoice.id, { amount: "97", receivedOn: "2026-04-02", note: "" });
    const lines = [{ text: invoice.reference ?? "", payer: twice }, { payer: none }];
    expect(await importStatement(admin, camt(lines))).toMatchObject({ added: 2, recorded: 0 });
    expect((await entryOf(twice, "open")).suggestions.every(({ id }) => id !== invoice.id)).toBe(true);
  });

  test("suggests the invoice of that amount whose company is called alike; a person confirms it, takes it back, and confirms it again", async () => {
    const payer = invoice.buyer.company.toUpperCase();
    await importStatement(admin, camt([{ payer }]));
    const entry = await entryOf(payer, "open");
    expect(entry.suggestions[0]).toMatchObject({ id: invoice.id, because: "name", leftMinor: 9_700 });
    await confirmEntry(admin, entry.id, { invoice: invoice.number, version: entry.version });
    expect(await again()).toMatchObject({ state: "paid" });
    await expect(confirmEntry(admin, entry.id, { invoice: invoice.number, version: entry.version })).rejects.toMatchObject({ code: "conflict" });
    const recorded = await entryOf(payer, "recorded");
    await reopenEntry(admin, entry.id, { reason: "Another company's", version: recorded.version });
    expect(await again()).toMatchObject({ state: "open", leftMinor: 9_700 });
    const open = await entryOf(payer, "open");
    await confirmEntry(admin, entry.id, { invoice: invoice.number, version: open.version });
    expect(await again()).toMatchObject({ state: "paid" });
    expect(await paymentsOf(payer)).toEqual([{ count: 2 }]);
  });

  test("an entry whose payment was taken back elsewhere says so, and is opened without taking it back again", async () => {
    const payer = newId();
    await importStatement(admin, camt([{ text: invoice.reference ?? "", payer }]));
    const [payment] = await query<{ id: string }>(database.superuserUrl, "SELECT payment_id AS id FROM bank_entry WHERE payer = $1", [payer]);
    await reversePayment(admin, payment?.id ?? "", { reason: "The bank took it back" });
    const entry = await entryOf(payer, "recorded");
    expect(entry.isTakenBack).toBe(true);
    await reopenEntry(admin, entry.id, { reason: "It never came", version: entry.version });
    const open = await entryOf(payer, "open");
    await setEntryAside(admin, entry.id, { reason: "Taken back by the bank", version: open.version });
    expect(await entryOf(payer, "set_aside")).toMatchObject({ reason: "Taken back by the bank", suggestions: [] });
  });

  test("that cannot be read as a whole writes nothing; a wrong number and another currency are refused; support may not", async () => {
    const payer = newId();
    await expect(importStatement(admin, camt([{ payer }, { amount: "1.001" }]))).rejects.toMatchObject({ code: "invalid" });
    await expect(entryOf(payer, "open")).rejects.toThrow(/No entry/);
    await importStatement(admin, Buffer.from(camt([{ payer }]).toString().replace('Ccy="USD"', 'Ccy="EUR"')));
    const { id, version } = await entryOf(payer, "open");
    await expect(confirmEntry(admin, id, { invoice: "2026-99999", version })).rejects.toMatchObject({
      code: "invalid",
      issues: [{ path: "invoice" }],
    });
    await expect(confirmEntry(admin, id, { invoice: invoice.number, version })).rejects.toMatchObject({ code: "conflict" });
    async function* endless() {
      for (let sent = 0; sent < 8; sent++) yield new Uint8Array(1_000_000);
      throw new Error("It was read to its end.");
    }
    await expect(importStatementStream(admin, endless(), null)).rejects.toMatchObject({ code: "invalid", message: expect.stringContaining("5 MB") });
    const support = { ...(await staffContext(database, "support")), clock };
    for (const act of [
      () => importStatement(support, camt([])),
      () => confirmEntry(support, id, { invoice: invoice.number, version }),
      () => setEntryAside(support, id, { reason: "because", version }),
      () => reopenEntry(support, id, { reason: "because", version }),
      () => listBankEntries(support, listEntriesInput.parse({})),
    ])
      await expect((async () => act())()).rejects.toMatchObject({ code: "forbidden" });
  });
});
