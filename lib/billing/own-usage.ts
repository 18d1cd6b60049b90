import { readInTenant, requirePermission, type TenantContext } from "#lib/access";
import { notFound } from "#lib/platform/errors";
import type { OwnUsage } from "./schema.ts";
import { readUsage } from "./usage-of.ts";

interface SizeRow {
  name: string;
  storage_bytes: bigint;
  max_ai_requests_per_day: number;
  used_bytes: number;
}

/** How much of its plan one's own tenant uses, with its files. @throws `forbidden` without `billing.manage` */
export async function readOwnUsage(context: TenantContext): Promise<OwnUsage> {
  requirePermission(context, "billing.manage");
  const tenantId = context.tenant.id;
  return readInTenant(context, async (tx) => {
    const usages = await readUsage(tx, tenantId, context.clock.now());
    // Files as they were sent: of conversations, creatives, the logo, and figures that are read in.
    const [row] = await tx.query<SizeRow>({
      name: "files-of-tenant",
      text: `SELECT p.name, p.storage_bytes, p.max_ai_requests_per_day,
                    ((SELECT coalesce(sum(size_bytes), 0) FROM conversation_attachment WHERE tenant_id = t.id AND status = 'ready')
                     + (SELECT coalesce(sum(octet_length(bytes)), 0) FROM campaign_creative_version WHERE tenant_id = t.id)
                     + (SELECT coalesce(sum(octet_length(bytes)), 0) FROM figure_import_piece WHERE tenant_id = t.id)
                     + (SELECT coalesce(sum(octet_length(bytes)), 0) FROM tenant_logo WHERE tenant_id = t.id))::float8 AS used_bytes
             FROM tenant t JOIN plan p ON p.key = t.plan_key WHERE t.id = $1::uuid`,
      values: [tenantId],
    });
    if (!row) throw notFound("This tenant");
    const { name: planName, storage_bytes, max_ai_requests_per_day: limitPerDay, used_bytes: usedBytes } = row;
    return {
      planName,
      usages,
      files: { usedBytes, limitBytes: Number(storage_bytes) },
      aiRequests: { usedToday: null, limitPerDay },
    };
  });
}
