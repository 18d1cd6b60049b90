import type { CodePrefix } from "./code.ts";
import type { ReferralCodeView } from "./schema.ts";

/** A code's columns with how often it was used; parameter 1 is the moment of asking. */
export const CODE_COLUMNS = `c.code, c.label, c.user_id, c.usage_limit, c.created_at, c.expires_at,
  (SELECT count(*)::int FROM referral_conversion v WHERE v.tenant_id = c.tenant_id AND v.code = c.code AND v.state NOT IN ('rejected', 'reversed')) AS used,
  CASE WHEN c.closed_at IS NOT NULL THEN 'closed' WHEN c.expires_at <= $1::timestamptz THEN 'expired' ELSE 'open' END AS state`;

export interface CodeRow {
  code: string;
  label: string;
  user_id: string;
  usage_limit: number;
  created_at: Date;
  expires_at: Date;
  used: number;
  state: "open" | "closed" | "expired";
}

/** Where a code leads to. Pure. @param source where the link will stand */
export const urlOfCode = (publicUrl: string, code: string, source?: string): string =>
  source ? `${publicUrl}/r/${code}?utm_source=${source}&utm_medium=referral&utm_campaign=invitation` : `${publicUrl}/r/${code}`;

/** As everybody is shown it. Pure. */
export function codeView(row: CodeRow, publicUrl: string): ReferralCodeView {
  const isUsedUp = row.state === "open" && row.usage_limit > 0 && row.used >= row.usage_limit;
  return {
    code: row.code,
    kind: row.code.slice(0, 3) as CodePrefix,
    label: row.label,
    url: urlOfCode(publicUrl, row.code),
    usageLimit: row.usage_limit,
    used: row.used,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    state: isUsedUp ? "used_up" : row.state,
  };
}
