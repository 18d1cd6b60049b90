import type { TenantContext } from "#lib/access";
import type { Queryable, Transaction } from "#lib/platform/database";
import { changedMeanwhile, conflict, invalid, notFound } from "#lib/platform/errors";
import { mayMeanThousands, minorUnitsOf, TWO_AMOUNTS } from "#lib/platform/money";
import type { SortedRow } from "#lib/tables";
import type { CustomValues } from "../custom-fields/schema.ts";
import { bant, type LeadDetail, type LeadListItem } from "./schema.ts";

export const MEANWHILE = "Somebody else changed this lead meanwhile. Look at what it says now, and make your change there.";

export interface LeadRow extends SortedRow {
  first_name: string;
  last_name: string;
  email: string | null;
  phone: string | null;
  company_name: string | null;
  source: string;
  status: LeadListItem["status"];
  score: number | null;
  score_band: LeadListItem["scoreBand"];
  owner_id: string | null;
  owner_name: string | null;
  next_follow_up_at: Date | null;
  last_activity_at: Date | null;
  created_at: Date;
  custom: CustomValues;
  version: number;
}

/** Columns of a row of the list; `l` is the lead, `o` its owner. */
export const LEAD_COLUMNS = `l.id, l.first_name, l.last_name, l.email, l.phone, l.company_name, l.source, l.status, l.score, l.score_band,
  l.owner_id, o.name AS owner_name, l.next_follow_up_at, l.last_activity_at, l.created_at, l.custom, l.version`;

/** A person's name, else what there is. */
const leadName = (row: Pick<LeadRow, "first_name" | "last_name" | "company_name" | "email" | "phone">): string =>
  [row.first_name, row.last_name].filter((part) => part).join(" ") || row.company_name || row.email || row.phone || "";

export const leadItemOf = (row: LeadRow): LeadListItem => ({
  id: row.id,
  name: leadName(row),
  email: row.email,
  phone: row.phone,
  companyName: row.company_name,
  source: row.source,
  status: row.status,
  score: row.score,
  scoreBand: row.score_band,
  ownerId: row.owner_id,
  ownerName: row.owner_name,
  nextFollowUpAt: row.next_follow_up_at?.toISOString() ?? null,
  lastActivityAt: row.last_activity_at?.toISOString() ?? null,
  createdAt: row.created_at.toISOString(),
  custom: row.custom,
  version: row.version,
});

interface DetailRow extends LeadRow {
  job_title: string | null;
  industry: string | null;
  company_size: string | null;
  city: string | null;
  region: string | null;
  country: string | null;
  budget_minor: bigint | null;
  currency: string | null;
  timeline: LeadDetail["timeline"];
  bant: unknown;
  message: string;
  has_consent: boolean;
  consent_at: Date | null;
  owner_reason: string;
  status_since: Date;
  lost_reason: string | null;
  utm: Record<string, string>;
  contact_id: string | null;
  deal_id: string | null;
  deal_name: string | null;
  converted_at: Date | null;
  tags: string[];
}

/** One lead with all that is known of it. @throws `not_found` */
export async function findLead(tx: Queryable, tenantId: string, id: string): Promise<LeadDetail> {
  const [row] = await tx.query<DetailRow>({
    name: "get-lead",
    text: `SELECT ${LEAD_COLUMNS}, '' AS sort_value, l.job_title, l.industry, l.company_size, l.city, l.region, l.country, l.budget_minor, l.currency,
                  l.timeline, l.bant, l.message, l.has_consent, l.consent_at, l.owner_reason, l.status_since, l.lost_reason, l.utm,
                  l.contact_id, l.deal_id, d.name AS deal_name, l.converted_at, l.tags
           FROM lead l LEFT JOIN "user" o ON o.id = l.owner_id LEFT JOIN deal d ON d.tenant_id = l.tenant_id AND d.id = l.deal_id
           WHERE l.tenant_id = $1::uuid AND l.id = $2::uuid`,
    values: [tenantId, id],
  });
  if (!row) throw notFound("This lead");
  const alike = row.email ? await leadsAlike(tx, tenantId, row.email, id) : [];
  return {
    ...leadItemOf(row),
    firstName: row.first_name,
    lastName: row.last_name,
    jobTitle: row.job_title,
    industry: row.industry,
    companySize: row.company_size,
    city: row.city,
    region: row.region,
    country: row.country,
    budgetMinor: row.budget_minor === null ? null : Number(row.budget_minor),
    currency: row.currency,
    timeline: row.timeline,
    bant: bant.parse(row.bant),
    message: row.message,
    hasConsent: row.has_consent,
    consentAt: row.consent_at?.toISOString() ?? null,
    ownerReason: row.owner_reason,
    statusSince: row.status_since.toISOString(),
    lostReason: row.lost_reason,
    utm: row.utm,
    contactId: row.contact_id,
    dealId: row.deal_id,
    dealName: row.deal_name,
    convertedAt: row.converted_at?.toISOString() ?? null,
    tags: row.tags,
    alike,
  };
}

/** Leads with an address, whatever its capitals, the latest first. @param butId of one that is not meant */
export async function leadsAlike(tx: Queryable, tenantId: string, email: string, butId: string | null): Promise<LeadDetail["alike"]> {
  const rows = await tx.query<LeadRow>({
    name: "leads-alike",
    text: `SELECT ${LEAD_COLUMNS}, '' AS sort_value FROM lead l LEFT JOIN "user" o ON o.id = l.owner_id
           WHERE l.tenant_id = $1::uuid AND l.email_key = $2 AND l.id IS DISTINCT FROM $3::uuid ORDER BY l.created_at DESC LIMIT 5`,
    values: [tenantId, email.toLowerCase(), butId],
  });
  return rows.map((row) => ({ id: row.id, name: leadName(row), status: row.status }));
}

/**
 * The lead with its row held for this transaction, for a change from the version that was seen.
 * @throws `not_found`; `conflict` when it was changed since
 */
export async function lockLead(context: TenantContext, tx: Transaction, id: string, version: number | null): Promise<LeadDetail> {
  await tx.query({ text: "SELECT 1 FROM lead WHERE tenant_id = $1::uuid AND id = $2::uuid FOR UPDATE", values: [context.tenant.id, id] });
  const lead = await findLead(tx, context.tenant.id, id);
  if (version !== null && lead.version !== version) throw conflict(MEANWHILE);
  return lead;
}

/** @throws `conflict` with an issue on each field that stands differently now */
export function requireLeadVersion(lead: LeadDetail, version: number, now: Record<string, unknown>, yours: Record<string, unknown>): void {
  if (lead.version !== version) throw changedMeanwhile(MEANWHILE, now, yours);
}

/** An amount in the tenant's currency. @throws `invalid` with an issue on `path` for more decimals than it has, or for what may mean thousands */
export function minorAmount(amount: string | null, currency: string, path: string): bigint | null {
  if (amount === null) return null;
  if (mayMeanThousands(amount, currency)) throw invalid("Some fields need attention.", [{ path, message: TWO_AMOUNTS }]);
  const minor = minorUnitsOf(amount, currency);
  if (minor === null) throw invalid("Some fields need attention.", [{ path, message: `${currency} has fewer decimals than this amount.` }]);
  return minor;
}
