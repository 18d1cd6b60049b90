import { emit } from "#lib/events";
import { newId } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import { invalid } from "#lib/platform/errors";
import { publishUpdate } from "#lib/platform/realtime";
import { campaignPlacesLeft } from "../lifecycle/plan-limit.ts";
import { adoptChannels } from "../lifecycle/write-plan.ts";
import { COUNTED_FIELDS, IMPORT_LIMITS } from "./import-schema.ts";
import { knownKeys } from "./known-keys.ts";
import { tooManyCampaigns } from "./new-campaigns.ts";
import { replaceDays } from "./replace-days.ts";
import { dropStaged, endImport, inImport, note, type Running } from "./running.ts";

const BATCH_LINES = 20_000;
const MOST_TOLD = 1_000;

interface StagedCampaign {
  key: string;
  name: string;
  currency: string;
  first_day: string;
  lines: number;
}

/** Writes what was read: campaigns that are not known, then days, several lines of one added up, in batches with a transaction each. */
export async function writeStaged(running: Running): Promise<void> {
  const { tenantId, signal } = running;
  const { campaigns, idOf } = await inImport(running, async (tx) => {
    const staged = await stagedCampaigns(tx, running);
    return { campaigns: staged, idOf: await campaignIds(tx, running, staged) };
  });
  const done = { created: 0, changed: 0, same: 0 };
  for (const batch of batchesOf(campaigns)) {
    signal.throwIfAborted();
    await inImport(running, async (tx) => {
      // Two imports that touch the same rows in another order would wait for each other for ever.
      await tx.query({ text: "SELECT pg_advisory_xact_lock(hashtextextended('campaign.import:' || $1, 0))::text", values: [tenantId] });
      const part = await writeBatch(tx, running, batch, idOf);
      done.created += part.created;
      done.changed += part.changed;
      done.same += part.same;
      await note(tx, running, "writing", { days_created: done.created, days_changed: done.changed, days_same: done.same });
    });
  }
  await inImport(running, (tx) => finish(tx, running, [...new Set(idOf.values())], done.created + done.changed + done.same));
  await dropStaged(running);
}

async function stagedCampaigns(tx: Transaction, running: Running): Promise<StagedCampaign[]> {
  const { tenantId, importId } = running;
  const campaigns = await tx.query<StagedCampaign>({
    text: `SELECT campaign_key AS key, min(campaign_name) AS name, min(currency) AS currency, min(day)::text AS first_day, count(*)::int AS lines
           FROM figure_import_row WHERE tenant_id = $1::uuid AND import_id = $2::uuid GROUP BY campaign_key ORDER BY campaign_key LIMIT $3`,
    values: [tenantId, importId, IMPORT_LIMITS.campaigns + 1],
  });
  if (campaigns.length > IMPORT_LIMITS.campaigns) throw invalid(`A file may be about ${IMPORT_LIMITS.campaigns} campaigns at most.`);
  // At most as many days as lines; how many they are is known when they are written.
  const daysTotal = campaigns.reduce((sum, { lines }) => sum + lines, 0);
  await tx.query({
    text: `UPDATE figure_import SET status = 'writing' WHERE tenant_id = $1::uuid AND id = $2::uuid AND status = 'reading'`,
    values: [tenantId, importId],
  });
  await note(tx, running, "writing", { days_total: daysTotal });
  return campaigns;
}

/**
 * The campaigns that the file names, by its keys; those that are not known are made, all or none of them.
 * @throws `invalid` for more than the plan has places left
 */
