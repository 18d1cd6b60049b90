import { CsvError, parse } from "csv-parse/sync";
import { type FieldIssue, invalid } from "#lib/platform/errors";
import { countTestInput, letterOf, TEST_CSV_COLUMNS, type TestCount, testCount } from "./schema.ts";

const MAX_ISSUES = 50;

/**
 * Counts from CSV with the header `variant,day,trials,successes`, with commas, semicolons or tabs; a variant is named by its name, or by its
 * letter (A is the first).
 * @throws `invalid` at `csv`, one issue per line that cannot be read
 */
export function parseTestCsv(csv: string, variants: readonly { id: string; name: string; position: number }[]): TestCount[] {
  const ids = new Map(variants.map(({ id, position }) => [letterOf(position).toLowerCase(), id]));
  for (const { id, name } of variants) ids.set(name.toLowerCase(), id);
  const issues: FieldIssue[] = [];
  const problem = (line: number, message: string) => issues.push({ path: "csv", message: `Line ${line}: ${message}` });
  const counts = rowsOf(csv).flatMap(([variant = "", day, trials, successes], index) => {
    const line = index + 2;
    const variantId = ids.get(variant.toLowerCase());
    if (!variantId) {
      problem(line, "There is no variant of this name.");
      return [];
    }
    const read = testCount.safeParse({ variantId, day, trials: trials || undefined, successes: successes || undefined });
    if (read.success) return [read.data];
    problem(line, read.error.issues[0]?.message ?? "");
    return [];
  });
  if (issues.length > 0) throw invalid("Nothing was kept. Some lines need attention.", issues.slice(0, MAX_ISSUES));
  const whole = countTestInput.safeParse({ counts });
  if (!whole.success) throw refused(whole.error.issues[0]?.message ?? "");
  return counts;
}

const refused = (message: string) => invalid("Nothing was kept. Some lines need attention.", [{ path: "csv", message }]);

function rowsOf(csv: string): string[][] {
  try {
    const [header = [], ...rows]: string[][] = parse(csv, { bom: true, trim: true, delimiter: [",", ";", "\t"], skip_empty_lines: true });
    if (header.map((name) => name.toLowerCase()).join() !== TEST_CSV_COLUMNS.join()) throw refused(`Begin with the line ${TEST_CSV_COLUMNS.join()}.`);
    return rows;
  } catch (error) {
    if (error instanceof CsvError) throw refused("Give every line four cells.");
    throw error;
  }
}
