import { dayOf, minorOf, type ParsedStatement, plainText, STATEMENT_LIMITS, type StatementEntry, unreadable } from "./entry.ts";

// Value date, booking date, sign, letter of the funds code, amount, kind, the customer's reference and the bank's.
const LINE = /^(\d{6})(\d{4})?(R?[CD])([A-Z])?(\d{1,12},\d{0,2})[A-Z][A-Z0-9]{3}([^\n]*?)(?:\/\/([^\n]*))?(?:\n|$)/;

/**
 * The entries of a customer statement in the format SWIFT MT940, with the fields `?20…?63` of German banks or plain text. What takes an earlier
 * entry back (RC, RD) is left out. Pure.
 * @throws `invalid`
 */
export function readMt940(source: string): ParsedStatement {
  const fields = fieldsOf(source);
  const accounts = new Set(fields.filter(({ tag }) => tag === "25").map(({ value }) => value.replace(/\s/g, "")));
  const [account] = accounts;
  if (!account) throw unreadable("it names no account.");
  if (accounts.size > 1) throw unreadable("it is of more than one account.");
  const entries: StatementEntry[] = [];
  let currency = "";
  fields.forEach(({ tag, value }, index) => {
    if (tag === "60F" || tag === "60M") currency = /^[CD]\d{6}([A-Z]{3})/.exec(value)?.[1] ?? "";
    if (tag !== "61") return;
    if (!currency) throw unreadable("an entry comes before its currency.");
    const next = fields[index + 1];
    const entry = entryOf(value, next?.tag === "86" ? next.value : "", currency);
    if (entry) entries.push(entry);
  });
  return { account, entries };
}

/** `:61:…` up to the next field; lines that go on belong to it. */
function fieldsOf(source: string): { tag: string; value: string }[] {
  const fields: { tag: string; value: string }[] = [];
  for (const line of source.replace(/\r\n?/g, "\n").split("\n")) {
    const [, tag, value = ""] = /^:(\d\d[A-Z]?):(.*)$/.exec(line) ?? [];
    const last = fields.at(-1);
    if (tag) fields.push({ tag, value });
    else if (last && line !== "-" && !line.startsWith("-}")) last.value += `\n${line}`;
  }
  return fields;
}

function entryOf(line: string, info: string, currency: string): StatementEntry | null {
  const [, valueDay = "", booked, mark = "", , amount = "", , bank = ""] = LINE.exec(line) ?? [];
  if (!valueDay) throw unreadable("an entry (:61:) is not written as it should be.");
  if (mark.startsWith("R")) return null;
  const minor = minorOf(amount, ",");
  return {
    bankReference: /^(NONREF)?$/.test(bank.trim()) ? "" : plainText(bank, STATEMENT_LIMITS.payer),
    bookedOn: bookedDay(valueDay, booked),
    currency,
    amountMinor: mark === "C" ? minor : -minor,
    ...saidIn(info),
  };
}

/** The booking date has no year: it is that of the value date, but for the days around the turn of a year. */
function bookedDay(valueDay: string, booked: string | undefined): string {
  const [year, month, day] = [`20${valueDay.slice(0, 2)}`, valueDay.slice(2, 4), valueDay.slice(4, 6)];
  if (!booked) return dayOf(year, month, day);
  const turned = month === "01" && booked.startsWith("12") ? -1 : month === "12" && booked.startsWith("01") ? 1 : 0;
  return dayOf(String(Number(year) + turned), booked.slice(0, 2), booked.slice(2, 4));
}

/** Of German banks: `166?00…?20…?32…`; of others plain text. */
function saidIn(info: string): Pick<StatementEntry, "payer" | "text"> {
  const parts = [...info.replaceAll("\n", "").matchAll(/\?(\d\d)([^?]*)/g)].map(([, number = "", text = ""]) => ({ number: Number(number), text }));
  const of = (from: number, to: number) => parts.filter(({ number }) => number >= from && number <= to).map(({ text }) => text);
  if (parts.length === 0) return { payer: "", text: plainText(info, STATEMENT_LIMITS.text) };
  return {
    payer: plainText(of(32, 33).join(""), STATEMENT_LIMITS.payer),
    text: plainText([...of(20, 29), ...of(60, 63)].join(""), STATEMENT_LIMITS.text),
  };
}
