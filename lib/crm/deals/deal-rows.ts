import type { TenantContext } from "#lib/access";
import type { Queryable, Transaction } from "#lib/platform/database";
import { invalid, notFound } from "#lib/platform/errors";
import type { SortedRow } from "#lib/tables";
import type { CustomValues } from "../custom-fields/schema.ts";
import type { DealDetail, DealListItem } from "./schema.ts";
import { type DealStage, weightedMinor } from "./stages.ts";

export const MEANWHILE = "Somebody else changed this deal meanwhile. Look at what it says now, and make your change there.";

export interface DealRow extends SortedRow {
  name: string;
  stage: DealStage;
  stage_since: Date;
  amount_minor: bigint;
  currency: string;
  probability: number;
  expected_close_on: string | null;
  company_id: string | null;
  company_name: string | null;
  contact_id: string | null;
  contact_name: string | null;
  owner_id: string | null;
  owner_name: string | null;
  closed_at: Date | null;
  last_activity_at: Date | null;
  created_at: Date;
  custom: CustomValues;
  version: number;
}

/** Columns of a row of the list; `d` is the deal, and `DEAL_JOINS` brings what they name. */
export const DEAL_COLUMNS = `d.id, d.name, d.stage, d.stage_since, d.amount_minor, d.currency, d.probability, d.expected_close_on::text, d.company_id,
  co.name AS company_name, d.contact_id, coalesce(nullif(trim(c.first_name || ' ' || c.last_name), ''), c.email, c.phone) AS contact_name,
  d.owner_id, o.name AS owner_name, d.closed_at, d.last_activity_at, d.created_at, d.custom, d.version`;
export const DEAL_JOINS = `
  LEFT JOIN "user" o ON o.id = d.owner_id
  LEFT JOIN crm_company co ON co.tenant_id = d.tenant_id AND co.id = d.company_id
  LEFT JOIN contact c ON c.tenant_id = d.tenant_id AND c.id = d.contact_id`;

export const dealItemOf = (row: DealRow): DealListItem => ({
  id: row.id,
  name: row.name,
  stage: row.stage,
  stageSince: row.stage_since.toISOString(),
  amountMinor: Number(row.amount_minor),
  weightedMinor: weightedMinor(Number(row.amount_minor), row.probability),
  currency: row.currency,
  probability: row.probability,
  expectedCloseOn: row.expected_close_on,
  companyId: row.company_id,
  companyName: row.company_name,
  contactId: row.contact_id,
  contactName: row.contact_name,
  ownerId: row.owner_id,
  ownerName: row.owner_name,
  closedAt: row.closed_at?.toISOString() ?? null,
  lastActivityAt: row.last_activity_at?.toISOString() ?? null,
  createdAt: row.created_at.toISOString(),
  custom: row.custom,
  version: row.version,
});

interface DetailRow extends DealRow {
  lead_id: string | null;
  lead_name: string | null;
  lost_reason: string | null;
  tags: string[];
}

interface MoveRow {
  from_stage: DealStage | null;
  to_stage: DealStage;
  at: Date;
  stood_ms: bigint | null;
  by_name: string | null;
}

const MOST_MOVES = 200;

/** One deal with the stages it came through. @throws `not_found` */
export async function findDeal(tx: Queryable, tenantId: string, id: string): Promise<DealDetail> {
  const [row] = await tx.query<DetailRow>({
    name: "get-deal",
    text: `SELECT ${DEAL_COLUMNS}, '' AS sort_value, d.lead_id, d.lost_reason, d.tags,
                  coalesce(nullif(trim(l.first_name || ' ' || l.last_name), ''), l.company_name, l.email, l.phone) AS lead_name
           FROM deal d ${DEAL_JOINS} LEFT JOIN lead l ON l.tenant_id = d.tenant_id AND l.id = d.lead_id
           WHERE d.tenant_id = $1::uuid AND d.id = $2::uuid`,
    values: [tenantId, id],
  });
  if (!row) throw notFound("This deal");
  const moves = await tx.query<MoveRow>({
    name: "moves-of-deal",
    text: `SELECT * FROM (
             SELECT m.from_stage, m.to_stage, m.at, m.stood_ms, u.name AS by_name FROM deal_move m LEFT JOIN "user" u ON u.id = m.actor_id
             WHERE m.tenant_id = $1::uuid AND m.deal_id = $2::uuid ORDER BY m.at DESC, m.id DESC LIMIT ${MOST_MOVES}
           ) m ORDER BY m.at`,
    values: [tenantId, id],
  });
  return {
    ...dealItemOf(row),
    leadId: row.lead_id,
    leadName: row.lead_name,
    lostReason: row.lost_reason,
    tags: row.tags,
    moves: moves.map((move) => ({
      from: move.from_stage,
      to: move.to_stage,
      at: move.at.toISOString(),
      stoodMs: move.stood_ms === null ? null : Number(move.stood_ms),
      byName: move.by_name,
    })),
  };
}

/** The deal with its row held for this transaction. @throws `not_found` */
export async function lockDeal(context: TenantContext, tx: Transaction, id: string): Promise<DealDetail> {
  await tx.query({ text: "SELECT 1 FROM deal WHERE tenant_id = $1::uuid AND id = $2::uuid FOR UPDATE", values: [context.tenant.id, id] });
  return findDeal(tx, context.tenant.id, id);
}

/** That contact and company are there, before a deal refers to them. @throws `invalid` with an issue on the field */
export async function requireKin(tx: Queryable, tenantId: string, kin: { companyId: string | null; contactId: string | null }): Promise<void> {
  const [found] = await tx.query<{ company: boolean; contact: boolean }>({
    name: "kin-of-deal",
    text: `SELECT $2::uuid IS NULL OR EXISTS (SELECT 1 FROM crm_company WHERE tenant_id = $1::uuid AND id = $2::uuid) AS company,
                  $3::uuid IS NULL OR EXISTS (SELECT 1 FROM contact WHERE tenant_id = $1::uuid AND id = $3::uuid) AS contact`,
    values: [tenantId, kin.companyId, kin.contactId],
  });
  const issues = [
    ...(found?.company ? [] : [{ path: "companyId", message: "This company is not there any more. Choose another." }]),
    ...(found?.contact ? [] : [{ path: "contactId", message: "This contact is not there any more. Choose another." }]),
  ];
  if (issues.length > 0) throw invalid("Some fields need attention.", issues);
}
