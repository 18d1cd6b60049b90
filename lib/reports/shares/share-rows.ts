import type { Queryable } from "#lib/platform/database";
import { REPORT_LIMITS } from "../report-schema.ts";
import type { ReportShareView } from "./share-schema.ts";

interface ShareRow {
  id: string;
  label: string;
  has_password: boolean;
  expires_at: Date;
  revoked_at: Date | null;
  openings: number;
  last_opened_at: Date | null;
  schedule_id: string | null;
  created_by_name: string | null;
  created_at: Date;
}

/** The links of a report, the newest first; of old ones the latest. @param id only this one */
export async function findShares(
  tx: Queryable,
  { tenantId, reportId, id = null, now }: { tenantId: string; reportId: string; id?: string | null; now: Date },
): Promise<ReportShareView[]> {
  const rows = await tx.query<ShareRow>({
    name: "report-shares",
    text: `SELECT s.id, s.label, s.password_hash IS NOT NULL AS has_password, s.expires_at, s.revoked_at, s.openings, s.last_opened_at, s.schedule_id,
             u.name AS created_by_name, s.created_at
           FROM report_share s LEFT JOIN "user" u ON u.id = s.created_by_id
           WHERE s.tenant_id = $1::uuid AND s.report_id = $2::uuid AND ($3::uuid IS NULL OR s.id = $3::uuid)
           ORDER BY s.created_at DESC, s.id DESC LIMIT ${REPORT_LIMITS.shares}`,
    values: [tenantId, reportId, id],
  });
  return rows.map((row) => ({
    id: row.id,
    label: row.label,
    hasPassword: row.has_password,
    state: row.revoked_at ? "revoked" : row.expires_at <= now ? "expired" : "open",
    expiresAt: row.expires_at.toISOString(),
    openings: row.openings,
    lastOpenedAt: row.last_opened_at?.toISOString() ?? null,
    isMailed: row.schedule_id !== null,
    createdByName: row.created_by_name,
    createdAt: row.created_at.toISOString(),
  }));
}
