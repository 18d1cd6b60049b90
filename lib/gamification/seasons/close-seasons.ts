import { z } from "zod";
import type { TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import { systemContext } from "#lib/identity";
import { newId } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import { defineJob } from "#lib/platform/jobs";
import { pointsByPerson } from "../boards/person-points.ts";
import { rank } from "../boards/ranking.ts";
import { postPoints } from "../ledger/post-points.ts";
import { rewardOf } from "./rewards.ts";
import type { Reward } from "./schema.ts";
import { windowOf } from "./season-window.ts";

/** Longer than any transaction may take (15 s): what was entered in the season's last moment has committed by then. */
const SETTLED_AFTER = "1 minute";

/** Every ten minutes: closes seasons in tenants whose calendar has passed their last day. */
export const closeSeasonsJob = defineJob({
  name: "gamification.close_seasons",
  schema: z.object({}),
  async handle(_data, { runtime }) {
    const due = await runtime.db.system<{ season_id: string; tenant_id: string }>({
      text: `SELECT s.id AS season_id, t.id AS tenant_id FROM season s CROSS JOIN tenant t
             CROSS JOIN LATERAL (SELECT (s.ends_on + 1)::timestamp AT TIME ZONE t.time_zone AS ends_at) e
             WHERE s.cancelled_at IS NULL AND e.ends_at + interval '${SETTLED_AFTER}' <= $1::timestamptz AND t.created_at < e.ends_at
               AND NOT EXISTS (SELECT 1 FROM season_closing c WHERE c.season_id = s.id AND c.tenant_id = t.id) ORDER BY s.ends_on, t.id LIMIT 10000`,
      values: [runtime.clock.now()],
    });
    for (const { season_id, tenant_id } of due) {
      await closeSeason(await systemContext(runtime, tenant_id, "job gamification.close_seasons", newId()), season_id);
    }
  },
});

/**
 * Closes a season for a tenant: keeps where everybody stood, and pays the rewards, in one transaction. Of two at once the second finds it
 * closed. A season that is not over yet, or cancelled, is left alone. @returns whether it was closed now
 */
export async function closeSeason(context: TenantContext, seasonId: string): Promise<boolean> {
  const tenantId = context.tenant.id;
  return context.db.transaction({ kind: "system", purpose: "gamification.close_seasons" }, async (tx) => {
    const season = await findOver(context, tx, seasonId);
    if (!season) return false;
    const people = rank(await pointsByPerson(tx, tenantId, await windowOf(tx, context, season), null));
    const ranks = people.map((person, index) => ({ ...person, place: index + 1, reward: rewardOf(season.rewards, person.rank) }));
    const paid = ranks.reduce((sum, { reward }) => sum + reward, 0);
    const closed = await tx.query({
      text: `INSERT INTO season_closing (tenant_id, season_id, people, paid, closed_at) VALUES ($1::uuid, $2::uuid, $3::int, $4::int, $5::timestamptz)
             ON CONFLICT (tenant_id, season_id) DO NOTHING RETURNING season_id`,
      values: [tenantId, seasonId, ranks.length, paid, context.clock.now()],
    });
    if (closed.length === 0) return false;
    await tx.prisma.seasonRank.createMany({
      data: ranks.map(({ userId, place, rank: reached, points, reward }) => ({ tenantId, seasonId, userId, place, rank: reached, points, reward })),
    });
    for (const { userId, reward } of ranks.filter((each) => each.reward > 0)) {
      await postPoints(context, tx, { userId, kind: "earn", points: reward, causeKey: `season:${seasonId}:${userId}` });
    }
    const after = { people: ranks.length, paid };
    await recordAudit(context, tx, { action: "season.close", tenantId, subjectType: "season", subjectId: seasonId, after });
    await emit(context, tx, "season.closed", { tenantId, seasonId, name: season.name, ...after });
    return true;
  });
}

interface OverSeason {
  name: string;
  startsOn: string;
  endsOn: string;
  rewards: Reward[];
}

/** Held until it is closed: whoever cancels it meanwhile waits. */
async function findOver({ tenant, clock }: TenantContext, tx: Transaction, seasonId: string): Promise<OverSeason | undefined> {
  const [season] = await tx.query<OverSeason>({
    text: `SELECT name, starts_on::text AS "startsOn", ends_on::text AS "endsOn", rewards FROM season
           WHERE id = $1::uuid AND cancelled_at IS NULL
             AND (ends_on + 1)::timestamp AT TIME ZONE $2 + interval '${SETTLED_AFTER}' <= $3::timestamptz FOR SHARE`,
    values: [seasonId, tenant.timeZone, clock.now()],
  });
  return season;
}
