import { dayOf, minorOf, type ParsedStatement, plainText, STATEMENT_LIMITS, type StatementEntry, unreadable } from "./entry.ts";
import { allAt, textAt, type XmlElement, xmlTree } from "./xml-tree.ts";

/**
 * The booked entries of a statement by ISO 20022, camt.053.001.02 or .08. An entry of many payments is taken apart where each has its
 * amount and they add up. What takes an earlier entry back is left out. Pure.
 * @throws `invalid`
 * @see https://www.iso20022.org/catalogue-messages (Bank-to-Customer Statement)
 */
export function readCamt(source: string): ParsedStatement {
  const statements = allAt(xmlTree(source), "BkToCstmrStmt", "Stmt");
  const accounts = new Set(
    statements.map((each) => (textAt(each, "Acct", "Id", "IBAN") || textAt(each, "Acct", "Id", "Othr", "Id")).replace(/\s/g, "")),
  );
  const [account] = accounts;
  if (!account) throw unreadable("it names no account.");
  if (accounts.size > 1) throw unreadable("it is of more than one account.");
  const entries = statements.flatMap((each) => allAt(each, "Ntry")).filter((entry) => isBooked(entry) && textAt(entry, "RvslInd") !== "true");
  return { account, entries: entries.flatMap(entriesOf) };
}

/** In version 8 the status is a code below. */
const isBooked = (entry: XmlElement): boolean => (textAt(entry, "Sts", "Cd") || textAt(entry, "Sts")) === "BOOK";

function entriesOf(entry: XmlElement): StatementEntry[] {
  const sign = textAt(entry, "CdtDbtInd") === "CRDT" ? 1 : -1;
  const whole = amountOf(allAt(entry, "Amt")[0]);
  const [, year = "", month = "", day = ""] = /^(\d{4})-(\d\d)-(\d\d)/.exec(textAt(entry, "BookgDt", "Dt") || textAt(entry, "BookgDt", "DtTm")) ?? [];
  const bookedOn = dayOf(year, month, day);
  const ownReference = textAt(entry, "AcctSvcrRef") || textAt(entry, "NtryRef");
  const details = allAt(entry, "NtryDtls", "TxDtls");
  const amounts = details.map((each) => allAt(each, "Amt")[0] ?? allAt(each, "AmtDtls", "TxAmt", "Amt")[0]).map((each) => each && amountOf(each));
  const sum = amounts.reduce((total, each) => total + (each?.minor ?? Number.NaN), 0);
  const isSplit = details.length > 1 && sum === whole.minor && amounts.every((each) => each?.currency === whole.currency);
  const parts = isSplit
    ? details.map((detail, index) => ({ detail, minor: amounts[index]?.minor ?? 0 }))
    : [{ detail: details[0], minor: whole.minor }];
  return parts.map(({ detail, minor }) => ({
    bankReference: plainText((detail && textAt(detail, "Refs", "AcctSvcrRef")) || ownReference, STATEMENT_LIMITS.payer),
    bookedOn,
    currency: whole.currency,
    amountMinor: sign * minor,
    payer: plainText((detail && nameIn(detail)) || "", STATEMENT_LIMITS.payer),
    text: plainText((detail && textIn(detail)) || textAt(entry, "AddtlNtryInf"), STATEMENT_LIMITS.text),
  }));
}

function amountOf(element: XmlElement | undefined): { minor: number; currency: string } {
  const currency = element?.attributes.Ccy ?? "";
  if (!element || !/^[A-Z]{3}$/.test(currency)) throw unreadable("an entry has no amount with its currency.");
  return { minor: Math.abs(minorOf(element.text, ".")), currency };
}

/** In version 8 there is one element more between. */
const nameIn = (detail: XmlElement): string => textAt(detail, "RltdPties", "Dbtr", "Nm") || textAt(detail, "RltdPties", "Dbtr", "Pty", "Nm");

function textIn(detail: XmlElement): string {
  const references = allAt(detail, "RmtInf", "Strd", "CdtrRefInf", "Ref");
  const lines = [...references, ...allAt(detail, "RmtInf", "Ustrd")].map(({ text }) => text);
  const endToEnd = textAt(detail, "Refs", "EndToEndId");
  return [...lines, ...(endToEnd && endToEnd !== "NOTPROVIDED" ? [endToEnd] : [])].join(" ");
}
