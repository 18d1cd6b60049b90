import type { Queryable } from "#lib/platform/database";
import type { ScoredLead } from "./lead-facts.ts";
import { SCORING_LIMITS } from "./schema.ts";

interface LeadRow {
  id: string;
  status: string;
  email: string | null;
  phone: string | null;
  job_title: string | null;
  company_name: string | null;
  company_size: string | null;
  industry: string | null;
  country: string | null;
  language: string | null;
  source: string;
  medium: string | null;
  message: string;
  timeline: string;
  has_consent: boolean;
  budget_minor: string | null;
  currency: string | null;
  has_authority: boolean | null;
  has_need: boolean | null;
}

/** Statuses in which nothing more happens to a lead; its score stays as it was. */
export const CLOSED_STATUSES = ["converted", "lost"] as const;

/** What a lead's score rests on; null for one that is gone. The row is locked where the query may write, so that of two scores the later stands. */
export async function readScoredLead(
  tx: Queryable,
  { tenantId, leadId, now }: { tenantId: string; leadId: string; now: Date },
): Promise<{ status: string; lead: ScoredLead } | null> {
  const [row] = await tx.query<LeadRow>({
    name: "lead-to-score",
    text: `SELECT id, status, email, phone, job_title, company_name, company_size, industry, country, language, source, utm->>'utm_medium' AS medium,
             message, timeline, has_consent, budget_minor::text, currency,
             CASE WHEN jsonb_typeof(bant->'authority') = 'boolean' THEN (bant->>'authority')::boolean END AS has_authority,
             CASE WHEN jsonb_typeof(bant->'need') = 'boolean' THEN (bant->>'need')::boolean END AS has_need
           FROM lead WHERE tenant_id = $1::uuid AND id = $2::uuid FOR NO KEY UPDATE`,
    values: [tenantId, leadId],
  });
  if (!row) return null;
  const activities = await tx.query<{ kind: string; direction: string | null; occurred_at: Date }>({
    name: "activities-to-score",
    text: `SELECT kind, direction, occurred_at FROM activity
           WHERE tenant_id = $1::uuid AND lead_id = $2::uuid AND kind IN ('call', 'mail', 'meeting', 'demo') AND occurred_at <= $3::timestamptz
           ORDER BY created_at DESC, id DESC LIMIT ${SCORING_LIMITS.activities}`,
    values: [tenantId, leadId, now],
  });
  return {
    status: row.status,
    lead: {
      email: row.email,
      phone: row.phone,
      jobTitle: row.job_title,
      companyName: row.company_name,
      companySize: row.company_size,
      industry: row.industry,
      country: row.country,
      language: row.language,
      source: row.source,
      medium: row.medium,
      message: row.message,
      timeline: row.timeline,
      hasConsent: row.has_consent,
      budgetMinor: row.budget_minor === null ? null : Number(row.budget_minor),
      currency: row.currency,
      hasAuthority: row.has_authority,
      hasNeed: row.has_need,
      activities: activities.map(({ kind, direction, occurred_at }) => ({ kind, direction, occurredAt: occurred_at })),
    },
  };
}
