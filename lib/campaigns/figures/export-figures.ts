import { readInTenant, requirePermission, type TenantContext } from "#lib/access";
import { invalid } from "#lib/platform/errors";
import { decimalAmountOf } from "#lib/platform/money";
import { csvField } from "#lib/platform/spreadsheet";
import { readFigures } from "./figures.ts";
import { type ExportFiguresInput, FIGURE_LIMITS, type FigureRow } from "./figures-schema.ts";

const COUNTS = ["impressions", "clicks", "conversions"] as const;
const MONEY = ["spendMinor", "revenueMinor"] as const;
const RATIOS = ["ctr", "cvr", "roas", "roi"] as const;
const COSTS = ["cpcMinor", "cpaMinor"] as const;

/**
 * The same sums as `figures` gives, as CSV (RFC 4180, UTF-8): counts as they are, money and costs in units of the currency with a dot,
 * ratios as plain numbers, and an empty cell for what nobody knows.
 * @throws `invalid` for more than 100,000 rows
 */
export async function exportFigures(
  context: TenantContext,
  input: ExportFiguresInput,
): Promise<{ contentType: string; fileName: string; body: AsyncIterable<string> }> {
  requirePermission(context, "campaign.read");
  const answer = await readInTenant(context, (tx) => readFigures(tx, context, { ...input, page: 1, limit: FIGURE_LIMITS.exportedRows }));
  if (answer.nextPage !== null) {
    throw invalid(
      `This would have ${answer.rowCount.toLocaleString("en")} rows. Choose a shorter period, or weeks or months, for at most ${FIGURE_LIMITS.exportedRows.toLocaleString("en")}.`,
    );
  }
  const { currency, period } = answer;
  return {
    contentType: "text/csv; charset=utf-8",
    fileName: `figures-${period.from}-${period.to}.csv`,
    body: lines(answer.rows, currency),
  };
}

const HEADER = ["from", "campaign_id", "campaign", "channel", "currency", ...COUNTS, "spend", "revenue", ...RATIOS, "cpc", "cpa", "imported_at"];

async function* lines(rows: readonly FigureRow[], currency: string): AsyncGenerator<string> {
  yield `${HEADER.join(",")}\r\n`;
  for (const { from, campaignId, campaignName, channel, figures, importedAt } of rows) {
    const cost = (value: number | null) => (value === null ? "" : decimalAmountOf(Math.round(value), currency));
    const cells = [
      ...[from, campaignId, campaignName, channel, currency].map(csvField),
      ...COUNTS.map((name) => String(figures[name])),
      // A loss would begin with a minus; numbers are written bare, since a spreadsheet should read them as such.
      ...MONEY.map((name) => decimalAmountOf(figures[name], currency)),
      ...RATIOS.map((name) => String(figures[name] ?? "")),
      ...COSTS.map((name) => cost(figures[name])),
      importedAt ?? "",
    ];
    yield `${cells.join(",")}\r\n`;
  }
}
