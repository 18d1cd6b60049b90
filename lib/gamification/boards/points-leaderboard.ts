import { readInTenant, requirePermission, type TenantContext } from "#lib/access";
import type { Queryable } from "#lib/platform/database";
import { isAppError } from "#lib/platform/errors";
import { type SetView, type ViewedEntries, type ViewRequest, viewOf } from "#lib/platform/store";
import { viewBoard } from "./board-set.ts";
import { groupSizeOf, packScore, pointsOf } from "./packing.ts";
import { pointsByPerson } from "./person-points.ts";
import { rank } from "./ranking.ts";
import type { Leaderboard, LeaderboardEntry, LeaderboardInput, Period, PrivacyChoice } from "./schema.ts";
import { type Window, windowAt } from "./windows.ts";

/** Somebody's place, before it has a name. */
interface Placed {
  userId: string;
  rank: number;
  place: number;
  points: number;
}

/**
 * The tenant's present members by the points they got in a period: a page of the board, and the caller's own place. Who has none, or
 * does not want to be on boards, is not listed. It is read from the store, and from the ledger while the store is gone.
 */
export async function pointsLeaderboard(
  context: TenantContext,
  { period, limit = 50, after = 0, around = 2 }: Pick<LeaderboardInput, "period"> & Partial<LeaderboardInput>,
): Promise<Leaderboard> {
  requirePermission(context, "campaign.read");
  const ownId = context.actor.kind === "user" ? context.actor.userId : null;
  const request: ViewRequest = { start: after, count: limit, groupSize: groupSizeOf(period), ...(ownId && { member: { member: ownId, around } }) };
  return readInTenant(context, async (tx) => {
    const window = await windowAt(tx, context, period, context.clock.now());
    const view = (await fromStore(context, tx, window, request)) ?? (await fromLedger(context, tx, window, request));
    const page = placed(view.page, period);
    const near = view.place ? placed(view.place, period) : [];
    const people = await peopleOf(tx, context.tenant.id, window, [...page, ...near], ownId);
    const entryOf = (each: Placed): LeaderboardEntry => shown(each, people, ownId);
    const own = near.find(({ userId }) => userId === ownId);
    return {
      period,
      since: window.since?.toISOString() ?? null,
      entries: page.map(entryOf),
      total: view.size,
      nextAfter: after + page.length < view.size ? after + page.length : null,
      you: own ? { entry: entryOf(own), around: near.map(entryOf), next: nextOf(own, view, period) } : null,
      choice: (ownId && people.get(ownId)?.choice) || "name",
    };
  });
}

const fromStore = (context: TenantContext, tx: Queryable, window: Window, request: ViewRequest): Promise<SetView | null> =>
  viewBoard(context, tx, window, request).catch((error: unknown) => {
    if (isAppError(error) && error.code === "unavailable") return null;
    throw error;
  });

/** The same view from the ledger itself. */
async function fromLedger({ tenant }: TenantContext, tx: Queryable, window: Window, request: ViewRequest): Promise<SetView> {
  const people = rank(await pointsByPerson(tx, tenant.id, window, null));
  return viewOf(
    people.map(({ userId, points, reachedAt }) => ({ member: userId, score: packScore(window.period, points, reachedAt, window.until) })),
    request,
  );
}

/** Ranks of entries that follow each other: equal points share one, and the next is left out. */
function placed({ start, entries, above }: ViewedEntries, period: Period): Placed[] {
  const result: Placed[] = [];
  for (const [index, { member, score }] of entries.entries()) {
    const points = pointsOf(period, score);
    const before = result.at(-1);
    const place = start + index + 1;
    result.push({ userId: member, points, place, rank: before === undefined ? above + 1 : before.points === points ? before.rank : place });
  }
  return result;
}

/** How many points are missing to share the rank above. */
function nextOf(own: Placed, { place }: SetView, period: Period): { rank: number; points: number } | null {
  return place?.next ? { rank: place.next.above + 1, points: pointsOf(period, place.next.score) - own.points } : null;
}

interface PersonShown {
  name: string;
  choice: PrivacyChoice;
  previousRank: number | null;
}

async function peopleOf(tx: Queryable, tenantId: string, window: Window, entries: Placed[], ownId: string | null): Promise<Map<string, PersonShown>> {
  const ids = [...new Set([...entries.map(({ userId }) => userId), ...(ownId ? [ownId] : [])])];
  const rows = await tx.query<PersonShown & { id: string }>({
    name: "people-of-board",
    text: `SELECT u.id, u.name, coalesce(p.choice, 'name') AS choice, r.rank AS "previousRank"
           FROM "user" u LEFT JOIN leaderboard_privacy p ON p.tenant_id = $1::uuid AND p.user_id = u.id
           LEFT JOIN leaderboard_period before ON before.tenant_id = $1::uuid AND before.period = $3 AND before.ends_at = $4::timestamptz
           LEFT JOIN leaderboard_rank r ON r.period_id = before.id AND r.user_id = u.id
           WHERE u.id = ANY($2::uuid[])`,
    values: [tenantId, ids, window.period, window.since],
  });
  return new Map(rows.map(({ id, ...person }) => [id, person]));
}

function shown({ userId, rank: ownRank, place, points }: Placed, people: Map<string, PersonShown>, ownId: string | null): LeaderboardEntry {
  const person = people.get(userId);
  const isYou = userId === ownId;
  const isNamed = isYou || person?.choice === "name";
  return {
    rank: ownRank,
    place,
    userId: isNamed ? userId : null,
    name: isNamed ? (person?.name ?? null) : null,
    points,
    isYou,
    movement: person?.previousRank ? person.previousRank - ownRank : null,
  };
}
