import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { keysOf, minorOf, type StatementEntry } from "./entry.ts";
import { readStatement } from "./read-statement.ts";
import { csvMapping } from "./schema.ts";
import { suggest } from "./suggest.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => readStatement(bytes(text), null);

const camt = (entries: string, version = "02", head = "") => `<?xml version="1.0" encoding="UTF-8"?>${head}
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.${version}"><BkToCstmrStmt><GrpHdr><MsgId>M1</MsgId></GrpHdr><Stmt><Id>S1</Id>
<Acct><Id><IBAN>DE89370400440532013000</IBAN></Id></Acct>${entries}</Stmt></BkToCstmrStmt></Document>`;
const OLD = `<Ntry><Amt Ccy="EUR">97.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-04-02</Dt></BookgDt><AcctSvcrRef>A1</AcctSvcrRef>
<NtryDtls><TxDtls><RltdPties><Dbtr><Nm>Müller &amp; Söhne GmbH</Nm></Dbtr></RltdPties><RmtInf><Ustrd>RF18 5390 0754 7034</Ustrd><Ustrd>March</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`;
const NEW = `<Ntry><Amt Ccy="EUR">150.5</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><DtTm>2026-04-03T08:00:00</DtTm></BookgDt>
<NtryDtls><TxDtls><Amt Ccy="EUR">100</Amt><RltdPties><Dbtr><Pty><Nm>One</Nm></Pty></Dbtr></RltdPties><RmtInf><Strd><CdtrRefInf><Ref>RF18539007547034</Ref></CdtrRefInf></Strd></RmtInf></TxDtls>
<TxDtls><Amt Ccy="EUR">50.50</Amt><RltdPties><Dbtr><Pty><Nm>Two</Nm></Pty></Dbtr></RltdPties></TxDtls></NtryDtls></Ntry>`;
const PENDING = OLD.replace("BOOK</Sts>", "PDNG</Sts>");
const REVERSAL = OLD.replace("<Sts>", "<RvslInd>true</RvslInd><Sts>");
const DEBIT = OLD.replace("CRDT", "DBIT");

describe("camt.053", () => {
  test("version 2: amount, day, payer and what they wrote; what is pending or takes back is left out, what left is below zero", () => {
    const { account, format, entries } = read(camt(OLD + PENDING + REVERSAL + DEBIT));
    expect({ account, format }).toEqual({ account: "DE89370400440532013000", format: "camt.053" });
    expect(entries).toEqual([
      {
        bankReference: "A1",
        bookedOn: "2026-04-02",
        currency: "EUR",
        amountMinor: 9_700,
        payer: "Müller & Söhne GmbH",
        text: "RF18 5390 0754 7034 March",
      },
      expect.objectContaining({ amountMinor: -9_700 }),
    ]);
  });

  test("version 8: an entry of several payments is taken apart where they add up, and stays whole where they do not", () => {
    expect(read(camt(NEW, "08")).entries.map(({ amountMinor, payer, text }) => [amountMinor, payer, text])).toEqual([
      [10_000, "One", "RF18539007547034"],
      [5_050, "Two", ""],
    ]);
    expect(read(camt(NEW.replace("150.5<", "151<"), "08")).entries.map(({ amountMinor }) => amountMinor)).toEqual([15_100]);
  });

  test.each([
    ["entities that grow", camt(OLD, "02", `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>`).replace("March", "&b;")],
    ["an entity of a file", camt(OLD, "02", `<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>`).replace("March", "&f;")],
    ["a document type from elsewhere", camt(OLD, "02", `<!DOCTYPE x SYSTEM "https://evil.example/x.dtd">`)],
    ["an entity that there is not", camt(OLD.replace("March", "&f;"))],
    ["what is too deep", camt("<a>".repeat(60) + "</a>".repeat(60))],
    ["what is cut off", camt(OLD).slice(0, -30)],
    ["two accounts", camt("").replace("</Stmt>", "</Stmt><Stmt><Acct><Id><IBAN>DE02120300000000202051</IBAN></Id></Acct></Stmt>")],
    ["no account", camt("").replace(/<IBAN>.*<\/IBAN>/, "")],
    ["a day that there is not", camt(OLD.replace("04-02", "02-30"))],
    ["parts of a cent", camt(OLD.replace("97.00", "97.001"))],
    ["no currency", camt(OLD.replace(' Ccy="EUR"', ""))],
    ["another kind of XML", "<html></html>"],
    ["nothing at all", ""],
    ["a picture", "\u0089PNG"],
  ])("refuses %s", (_name, text) => {
    expect(() => read(text)).toThrow(/no statement that can be read/);
  });

  test("in the letters of older systems", () => {
    const latin = Buffer.from(camt(OLD).replace("UTF-8", "ISO-8859-1"), "latin1");
    expect(readStatement(latin, null).entries[0]?.payer).toBe("Müller & Söhne GmbH");
  });
});

const MT940 = `:20:STARTUMS
:25:37040044/0532013000
:28C:00001/001
:60F:C260401EUR1000,00
:61:2604020402CR97,00N051NONREF//B1
:86:166?00GUTSCHRIFT?20SVWZ+RF18539007547?21034 March?32Mueller und Soehne?33 GmbH
:61:260403D5,5NCHGNONREF
:86:Fees of the month
:61:2601011231C1234,5NTRFNONREF//
:86:Plain words
of two lines
:61:260403RC97,00N051NONREF//B1
:86:Taken back
:62F:C260403EUR2326,00
-`;

