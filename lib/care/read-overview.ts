import { can, requirePermission, requireStaff, type StaffContext, type TenantStatus } from "#lib/access";
import { AUDIT_COLUMNS, type AuditRow, auditEntryOf, readAcrossTenants } from "#lib/audit";
import { readUsage } from "#lib/billing";
import type { Queryable } from "#lib/platform/database";
import { notFound } from "#lib/platform/errors";
import { explainHealth, type HealthFacts } from "./health.ts";
import { readNotes } from "./notes.ts";
import type { TenantOverview } from "./schema.ts";

const NOTES_SHOWN = 3;
const ACTS_SHOWN = 5;
const LATELY_MS = 30 * 86_400_000;

/**
 * The first look at a tenant, in one transaction: its health with the reasons, what it uses of its plan, and the latest notes and acts.
 * @throws `not_found`, `forbidden` for others than the operator's staff
 */
export async function readOverview(context: StaffContext, tenantId: string): Promise<TenantOverview> {
  requirePermission(requireStaff(context), "tenant.read");
  const now = context.clock.now();
  return readAcrossTenants(context, "tenant.read", async (tx) => {
    const usages = await readUsage(tx, tenantId, now);
    const facts = await readFacts(tx, tenantId, now);
    const { notes } = await readNotes(context, tx, tenantId, { limit: NOTES_SHOWN });
    const acts = can(context, "audit.read") ? await readActs(tx, tenantId) : null;
    return { health: explainHealth({ ...facts, usages, now }), usages, notes, acts };
  });
}

/** Staff's own reading is left out: it would fill the list by looking at it. */
async function readActs(tx: Queryable, tenantId: string) {
  const rows = await tx.query<AuditRow>({
    name: "acts-of-tenant",
    text: `SELECT ${AUDIT_COLUMNS} FROM audit_entry WHERE tenant_id = $1::uuid AND action <> 'platform.read' ORDER BY id DESC LIMIT $2`,
    values: [tenantId, ACTS_SHOWN],
  });
  return rows.map(auditEntryOf);
}

interface FactsRow {
  kind: HealthFacts["kind"];
  status: TenantStatus;
  trial_ends_at: Date | null;
  people: number;
  last_sign_in_at: Date | null;
  signed_in_lately: number;
  admins: number;
  admins_with_second_factor: number;
  campaigns: number;
  campaigns_running: number;
  mails: number;
  mails_failed: number;
}

/** One statement; each part reads an index that begins with the tenant. Factors are looked up for administrators alone. */
const HEALTH_FACTS = `
  SELECT t.kind, t.status, t.trial_ends_at, p.*, c.*, e.*
  FROM tenant t
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS people, max(u.last_sign_in_at) AS last_sign_in_at,
           count(*) FILTER (WHERE u.last_sign_in_at >= $2::timestamptz)::int AS signed_in_lately,
           count(*) FILTER (WHERE m.role = 'tenant_admin')::int AS admins,
           count(*) FILTER (WHERE m.role = 'tenant_admin' AND (
             EXISTS (SELECT 1 FROM totp_factor f WHERE f.user_id = u.id AND f.confirmed_at IS NOT NULL)
             OR EXISTS (SELECT 1 FROM passkey k WHERE k.user_id = u.id)))::int AS admins_with_second_factor
    FROM membership m JOIN "user" u ON u.id = m.user_id
    WHERE m.tenant_id = t.id AND m.status = 'active' AND u.status = 'active' AND u.erased_at IS NULL
  ) p
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS campaigns, count(*) FILTER (WHERE status = 'active')::int AS campaigns_running FROM campaign WHERE tenant_id = t.id
  ) c
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS mails, count(*) FILTER (WHERE status = 'failed')::int AS mails_failed
    FROM mail_message WHERE tenant_id = t.id AND created_at >= $2::timestamptz AND status IN ('sent', 'failed')
  ) e
  WHERE t.id = $1::uuid`;

async function readFacts(tx: Queryable, tenantId: string, now: Date): Promise<Omit<HealthFacts, "usages" | "now">> {
  const [row] = await tx.query<FactsRow>({ name: "health-facts", text: HEALTH_FACTS, values: [tenantId, new Date(now.getTime() - LATELY_MS)] });
  if (!row) throw notFound("This tenant");
  return {
    kind: row.kind,
    status: row.status,
    trialEndsAt: row.trial_ends_at,
    people: row.people,
    lastSignInAt: row.last_sign_in_at,
    signedInLately: row.signed_in_lately,
    admins: row.admins,
    adminsWithSecondFactor: row.admins_with_second_factor,
    campaigns: row.campaigns,
    campaignsRunning: row.campaigns_running,
    mails: row.mails,
    mailsFailed: row.mails_failed,
  };
}
