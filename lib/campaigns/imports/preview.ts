import { readInTenant, requirePermission, type TenantContext } from "#lib/access";
import { isCsvError, linesOf } from "#lib/platform/csv";
import type { Queryable } from "#lib/platform/database";
import type { FieldIssue } from "#lib/platform/errors";
import { decimalAmountOf } from "#lib/platform/money";
import { seenPlacesLeft } from "../lifecycle/plan-limit.ts";
import { findImport } from "./import-rows.ts";
import { IMPORT_LIMITS, type ImportSettings, type PreviewRow } from "./import-schema.ts";
import { judgeRow } from "./judge-row.ts";
import { keptCounts, type ReadLine } from "./kept-counts.ts";
import { type KnownKeys, knownKeys } from "./known-keys.ts";
import { missingColumns } from "./missing-columns.ts";
import { countNewCampaigns } from "./new-campaigns.ts";
import { piecesOf } from "./read-file.ts";
import { type ReadRow, rowReader } from "./read-row.ts";

export interface Preview {
  settings: ImportSettings;
  rows: PreviewRow[];
  /** An earlier import of the very same file; null for none. */
  sameAs: { id: string; endedAt: string } | null;
  /** Whether any of these lines has parts of a conversion, which are rounded. */
  hasPartsOfConversions: boolean;
  /** What has to be chosen before it can be imported; until then no line is read. */
  missing: FieldIssue[];
  /** Why the file cannot be read at all. */
  problem: string | null;
  /** How many campaigns it would make (`isWhole` false: at least so many), and how many the plan has places for; null is no limit. */
  newCampaigns: { count: number; isWhole: boolean; places: { left: number; limit: number } | null };
}

/**
 * The first lines of a file as they would be written, with what is there already. Nothing is changed.
 * @returns null while the file is not here as a whole @throws `not_found`
 */
export async function previewImport(context: TenantContext, id: string): Promise<Preview | null> {
  requirePermission(context, "campaign.create");
  return readInTenant(context, async (tx) => {
    const { settings, sha256 } = await findImport(context, tx, id);
    if (!settings || !sha256) return null;
    const tenantId = context.tenant.id;
    const [same] = await tx.query<{ id: string; ended_at: Date }>({
      text: "SELECT id, ended_at FROM figure_import WHERE tenant_id = $1::uuid AND sha256 = $2 AND id <> $3::uuid AND status = 'done' ORDER BY id DESC LIMIT 1",
      values: [tenantId, sha256, id],
    });
    const known = await knownKeys(tx, tenantId);
    const missing = missingColumns(settings);
    const { lines, problem } = missing.length > 0 ? { lines: [], problem: null } : await firstLines(tx, tenantId, id, settings, known);
    const counted = problem === null ? await countedCampaigns(tx, tenantId, id, settings, known) : { count: 0, isWhole: true };
    const newCampaigns = { ...counted, places: await seenPlacesLeft(tx, tenantId) };
    return {
      settings,
      ...keptCounts(lines),
      missing,
      problem,
      newCampaigns,
      sameAs: same ? { id: same.id, endedAt: same.ended_at.toISOString() } : null,
    };
  });
}

/** A file that breaks off further down is told of by the import itself. */
async function countedCampaigns(...args: Parameters<typeof countNewCampaigns>): ReturnType<typeof countNewCampaigns> {
  try {
    return await countNewCampaigns(...args);
  } catch (error) {
    if (!isCsvError(error)) throw error;
    return { count: 0, isWhole: false };
  }
}

async function firstLines(
  tx: Queryable,
  tenantId: string,
  id: string,
  settings: ImportSettings,
  known: KnownKeys,
): Promise<{ lines: ReadLine[]; problem: string | null }> {
  const read = rowReader(settings);
  const lines: ReadLine[] = [];
  try {
    for await (const { line, cells } of linesOf(piecesOf(tx, tenantId, id), settings)) {
      const outcome = read(cells);
      if (outcome.kind === "skip") continue;
      lines.push(outcome.kind === "row" ? await lineOf(tx, tenantId, line, outcome.row, known, settings) : unread(broken(line, outcome.message)));
      if (lines.length === IMPORT_LIMITS.previewRows) break;
    }
  } catch (error) {
    if (!isCsvError(error)) throw error;
    return { lines, problem: "This is no CSV file that can be read. Export it again, and try once more." };
  }
  return { lines, problem: lines.length === 0 ? "There is no line with figures below the header." : null };
}

const broken = (line: number, problem: string): PreviewRow => ({
  line,
  problem,
  campaign: "",
  isNewCampaign: false,
  channel: null,
  day: null,
  outcome: "unknown",
  currency: null,
  figures: {},
});

const unread = (row: PreviewRow): ReadLine => ({ row, addedUpUnder: `line ${row.line}` });

async function lineOf(tx: Queryable, tenantId: string, line: number, row: ReadRow, known: KnownKeys, settings: ImportSettings): Promise<ReadLine> {
  const judged = judgeRow(row, known, settings);
  if ("problem" in judged) return unread({ ...broken(line, judged.problem), campaign: row.campaignName, day: row.day, channel: row.channel });
  const there = judged.campaign
    ? await tx.query({
        name: "day-is-there",
        text: "SELECT 1 FROM campaign_channel_day WHERE tenant_id = $1::uuid AND campaign_id = $2::uuid AND day = $3::date AND channel = $4",
        values: [tenantId, judged.campaign.id, row.day, row.channel],
      })
    : [];
  const has = (field: keyof ImportSettings["columnOf"]) => settings.columnOf[field] !== null;
  const money = (minor: string) => decimalAmountOf(Math.round(Number(minor)), row.currency);
  const shown: PreviewRow = {
    line,
    problem: null,
    campaign: judged.campaign?.name ?? row.campaignName,
    isNewCampaign: judged.campaign === null,
    channel: row.channel,
    day: row.day,
    outcome: there.length > 0 ? "replaces" : "new",
    currency: row.currency,
    figures: {
      ...(has("impressions") && { impressions: row.impressions }),
      ...(has("clicks") && { clicks: row.clicks }),
      ...(has("conversions") && { conversions: row.conversions }),
      ...(has("spend") && { spend: money(row.spendMinor) }),
      ...(has("revenue") && { revenue: money(row.revenueMinor) }),
    },
  };
  return { row: shown, addedUpUnder: `${judged.campaign?.id ?? row.campaignKey} ${row.channel} ${row.day}` };
}
