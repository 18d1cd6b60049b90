import { z } from "zod";
import type { Queryable } from "#lib/platform/database";
import { defineJob } from "#lib/platform/jobs";
import type { Runtime } from "#lib/platform/runtime";

/** A kept sum that is not what its rows come to. A side without any is null; counts and money in the order of `SUMMED`, then newest day and import. */
export interface SumDifference {
  tenantId: string;
  campaignId: string;
  grain: "day" | "week" | "month";
  from: string;
  /** Null for a sum of all channels. */
  channel: string | null;
  kept: string[] | null;
  summed: string[] | null;
}

export interface SumsCheck {
  campaigns: number;
  differences: SumDifference[];
}

const SUMMED = ["impressions", "clicks", "conversions", "spend_minor", "revenue_minor"] as const;
/** Each has thousands of rows, and a statement has ten seconds. */
const CAMPAIGNS_AT_ONCE = 25;
const MOST_SHOWN = 100;

interface Place {
  tenant_id: string;
  id: string;
}

/**
 * Adds up all days anew, campaign by campaign, and compares them with the sums that are kept, to the cent. Stops at a hundred differences.
 * With `isRebuilding` the sums of campaigns that differ are made anew from their rows; the differences are told all the same.
 */
export async function checkSums(
  runtime: Pick<Runtime, "db">,
  { signal, isRebuilding = false }: { signal?: AbortSignal; isRebuilding?: boolean } = {},
): Promise<SumsCheck> {
  const check: SumsCheck = { campaigns: 0, differences: [] };
  for (let last: Place | undefined; check.differences.length < MOST_SHOWN; ) {
    signal?.throwIfAborted();
    const places = await runtime.db.system<Place>({
      text: `SELECT tenant_id, id FROM campaign WHERE $1::uuid IS NULL OR (tenant_id, id) > ($1::uuid, $2::uuid) ORDER BY tenant_id, id LIMIT ${CAMPAIGNS_AT_ONCE}`,
      values: [last?.tenant_id ?? null, last?.id ?? null],
    });
    if (places.length === 0) break;
    last = places.at(-1);
    check.campaigns += places.length;
    const found = await differencesOf(runtime.db.system, places);
    check.differences.push(...found);
    if (!isRebuilding) continue;
    for (const [campaignId, [first]] of Map.groupBy(found, (each) => each.campaignId))
      if (first) await rebuildSums(runtime, first.tenantId, campaignId);
  }
  return check;
}

/** Makes one mark of a tenant's many, which stands for the same. Those of transactions that end meanwhile stay. */
async function addUpChanges({ db }: Pick<Runtime, "db">): Promise<void> {
  await db.system({
    text: `WITH newest AS (SELECT tenant_id, max(transaction) AS transaction FROM figure_change GROUP BY tenant_id HAVING count(*) > 1),
             gone AS (DELETE FROM figure_change f USING newest n WHERE f.tenant_id = n.tenant_id AND f.transaction < n.transaction RETURNING f.tenant_id, f.changes),
             added AS (SELECT tenant_id, sum(changes) AS changes FROM gone GROUP BY tenant_id)
           UPDATE figure_change f SET changes = f.changes + a.changes
           FROM added a JOIN newest n ON n.tenant_id = a.tenant_id WHERE f.tenant_id = n.tenant_id AND f.transaction = n.transaction`,
  });
}

/** Every night; a difference is an error in the log that names it, and the job has failed. */
export const checkSumsJob = defineJob({
  name: "campaigns.check_sums",
  schema: z.object({}),
  expireInSeconds: 3_600,
  async handle(_data, { runtime, signal }) {
    await addUpChanges(runtime);
    const { differences } = await checkSums(runtime, { signal });
    if (differences.length === 0) return;
    runtime.log.error({ differences }, "sums of figures are not what their rows come to");
    throw new Error(`${differences.length} sums of figures are not what their rows come to. Make them anew: npm run figures:check -- --rebuild`);
  },
});