async function campaignIds(
  tx: Transaction,
  { tenantId, importId, begunAt }: Running,
  staged: readonly StagedCampaign[],
): Promise<Map<string, string>> {
  // Held until they are made: nobody takes a place or makes the same campaign meanwhile.
  const places = await campaignPlacesLeft(tx, tenantId);
  const known = await knownKeys(tx, tenantId);
  const ids = new Map<string, string>();
  const made: (StagedCampaign & { id: string })[] = [];
  for (const campaign of staged) {
    const id = known.find(campaign.key, campaign.name)?.id ?? newId();
    ids.set(campaign.key, id);
    if (!known.find(campaign.key, campaign.name)) made.push({ ...campaign, id });
  }
  if (places && made.length > places.left) throw invalid(tooManyCampaigns(made.length, places));
  await tx.query({
    text: `INSERT INTO campaign (id, tenant_id, external_key, name, type, status, budget_minor, currency, starts_on, launched_at, created_at, updated_at)
           SELECT id, $1::uuid, key, name, 'traffic', 'active', 0, currency, first_day, first_day, $2, $2
           FROM json_to_recordset($3::json) AS r (id uuid, key text, name text, currency text, first_day date)`,
    values: [tenantId, begunAt, JSON.stringify(made)],
  });
  await tx.query({
    text: "UPDATE figure_import SET campaigns_created = campaigns_created + $3 WHERE tenant_id = $1::uuid AND id = $2::uuid",
    values: [tenantId, importId, made.length],
  });
  return ids;
}

/** Campaigns in groups of about twenty thousand lines. */
function batchesOf(campaigns: readonly StagedCampaign[]): string[][] {
  const batches: string[][] = [];
  let [batch, lines]: [string[], number] = [[], 0];
  for (const campaign of campaigns) {
    if (batch.length > 0 && lines + campaign.lines > BATCH_LINES) {
      batches.push(batch);
      [batch, lines] = [[], 0];
    }
    batch.push(campaign.key);
    lines += campaign.lines;
  }
  return batch.length > 0 ? [...batches, batch] : batches;
}

function writeBatch(tx: Transaction, { tenantId, importId, begunAt, settings }: Running, keys: readonly string[], idOf: ReadonlyMap<string, string>) {
  const sums = ["impressions", "clicks", "conversions", "spend_minor", "revenue_minor"].map((name) => `round(sum(r.${name}))::bigint AS ${name}`);
  return replaceDays(tx, {
    tenantId,
    importId,
    at: begunAt,
    // Two keys of a file may be one campaign: its id in one export, its name in another.
    asked: `SELECT k.id AS campaign_id, r.channel, r.day, ${sums.join(", ")}
            FROM json_to_recordset($4::json) AS k (key text, id uuid) JOIN figure_import_row r ON r.campaign_key = k.key
            WHERE r.tenant_id = $1::uuid AND r.import_id = $2::uuid GROUP BY k.id, r.channel, r.day`,
    values: [JSON.stringify(keys.map((key) => ({ key, id: idOf.get(key) })))],
    told: COUNTED_FIELDS.filter((field) => settings.columnOf[field] !== null),
  });
}

/** The end: counted anew from what is kept, since an attempt that broke off counted its part as well. */
async function finish(tx: Transaction, running: Running, campaignIds: readonly string[], days: number): Promise<void> {
  const { tenantId, importId, recorder } = running;
  await tx.query({
    text: `UPDATE figure_import i SET days_total = $3::int, days_created = c.created, days_changed = c.changed, days_same = $3::int - c.created - c.changed
           FROM (SELECT count(*) FILTER (WHERE impressions IS NULL)::int AS created, count(*) FILTER (WHERE impressions IS NOT NULL)::int AS changed
                 FROM figure_import_change WHERE tenant_id = $1::uuid AND import_id = $2::uuid) c
           WHERE i.tenant_id = $1::uuid AND i.id = $2::uuid`,
    values: [tenantId, importId, days],
  });
  if (!(await endImport(tx, running, ["writing"], "done"))) return;
  await adoptChannels(tx, tenantId, [...campaignIds]);
  for (let at = 0; at < campaignIds.length; at += MOST_TOLD) {
    await emit(recorder, tx, "campaign.figures_imported", { tenantId, campaignIds: campaignIds.slice(at, at + MOST_TOLD) });
  }
  await publishUpdate(tx, { tenantId, topic: "campaign.figures", payload: { campaignIds: campaignIds.slice(0, MOST_TOLD) } });
}
