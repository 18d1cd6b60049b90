import { readInTenant, requirePermission, type TenantContext } from "#lib/access";
import type { Queryable } from "#lib/platform/database";
import { ENTRY_COLUMNS, ENTRY_JOINS, ENTRY_NAMES, type EntryRow, entryOf } from "../ledger/entry-row.ts";
import { findTeam } from "./find-team.ts";
import { type BoardTeam, MOST_ON_TEAM_BOARD, type RankReasons, type RankReasonsInput } from "./schema.ts";
import { type Window, windowAt } from "./windows.ts";

const ENTRIES_SHOWN = 50;

/**
 * Why somebody stands where they do: the caller's own entries of the period, whose sum their points on the board are; and for a team what
 * each of its people who count has, whose mean its figure is. Entries of others are nobody's affair.
 * @throws `not_found` for a team that the tenant does not have, `forbidden` without `campaign.read`
 */
export async function rankReasons(context: TenantContext, { scope, team: teamId, period }: RankReasonsInput): Promise<RankReasons> {
  requirePermission(context, "campaign.read");
  return readInTenant(context, async (tx) => {
    const window = await windowAt(tx, context, period, context.clock.now());
    const team = scope === "team" ? await findTeam(context, tx, teamId) : null;
    return {
      scope,
      period,
      since: window.since?.toISOString() ?? null,
      you: await ownEntries(context, tx, window),
      team: team && (await partsOf(context, tx, window, team)),
    };
  });
}

async function ownEntries({ tenant, actor }: TenantContext, tx: Queryable, { since, until }: Window): Promise<RankReasons["you"]> {
  if (actor.kind !== "user") return null;
  // An entry that moves points between accounts, such as a hold, changes no rank.
  const own = `l.tenant_id = $1::uuid AND l.user_id = $2::uuid AND l.lifetime <> 0
               AND ($3::timestamptz IS NULL OR l.created_at >= $3) AND ($4::timestamptz IS NULL OR l.created_at < $4)`;
  const values = [tenant.id, actor.userId, since, until];
  const [sum] = await tx.query<{ points: number; count: number }>({
    name: "own-points-of-period",
    text: `SELECT coalesce(sum(l.lifetime), 0)::int AS points, count(*)::int AS count FROM ledger_entry l WHERE ${own}`,
    values,
  });
  const rows = await tx.query<EntryRow & object>({
    name: "own-entries-of-period",
    text: `SELECT ${ENTRY_COLUMNS}, ${ENTRY_NAMES} FROM ledger_entry l ${ENTRY_JOINS} WHERE ${own}
           ORDER BY l.created_at DESC, l.id DESC LIMIT ${ENTRIES_SHOWN}`,
    values,
  });
  return { points: sum?.points ?? 0, entryCount: sum?.count ?? 0, entries: rows.map(entryOf) };
}

async function partsOf({ tenant, actor }: TenantContext, tx: Queryable, { since, until }: Window, team: BoardTeam): Promise<RankReasons["team"]> {
  const members = await tx.query<{ userId: string; name: string; points: number; isYou: boolean }>({
    name: "parts-of-team",
    text: `SELECT m.user_id AS "userId", u.name, greatest(coalesce(s.points, 0), 0)::int AS points, m.user_id IS NOT DISTINCT FROM $5::uuid AS "isYou"
           FROM team_member m JOIN "user" u ON u.id = m.user_id
           LEFT JOIN leaderboard_privacy p ON p.tenant_id = m.tenant_id AND p.user_id = m.user_id
           LEFT JOIN LATERAL (
             SELECT sum(l.lifetime) AS points FROM ledger_entry l WHERE l.tenant_id = $1::uuid AND l.user_id = m.user_id
               AND ($3::timestamptz IS NULL OR l.created_at >= $3) AND ($4::timestamptz IS NULL OR l.created_at < $4)
           ) s ON true
           WHERE m.tenant_id = $1::uuid AND m.team_id = $2::uuid AND coalesce(p.choice, 'name') = 'name'
           ORDER BY points DESC, lower(u.name), m.user_id LIMIT ${MOST_ON_TEAM_BOARD}`,
    values: [tenant.id, team.id, since, until, actor.kind === "user" ? actor.userId : null],
  });
  const total = members.reduce((sum, { points }) => sum + points, 0);
  return { ...team, total, perPerson: members.length === 0 ? null : Math.round((100 * total) / members.length) / 100, members };
}