async function differencesOf(
  query: <Row>(statement: { text: string; values: unknown[] }) => Promise<Row[]>,
  places: readonly Place[],
): Promise<SumDifference[]> {
  const told = (side: string, lastDay: string) =>
    `CASE WHEN ${side}.tenant_id IS NOT NULL THEN ARRAY[${SUMMED.map((name) => `${side}.${name}::bigint::text`).join(", ")}, ${side}.${lastDay}::text, coalesce(${side}.imported_at::text, '')] END`;
  const sums = `${SUMMED.map((name) => `sum(d.${name}) AS ${name}`).join(", ")}, max(d.day) AS last_day, max(d.imported_at) AS imported_at`;
  const compared = `(SELECT d.tenant_id, d.campaign_id, 'day' AS grain, d.day AS from_day, '' AS channel, ${sums} FROM days d GROUP BY 1, 2, 4
     UNION ALL
     SELECT d.tenant_id, d.campaign_id, g.grain, date_trunc(g.grain, d.day::timestamp)::date, d.channel, ${sums}
     FROM days d CROSS JOIN (VALUES ('week'), ('month')) g (grain) GROUP BY 1, 2, 3, 4, 5)`;
  const columns = SUMMED.join(", ");
  return query<SumDifference>({
    text: `WITH asked AS (SELECT * FROM unnest($1::uuid[], $2::uuid[]) AS a (tenant_id, campaign_id)),
             days AS (SELECT d.* FROM asked a JOIN campaign_channel_day d USING (tenant_id, campaign_id)),
             kept AS (
               SELECT tenant_id, campaign_id, 'day' AS grain, day AS from_day, '' AS channel, ${columns}, day AS last_day, imported_at
               FROM asked JOIN campaign_day_sum USING (tenant_id, campaign_id)
               UNION ALL
               SELECT tenant_id, campaign_id, grain, from_day, channel, ${columns}, last_day, imported_at FROM asked JOIN campaign_channel_sum USING (tenant_id, campaign_id)
             ),
             compared AS (
               SELECT coalesce(k.tenant_id, s.tenant_id) AS "tenantId", coalesce(k.campaign_id, s.campaign_id) AS "campaignId", coalesce(k.grain, s.grain) AS grain,
                 coalesce(k.from_day, s.from_day)::text AS "from", nullif(coalesce(k.channel, s.channel), '') AS channel,
                 ${told("k", "last_day")} AS kept, ${told("s", "last_day")} AS summed
               FROM kept k FULL JOIN ${compared} s ON s.tenant_id = k.tenant_id AND s.campaign_id = k.campaign_id AND s.grain = k.grain AND s.from_day = k.from_day
                 AND s.channel = k.channel
             )
           SELECT * FROM compared WHERE kept IS DISTINCT FROM summed ORDER BY 1, 2, 3, 4, 5 LIMIT ${MOST_SHOWN}`,
    values: [places.map(({ tenant_id }) => tenant_id), places.map(({ id }) => id)],
  });
}

/** Makes the sums of a campaign anew by what always makes them: a write of its days, which changes nothing else of them. */
async function rebuildSums({ db }: Pick<Runtime, "db">, tenantId: string, campaignId: string): Promise<void> {
  await db.transaction({ kind: "tenant", tenantId }, async (tx: Queryable) => {
    await tx.query({ text: "SELECT pg_advisory_xact_lock(hashtextextended('campaign.import:' || $1, 0))::text", values: [tenantId] });
    for (const text of [
      "DELETE FROM campaign_day_sum WHERE tenant_id = $1::uuid AND campaign_id = $2::uuid",
      "DELETE FROM campaign_channel_sum WHERE tenant_id = $1::uuid AND campaign_id = $2::uuid",
      "UPDATE campaign_channel_day SET imported_at = imported_at WHERE tenant_id = $1::uuid AND campaign_id = $2::uuid",
    ])
      await tx.query({ text, values: [tenantId, campaignId] });
  });
}
