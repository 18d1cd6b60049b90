import { CsvError, parse } from "csv-parse/sync";
import { dayOf, minorOf, type ParsedStatement, plainText, STATEMENT_LIMITS, unreadable } from "./entry.ts";
import type { CsvMapping } from "./schema.ts";

/**
 * The entries of a CSV file whose columns somebody named. Pure.
 * @throws `invalid` for a column that is not there, and naming the line of what cannot be read
 */
export function readCsv(source: string, mapping: CsvMapping): ParsedStatement {
  const [head = [], ...rows] = rowsOf(source);
  const names = head.map((name) => name.trim().toLowerCase());
  const at = (name: string, isNeeded: boolean): number => {
    const index = name === "" ? -1 : names.indexOf(name.trim().toLowerCase());
    if (index < 0 && (isNeeded || name !== "")) throw unreadable(`it has no column “${name}”.`);
    return index;
  };
  const [day, amount] = [at(mapping.dayColumn, true), at(mapping.amountColumn, true)];
  const [payer, text, reference] = [at(mapping.payerColumn, false), at(mapping.textColumn, false), at(mapping.referenceColumn, false)];
  const entries = rows.map((row) => ({
    bankReference: plainText(row[reference] ?? "", STATEMENT_LIMITS.payer),
    bookedOn: dayIn(row[day] ?? "", mapping.dayFormat),
    currency: mapping.currency,
    amountMinor: minorOf(row[amount] ?? "", mapping.decimal === "comma" ? "," : "."),
    payer: plainText(row[payer] ?? "", STATEMENT_LIMITS.payer),
    text: plainText(row[text] ?? "", STATEMENT_LIMITS.text),
  }));
  return { account: mapping.account.replace(/\s/g, ""), entries };
}

function rowsOf(source: string): string[][] {
  const first = source.slice(0, source.indexOf("\n") >>> 0);
  const delimiter = [";", "\t", ","].find((each) => first.includes(each)) ?? ",";
  try {
    return parse(source, { delimiter, bom: true, skip_empty_lines: true, relax_column_count: true, max_record_size: 100_000 });
  } catch (error) {
    if (error instanceof CsvError) throw unreadable(`its line ${String(error.lines ?? "?")} is no line of a CSV file.`);
    throw error;
  }
}

const DAYS: Record<CsvMapping["dayFormat"], { form: RegExp; order: [number, number, number] }> = {
  iso: { form: /^(\d{4})-(\d\d)-(\d\d)/, order: [1, 2, 3] },
  german: { form: /^(\d\d)\.(\d\d)\.(\d{4})/, order: [3, 2, 1] },
  british: { form: /^(\d\d)\/(\d\d)\/(\d{4})/, order: [3, 2, 1] },
  american: { form: /^(\d\d)\/(\d\d)\/(\d{4})/, order: [3, 1, 2] },
};

function dayIn(text: string, format: CsvMapping["dayFormat"]): string {
  const { form, order } = DAYS[format];
  const found = form.exec(text.trim());
  if (!found) throw unreadable(`“${text.slice(0, 20)}” is no day as it was said.`);
  const [year = "", month = "", day = ""] = order.map((place) => found[place]);
  return dayOf(year, month, day);
}
