import { type Context, requireOwnAccount, type SignInMethod } from "#lib/access";
import type { SqlQuery } from "#lib/platform/database";
import type { Runtime } from "#lib/platform/runtime";
import { sessionPolicy } from "./context-of-request.ts";
import { deviceLabel } from "./device-label.ts";
import type { ListSessionsInput, OwnSessionPage } from "./sessions-schema.ts";

interface SessionRow {
  id: string;
  root_session_id: string | null;
  host: string | null;
  methods: SignInMethod[];
  country: string | null;
  ip: string | null;
  user_agent: string | null;
  created_at: Date;
  last_used_at: Date;
  expires_at: Date;
}

// What counts here is what `findSession` would let in. A session that was replaced is on its way out and is not shown. The
// sessions on brand domains come with the sign-in that they follow; a person has as many as there are brands, at most.
const LIST = `
  WITH open AS (
    SELECT s.* FROM auth_session s
    JOIN "user" u ON u.id = s.user_id AND u.session_version = s.session_version
    LEFT JOIN tenant_policy p ON p.tenant_id = s.active_tenant_id AND s.impersonation_id IS NULL
    WHERE s.user_id = $1 AND s.revoked_at IS NULL AND s.expires_at > $2 AND s.stage = 'open' AND s.revoked_reason IS NULL
      AND s.last_used_at >= $2 - least($3::float8, p.session_idle_minutes / 60.0) * interval '1 hour'
      AND (p.session_max_hours IS NULL OR s.created_at >= $2 - p.session_max_hours * interval '1 hour')
  ), roots AS (
    SELECT * FROM open WHERE root_session_id IS NULL AND ($4::uuid IS NULL OR id < $4) ORDER BY id DESC LIMIT $5
  ), followers AS (
    SELECT open.* FROM open JOIN roots ON open.root_session_id = roots.id ORDER BY open.id DESC LIMIT 500
  )
  SELECT id, root_session_id, host, methods, country, ip, user_agent, created_at, last_used_at, expires_at
  FROM (SELECT * FROM roots UNION ALL SELECT * FROM followers) each ORDER BY id DESC`;

/**
 * The person's own open sessions, the newest sign-in first; sessions on brand domains stand below the sign-in they follow.
 * @throws `forbidden` while a member of staff acts as the person
 */
export async function listSessions(context: Context, runtime: Pick<Runtime, "config">, page: ListSessionsInput): Promise<OwnSessionPage> {
  const { userId, sessionId } = requireOwnAccount(context).actor;
  return readSessions(context.db.system, { userId, currentSessionId: sessionId, now: context.clock.now() }, runtime, page);
}

/** Runs a statement wherever the rows of people may be read. */
export type RunQuery = <Row>(query: SqlQuery) => Promise<Row[]>;

/**
 * One page of somebody's open sessions. Whoever calls this has checked that they may see them.
 * @param of `currentSessionId` is marked as the session that asks; null when somebody else does
 */
export async function readSessions(
  run: RunQuery,
  of: { userId: string; currentSessionId: string | null; now: Date },
  runtime: Pick<Runtime, "config">,
  page: ListSessionsInput,
): Promise<OwnSessionPage> {
  const rows = await run<SessionRow>({
    name: "own-sessions",
    text: LIST,
    values: [of.userId, of.now, sessionPolicy(runtime).idleHours, page.cursor ?? null, page.limit + 1],
  });
  const roots = rows.filter((row) => row.root_session_id === null);
  const shown = roots.slice(0, page.limit);
  const factsOf = (row: SessionRow) => ({
    id: row.id,
    isCurrent: row.id === of.currentSessionId,
    device: deviceLabel(row.user_agent),
    country: row.country,
    ip: row.ip,
    createdAt: row.created_at.toISOString(),
    lastUsedAt: row.last_used_at.toISOString(),
  });
  const sessions = shown.map((row) => ({
    ...factsOf(row),
    methods: row.methods,
    expiresAt: row.expires_at.toISOString(),
    brandSessions: rows.flatMap((each) => (each.root_session_id === row.id && each.host !== null ? [{ ...factsOf(each), host: each.host }] : [])),
  }));
  return { sessions, nextCursor: roots.length > page.limit ? (shown.at(-1)?.id ?? null) : null };
}
