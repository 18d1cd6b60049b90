import { readInTenant, requirePermission, type TenantContext } from "#lib/access";
import type { Queryable } from "#lib/platform/database";
import { pointsByPerson } from "../boards/person-points.ts";
import { rank } from "../boards/ranking.ts";
import { rewardOf } from "./rewards.ts";
import type { SeasonStanding, TenantSeason } from "./schema.ts";
import { SEASON_COLUMNS, type SeasonRow } from "./season-rows.ts";
import { windowOf } from "./season-window.ts";

const TOP = 10;
const SHOWN = 12;

type Listed = SeasonRow & { closedAt: Date | null; people: number };
type Placed = Omit<SeasonStanding, "name" | "isYou"> & { userId: string };

/**
 * The tenant's seasons, the latest first: those that are closed with where everybody stood at the end, the one under way with where they
 * stand now. Each has its first ten, and the caller. Who does not want to be on boards is seen by nobody but themselves.
 */
export async function tenantSeasonsOf(context: TenantContext): Promise<TenantSeason[]> {
  requirePermission(context, "campaign.read");
  const ownId = context.actor.kind === "user" ? context.actor.userId : null;
  return readInTenant(context, async (tx) => {
    const seasons = await tx.query<Listed>({
      name: "seasons-of-tenant",
      text: `SELECT ${SEASON_COLUMNS}, c.closed_at AS "closedAt", coalesce(c.people, 0) AS people
             FROM season s LEFT JOIN season_closing c ON c.season_id = s.id AND c.tenant_id = $2::uuid
             WHERE s.cancelled_at IS NULL ORDER BY s.starts_on DESC, s.id DESC LIMIT ${SHOWN}`,
      values: [context.clock.now(), context.tenant.id],
    });
    const result: TenantSeason[] = [];
    for (const season of seasons) {
      const placed = season.closedAt ? await archived(tx, context, season, ownId) : await current(tx, context, season);
      const shown = placed.filter(({ place, userId }) => place <= TOP || userId === ownId);
      const standings = await named(tx, context.tenant.id, shown, ownId);
      result.push({
        ...season,
        people: season.closedAt ? season.people : placed.length,
        closedAt: season.closedAt?.toISOString() ?? null,
        standings,
      });
    }
    return result;
  });
}

const archived = (tx: Queryable, { tenant }: TenantContext, season: Listed, ownId: string | null): Promise<Placed[]> =>
  tx.query<Placed>({
    name: "season-ranks",
    text: `SELECT user_id AS "userId", place, rank, points, reward FROM season_rank
           WHERE tenant_id = $1::uuid AND season_id = $2::uuid AND (place <= ${TOP} OR user_id = $3::uuid) ORDER BY place`,
    values: [tenant.id, season.id, ownId],
  });

async function current(tx: Queryable, context: TenantContext, season: Listed): Promise<Placed[]> {
  if (season.state === "planned") return [];
  const people = rank(await pointsByPerson(tx, context.tenant.id, await windowOf(tx, context, season), null));
  return people.map(({ userId, points, rank: reached }, index) => ({
    userId,
    points,
    rank: reached,
    place: index + 1,
    reward: rewardOf(season.rewards, reached),
  }));
}

/** With names, as people want to be seen now. */
async function named(tx: Queryable, tenantId: string, placed: Placed[], ownId: string | null): Promise<SeasonStanding[]> {
  const people = await tx.query<{ id: string; name: string; choice: string }>({
    name: "names-of-season",
    text: `SELECT u.id, u.name, coalesce(p.choice, 'name') AS choice FROM "user" u
           LEFT JOIN leaderboard_privacy p ON p.tenant_id = $1::uuid AND p.user_id = u.id WHERE u.id = ANY($2::uuid[])`,
    values: [tenantId, placed.map(({ userId }) => userId)],
  });
  const byId = new Map(people.map((person) => [person.id, person]));
  return placed
    .filter(({ userId }) => userId === ownId || byId.get(userId)?.choice !== "hidden")
    .map(({ userId, ...standing }) => {
      const person = byId.get(userId);
      const isYou = userId === ownId;
      return { ...standing, name: isYou || person?.choice === "name" ? (person?.name ?? null) : null, isYou };
    });
}
