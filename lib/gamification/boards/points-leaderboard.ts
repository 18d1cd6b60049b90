import { readInTenant, requirePermission, type TenantContext } from "#lib/access";
import type { Queryable } from "#lib/platform/database";
import { invalid } from "#lib/platform/errors";
import type { SetView, ViewRequest } from "#lib/platform/store";
import { boardOfPeople } from "./board.ts";
import { readBoard } from "./board-set.ts";
import { findTeam } from "./find-team.ts";
import { groupSizeOf, pointsOf } from "./packing.ts";
import { type Placed, placed } from "./placed.ts";
import { readWithRanksBefore } from "./ranks-before.ts";
import {
  type BoardTeam,
  type Leaderboard,
  type LeaderboardEntry,
  type LeaderboardInput,
  MOST_ON_TEAM_BOARD,
  type Period,
  type PrivacyChoice,
} from "./schema.ts";
import { type Window, windowAt } from "./windows.ts";

type Asked = Pick<LeaderboardInput, "period"> & Partial<LeaderboardInput>;

/**
 * The tenant's present members by the points they got in a period: a page of the board, and the caller's own place. Who has none, or
 * does not want to be on boards, is not listed. With the scope `team` only the people of one team, the caller's own unless another is
 * asked for, and of them those who are shown by name. It is read from the store, and from the ledger while the store is gone.
 * @throws `not_found` for a team that the tenant does not have, `invalid` for a team with another scope, `forbidden` without `campaign.read`
 */
export async function pointsLeaderboard(context: TenantContext, asked: Asked): Promise<Leaderboard> {
  requirePermission(context, "campaign.read");
  return readInTenant(context, (tx) => leaderboardIn(context, tx, asked));
}

/** The same within a transaction of the tenant, for whoever has the permission. */
export async function leaderboardIn(
  context: TenantContext,
  tx: Queryable,
  { scope = "tenant", team: teamId, period, limit = 50, after = 0, around = 2 }: Asked,
): Promise<Leaderboard> {
  if (scope === "tenant" && teamId !== undefined)
    throw invalid("A team belongs to the scope “team”.", [{ path: "team", message: "Ask for it with scope=team." }]);
  const ownId = context.actor.kind === "user" ? context.actor.userId : null;
  const request: ViewRequest = { start: after, count: limit, groupSize: groupSizeOf(period), ...(ownId && { member: { member: ownId, around } }) };
  const window = await windowAt(tx, context, period, context.clock.now());
  const team = scope === "team" ? await findTeam(context, tx, teamId) : null;
  const { view, ranksBefore } = await viewOf(context, tx, { scope, team, window, request });
  const page = placed(view.page, period);
  const near = view.place ? placed(view.place, period) : [];
  const people = await peopleOf(context, tx, window, [...page, ...near], ranksBefore);
  const entryOf = (each: Placed): LeaderboardEntry => shown(each, people, ownId);
  const own = near.find(({ id }) => id === ownId);
  return {
    scope,
    team,
    period,
    since: window.since?.toISOString() ?? null,
    entries: page.map(entryOf),
    total: view.size,
    nextAfter: after + page.length < view.size ? after + page.length : null,
    you: own ? { entry: entryOf(own), around: near.map(entryOf), next: nextOf(own, view, period) } : null,
    choice: (ownId && people.get(ownId)?.choice) || "name",
  };
}

/** What was kept when a period closed are ranks within the whole tenant: those of a team are counted anew, and null for the others. */
async function viewOf(
  context: TenantContext,
  tx: Queryable,
  { scope, team, window, request }: { scope: LeaderboardInput["scope"]; team: BoardTeam | null; window: Window; request: ViewRequest },
): Promise<{ view: SetView; ranksBefore: Map<string, number> | null }> {
  if (scope === "tenant") return { view: await readBoard(context, tx, boardOfPeople(context.tenant.id), window, request), ranksBefore: null };
  if (team === null) return { view: NOTHING, ranksBefore: null };
  return readWithRanksBefore(context, tx, boardOfPeople(context.tenant.id, team.id), { window, request, most: MOST_ON_TEAM_BOARD });
}

const NOTHING: SetView = { size: 0, page: { start: 0, entries: [], above: 0 }, last: null, place: null };

/** How many points are missing to share the rank above. */
function nextOf(own: Placed, { place }: SetView, period: Period): { rank: number; points: number } | null {
  return place?.next ? { rank: place.next.above + 1, points: pointsOf(period, place.next.score) - own.points } : null;
}

interface PersonShown {
  name: string;
  choice: PrivacyChoice;
  previousRank: number | null;
}

async function peopleOf(
  context: TenantContext,
  tx: Queryable,
  window: Window,
  entries: Placed[],
  ranksBefore: Map<string, number> | null,
): Promise<Map<string, PersonShown>> {
  const tenantId = context.tenant.id;
  const ownId = context.actor.kind === "user" ? context.actor.userId : null;
  const ids = [...new Set([...entries.map(({ id }) => id), ...(ownId ? [ownId] : [])])];
  const rows = await tx.query<PersonShown & { id: string }>({
    name: "people-of-board",
    text: `SELECT u.id, u.name, coalesce(p.choice, 'name') AS choice, r.rank AS "previousRank"
           FROM "user" u LEFT JOIN leaderboard_privacy p ON p.tenant_id = $1::uuid AND p.user_id = u.id
           LEFT JOIN leaderboard_period before ON before.tenant_id = $1::uuid AND before.period = $3 AND before.ends_at = $4::timestamptz
           LEFT JOIN leaderboard_rank r ON r.period_id = before.id AND r.user_id = u.id
           WHERE u.id = ANY($2::uuid[])`,
    values: [tenantId, ids, window.period, window.since],
  });
  const people = new Map(rows.map(({ id, ...person }) => [id, person]));
  if (ranksBefore === null) return people;
  return new Map([...people].map(([id, person]) => [id, { ...person, previousRank: ranksBefore.get(id) ?? null }]));
}

function shown({ id, rank: ownRank, place, points }: Placed, people: Map<string, PersonShown>, ownId: string | null): LeaderboardEntry {
  const person = people.get(id);
  const isYou = id === ownId;
  const isNamed = isYou || person?.choice === "name";
  return {
    rank: ownRank,
    place,
    userId: isNamed ? id : null,
    name: isNamed ? (person?.name ?? null) : null,
    points,
    isYou,
    movement: person?.previousRank ? person.previousRank - ownRank : null,
  };
}
