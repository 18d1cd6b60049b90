import { linesOf } from "#lib/platform/csv";
import type { Queryable } from "#lib/platform/database";
import type { ImportSettings } from "./import-schema.ts";
import { judgeRow } from "./judge-row.ts";
import type { KnownKeys } from "./known-keys.ts";
import { piecesOf } from "./read-file.ts";
import { rowReader } from "./read-row.ts";

/** So many lines are read to count what would be new: about a tenth of a second. The import itself counts them all. */
const COUNTED_LINES = 20_000;

/**
 * How many campaigns a file would make, as its first 20,000 lines tell.
 * @returns `isWhole` false where the file goes on: there are at least so many @throws `CsvError`
 */
export async function countNewCampaigns(
  tx: Queryable,
  tenantId: string,
  id: string,
  settings: ImportSettings,
  known: KnownKeys,
): Promise<{ count: number; isWhole: boolean }> {
  const read = rowReader(settings);
  const keys = new Set<string>();
  if (!settings.createCampaigns) return { count: 0, isWhole: true };
  let lines = 0;
  for await (const { cells } of linesOf(piecesOf(tx, tenantId, id), settings)) {
    lines += 1;
    if (lines > COUNTED_LINES) return { count: keys.size, isWhole: false };
    const outcome = read(cells);
    if (outcome.kind !== "row") continue;
    const judged = judgeRow(outcome.row, known, settings);
    if ("campaign" in judged && judged.campaign === null) keys.add(outcome.row.campaignKey);
  }
  return { count: keys.size, isWhole: true };
}

/** Why a file is not imported that would make more campaigns than the plan has places left, and what helps. */
export const tooManyCampaigns = (made: number, { left, limit }: { left: number; limit: number }): string =>
  `The file would make ${made} new campaigns, and of the ${limit} that your plan allows ${left} are left. Use the names of campaigns that you have, archive some that are over, or ask for a larger plan.`;
