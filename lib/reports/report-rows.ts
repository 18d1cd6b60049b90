import type { TenantContext } from "#lib/access";
import type { Queryable, Transaction } from "#lib/platform/database";
import { conflict, notFound } from "#lib/platform/errors";
import type { SortedRow } from "#lib/tables";
import { type ReportDetail, type ReportListItem, reportDetail } from "./report-schema.ts";

export interface ReportRow extends SortedRow {
  name: string;
  period: ReportListItem["period"];
  author_name: string | null;
  block_count: number;
  next_due_at: Date | null;
  created_at: Date;
  changed_at: Date;
  version: number;
}

interface DetailRow {
  id: string;
  name: string;
  period: unknown;
  campaign_id: string | null;
  blocks: unknown;
  author_id: string | null;
  created_at: Date;
  changed_at: Date;
  version: number;
}

export const reportItemOf = (row: ReportRow): ReportListItem => ({
  id: row.id,
  name: row.name,
  period: row.period,
  authorName: row.author_name,
  blockCount: row.block_count,
  nextDueAt: row.next_due_at?.toISOString() ?? null,
  createdAt: row.created_at.toISOString(),
  changedAt: row.changed_at.toISOString(),
  version: row.version,
});

/** @param isLocked holds it until the transaction ends. @throws `not_found` */
export async function findReport(tx: Queryable, tenantId: string, id: string, isLocked = false): Promise<ReportDetail> {
  const [row] = await tx.query<DetailRow>({
    name: isLocked ? "report-locked" : "report",
    text: `SELECT id, name, period, campaign_id, blocks, author_id, created_at, changed_at, version FROM report
           WHERE tenant_id = $1::uuid AND id = $2::uuid${isLocked ? " FOR UPDATE" : ""}`,
    values: [tenantId, id],
  });
  if (!row) throw notFound("This report");
  const { campaign_id: campaignId, author_id: authorId, created_at: createdAt, changed_at: changedAt, ...rest } = row;
  return reportDetail.parse({ ...rest, campaignId, authorId, createdAt: createdAt.toISOString(), changedAt: changedAt.toISOString() });
}

/** The report that somebody saw, held until the transaction ends. @throws `not_found`; `conflict` where it was changed since */
export async function lockReport({ tenant }: TenantContext, tx: Transaction, id: string, version: number): Promise<ReportDetail> {
  const report = await findReport(tx, tenant.id, id, true);
  if (report.version !== version)
    throw conflict("Somebody else changed this report meanwhile. Look at what it says now, and make your change there.");
  return report;
}

/** Who acts, where it is a person. */
export const selfOf = ({ actor }: Pick<TenantContext, "actor">): string | null => (actor.kind === "user" ? actor.userId : null);

/** What a name is sorted by. */
export const sortNameOf = (name: string): string => name.toLowerCase().slice(0, 300);