test("MT940: with the fields of German banks and with plain words, over the turn of a year, without what takes back", () => {
  const { account, format, entries } = read(MT940.replaceAll("\n", "\r\n"));
  expect({ account, format }).toEqual({ account: "37040044/0532013000", format: "mt940" });
  expect(entries).toEqual([
    {
      ...{ bankReference: "B1", bookedOn: "2026-04-02", currency: "EUR", amountMinor: 9_700 },
      payer: "Mueller und Soehne GmbH",
      text: "SVWZ+RF18539007547034 March",
    },
    { bankReference: "", bookedOn: "2026-04-03", currency: "EUR", amountMinor: -550, payer: "", text: "Fees of the month" },
    { bankReference: "", bookedOn: "2025-12-31", currency: "EUR", amountMinor: 123_450, payer: "", text: "Plain words of two lines" },
  ]);
  expect(() => read(":25:1\n:60F:C260401EUR1,0\n:61:nonsense")).toThrow(/no statement/);
  expect(() => read(":25:1\n:61:2604020402C1,00NTRFNONREF")).toThrow(/before its currency/);
});

test("CSV: by the columns that were named, in German and in English", () => {
  const german = csvMapping.parse({
    ...{ account: "DE89 3704", currency: "eur", dayColumn: "Buchungstag", amountColumn: "Betrag", payerColumn: "Name", textColumn: "Zweck" },
    ...{ dayFormat: "german", decimal: "comma" },
  });
  const text = 'Buchungstag;Betrag;Name;Zweck\n02.04.2026;1.234,50;"Meier; Co";RF18539007547034\n03.04.2026;-9,00;Bank;Fee\n';
  expect(readStatement(bytes(text), german)).toEqual({
    format: "csv",
    account: "DE893704",
    entries: [
      { bankReference: "", bookedOn: "2026-04-02", currency: "EUR", amountMinor: 123_450, payer: "Meier; Co", text: "RF18539007547034" },
      { bankReference: "", bookedOn: "2026-04-03", currency: "EUR", amountMinor: -900, payer: "Bank", text: "Fee" },
    ],
  });
  expect(() => readStatement(bytes("a,b\n1,2"), german)).toThrow(/no column “Buchungstag”/);
  const american = {
    ...german,
    dayColumn: "d",
    amountColumn: "a",
    payerColumn: "",
    textColumn: "",
    dayFormat: "american",
    decimal: "point",
  } as const;
  expect(readStatement(bytes('d,a\n12/31/2026,"1,000.10"'), american).entries).toMatchObject([{ bookedOn: "2026-12-31", amountMinor: 100_010 }]);
});

test("amounts are read to the cent, whatever they are", () => {
  fc.assert(
    fc.property(fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }), (minor) => {
      const text = `${minor < 0 ? "-" : ""}${Math.floor(Math.abs(minor) / 100)}.${String(Math.abs(minor) % 100).padStart(2, "0")}`;
      expect(minorOf(text, ".") + 0).toBe(minor + 0);
      expect(minorOf(text.replace(".", ","), ",") + 0).toBe(minor + 0);
    }),
  );
});

test("an entry is known again in whatever order and company it comes, and of equal ones each is one", () => {
  const entry = fc.record({
    bankReference: fc.constantFrom("", "", "X", "Y"),
    bookedOn: fc.constantFrom("2026-04-01", "2026-04-02"),
    currency: fc.constant("EUR"),
    amountMinor: fc.constantFrom(100, 200),
    payer: fc.constantFrom("A", "B"),
    text: fc.constantFrom("", "t"),
  });
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 30 }), fc.array(fc.nat(), { maxLength: 30 }), (entries: StatementEntry[], order) => {
      const keys = keysOf(entries);
      expect(new Set(keys).size).toBe(entries.length);
      const mixed = entries.map((each, index) => ({ each, at: order[index] ?? 0 })).toSorted((a, b) => a.at - b.at);
      expect(keysOf(mixed.map(({ each }) => each)).toSorted()).toEqual(keys.toSorted());
    }),
  );
});

test("an invoice that is named comes first, then one of a company that is called alike, then any of the amount", () => {
  const owed = [
    { id: "1", number: "2026-00001", company: "Other Ltd", reference: null, leftMinor: 9_700 },
    { id: "2", number: "2026-00002", company: "Müller & Söhne GmbH", reference: null, leftMinor: 9_700 },
    { id: "3", number: "2026-00003", company: "Third", reference: "RF18539007547034", leftMinor: 100 },
  ];
  const entry = { payer: "MUELLER und SÖHNE", text: "", references: ["RF18539007547034"] };
  expect(suggest(entry, owed).map(({ number, because }) => [number, because])).toEqual([
    ["2026-00003", "reference"],
    ["2026-00002", "name"],
    ["2026-00001", "amount"],
  ]);
  expect(suggest({ payer: "GmbH", text: "", references: [] }, owed).map(({ because }) => because)).toEqual(["amount", "amount", "amount"]);
});
