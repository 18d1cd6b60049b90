import { can, requirePermission, requireStaff, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import { invalid } from "#lib/platform/errors";
import { decodeCursor, encodeCursor } from "#lib/tables";
import type { TimelineInput, TimelinePage } from "./schema.ts";
import { sayEvent, type TimelineKind, type TimelineRow } from "./timeline-words.ts";

const SORT = "timeline";
const FAR = new Date("9999-12-31T00:00:00Z");
const LAST_ID = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/**
 * Where each kind is told: by the rows themselves where they say when they came to be, and otherwise by the trail. `$1` tenant, `$2` and
 * `$3` moment and id that the page lies before, `$4` rows wanted, `$5` now.
 */
const ROWS: { kind: TimelineKind; what: string; at: string; id: string; by: string; details: string; from: string }[] = [
  { kind: "settings", what: "created", at: "t.created_at", id: "t.id", by: "NULL", details: "'{}'::jsonb", from: "tenant t WHERE t.id = $1::uuid" },
  {
    kind: "plan",
    what: "trial_end",
    at: "t.trial_ends_at",
    id: "t.id",
    by: "NULL",
    details: "jsonb_build_object('isAhead', t.trial_ends_at > $5::timestamptz)",
    from: "tenant t WHERE t.id = $1::uuid AND t.trial_ends_at IS NOT NULL AND t.status = 'trial'",
  },
  {
    kind: "plan",
    what: "subscription",
    at: "s.started_at",
    id: "s.id",
    by: "NULL",
    details: "jsonb_build_object('plan', p.name, 'status', s.status, 'planBefore', b.name, 'statusBefore', b.status)",
    from: `subscription s JOIN plan p ON p.key = s.plan_key
           LEFT JOIN LATERAL (SELECT q.name, o.status FROM subscription o JOIN plan q ON q.key = o.plan_key
                              WHERE o.tenant_id = s.tenant_id AND o.started_at <= s.started_at AND o.ended_at <= s.started_at
                              ORDER BY o.ended_at DESC, o.started_at DESC LIMIT 1) b ON true
           WHERE s.tenant_id = $1::uuid`,
  },
  {
    kind: "people",
    what: "joined",
    at: "m.created_at",
    id: "m.user_id",
    by: "NULL",
    details: "jsonb_build_object('name', u.name, 'userId', u.id)",
    from: `membership m JOIN "user" u ON u.id = m.user_id WHERE m.tenant_id = $1::uuid`,
  },
  {
    kind: "domains",
    what: "domain",
    at: "d.verified_at",
    id: "d.id",
    by: "NULL",
    details: "jsonb_build_object('domain', d.domain, 'isDnsProof', d.is_dns_proof)",
    from: "tenant_domain d WHERE d.tenant_id = $1::uuid AND d.verified_at IS NOT NULL",
  },
  {
    kind: "support",
    what: "impersonation",
    at: "i.started_at",
    id: "i.id",
    by: "o.name",
    details: "jsonb_build_object('name', u.name, 'mayWrite', i.may_write, 'reason', i.reason)",
    from: `impersonation i LEFT JOIN "user" u ON u.id = i.user_id LEFT JOIN "user" o ON o.id = i.staff_user_id WHERE i.tenant_id = $1::uuid`,
  },
  {
    kind: "notes",
    what: "note",
    at: "n.created_at",
    id: "n.id",
    by: "u.name",
    details: "jsonb_build_object('text', left(n.text, 400))",
    from: `tenant_note n LEFT JOIN "user" u ON u.id = n.author_id WHERE n.tenant_id = $1::uuid`,
  },
];

/** What the rows themselves no longer say: who left, what was taken away, what was changed. */
const ACTS: { kind: TimelineKind; actions: string[] }[] = [
  { kind: "plan", actions: ["tenant.cancel"] },
  { kind: "people", actions: ["member.change_role", "member.suspend", "member.reactivate", "member.remove"] },
  { kind: "domains", actions: ["tenant_domain.add", "tenant_domain.remove", "tenant_domain.record_lost", "tenant_domain.record_back"] },
  { kind: "flags", actions: ["flag.set_tenant"] },
  {
    kind: "settings",
    actions: [
      "tenant.rename",
      "tenant.change",
      "tenant_policy.change",
      "support_access.set",
      "sign_in_provider.create",
      "sign_in_provider.change",
      "sign_in_provider.enable",
      "sign_in_provider.disable",
      "sign_in_provider.delete",
    ],
  },
];

/**
 * What happened to a tenant, the newest first, before what lies ahead of it. Read anew from the rows and the audit trail: there is no
 * second store that could tell otherwise. Without `audit.read` it tells what the rows say.
 * @throws `invalid` for a cursor that is not of this list
 */
export async function readTimeline(context: StaffContext, tenantId: string, { kind, cursor, limit }: TimelineInput): Promise<TimelinePage> {
  requirePermission(requireStaff(context), "tenant.read");
  const [before, beforeId] = cursor ? placeOf(cursor) : [FAR, LAST_ID];
  const acts = can(context, "audit.read") ? ACTS.filter((each) => !kind || each.kind === kind) : [];
  const parts = [...ROWS.filter((each) => !kind || each.kind === kind).map(rowsQuery), ...(acts.length > 0 ? [actsQuery(acts)] : [])];
  const rows = await readAcrossTenants(context, "tenant.timeline", (tx) =>
    tx.query<TimelineRow>({
      // Named once, so that its type is known also where no part asks for it.
      text: `WITH asked AS (SELECT $5::timestamptz AS now)
             SELECT * FROM (${parts.join(" UNION ALL ")}) everything ORDER BY at DESC, id DESC LIMIT $4`,
      values: [tenantId, before, beforeId, limit + 1, context.clock.now()],
    }),
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { events: page.map(sayEvent), nextCursor: rows.length > limit && last ? encodeCursor(SORT, last.at.toISOString(), last.id) : null };
}

/** The newest of one kind of row; no kind needs more than the page has. */
const rowsQuery = ({ kind, what, at, id, by, details, from }: (typeof ROWS)[number]) => `
  (SELECT ${at} AS at, ${id} AS id, '${kind}' AS kind, '${what}' AS what, ${by} AS by, ${details} AS details
   FROM ${from} AND ${at} <= $2::timestamptz AND (${at}, ${id}) < ($2::timestamptz, $3::uuid) ORDER BY ${at} DESC, ${id} DESC LIMIT $4)`;

/** The newest of each action, by an index that begins with the tenant and the action: the trail of a busy tenant is long. */
const actsQuery = (acts: typeof ACTS) => `
  (SELECT a.at, a.id, w.kind, 'act' AS what, a.actor_label AS by,
          jsonb_build_object('action', a.action, 'entryId', a.id, 'reason', a.reason,
            'name', CASE WHEN a.subject_type = 'user' AND a.subject_id ~ '^[0-9a-f-]{36}$' THEN (SELECT u.name FROM "user" u WHERE u.id = a.subject_id::uuid) END,
            'domain', coalesce(a.after->>'domain', a.before->>'domain'),
            'flag', CASE WHEN a.subject_type = 'feature_flag' THEN a.subject_id || ' ' || coalesce(a.after->>'ruling', '') END) AS details
   FROM (VALUES ${acts.flatMap(({ kind, actions }) => actions.map((action) => `('${kind}', '${action}')`)).join(", ")}) AS w (kind, action)
   CROSS JOIN LATERAL (
     SELECT e.* FROM audit_entry e WHERE e.tenant_id = $1::uuid AND e.action = w.action AND (e.at, e.id) < ($2::timestamptz, $3::uuid)
     ORDER BY e.at DESC, e.id DESC LIMIT $4
   ) a ORDER BY a.at DESC, a.id DESC LIMIT $4)`;

function placeOf(cursor: string): [at: Date, id: string] {
  const { value, id } = decodeCursor(cursor, SORT);
  const at = new Date(value);
  if (Number.isNaN(at.getTime())) throw invalid("This page address is no longer good. Start again from the first page.");
  return [at, id];
}
