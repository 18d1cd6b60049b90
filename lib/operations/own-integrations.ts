import { readInTenant, requirePermission, type TenantContext } from "#lib/access";
import { OWN_INTEGRATION_KINDS, type OwnIntegration } from "./schema.ts";

interface Row {
  count: number;
  troubled: number;
  last_used_at: Date | null;
}

// Each from the rows themselves; what keeps no time of its use says none.
const SOURCES: Record<OwnIntegration["kind"], string> = {
  api_keys: `SELECT count(*)::int AS count, 0 AS troubled, max(last_used_at) AS last_used_at FROM api_key
             WHERE tenant_id = $1::uuid AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $2::timestamptz)`,
  webhooks: `SELECT count(*) FILTER (WHERE e.state <> 'paused')::int AS count,
                    count(*) FILTER (WHERE e.state = 'disabled' OR (e.state = 'active' AND e.failing_since IS NOT NULL))::int AS troubled,
                    max(d.ended_at) AS last_used_at
             FROM webhook_endpoint e LEFT JOIN LATERAL (
               SELECT ended_at FROM webhook_delivery WHERE endpoint_id = e.id AND status = 'delivered' ORDER BY id DESC LIMIT 1
             ) d ON true WHERE e.tenant_id = $1::uuid AND $2::timestamptz IS NOT NULL`,
  figures: `SELECT count(*)::int AS count, 0 AS troubled, max(ended_at) AS last_used_at FROM figure_import
            WHERE tenant_id = $1::uuid AND source = 'api' AND status = 'done' AND created_at > $2::timestamptz - interval '90 days'`,
  files: `SELECT count(*)::int AS count, 0 AS troubled, max(ended_at) AS last_used_at FROM figure_import
          WHERE tenant_id = $1::uuid AND source <> 'api' AND status = 'done' AND created_at > $2::timestamptz - interval '90 days'`,
  forms: `SELECT count(*)::int AS count, 0 AS troubled, max(s.created_at) AS last_used_at
          FROM lead_form f LEFT JOIN LATERAL (
            SELECT max(received_at) AS created_at FROM form_submission WHERE tenant_id = f.tenant_id AND form_id = f.id
          ) s ON true WHERE f.tenant_id = $1::uuid AND f.switched_off_at IS NULL AND $2::timestamptz IS NOT NULL`,
  sign_in: `SELECT count(*)::int AS count, 0 AS troubled, NULL::timestamptz AS last_used_at FROM identity_provider
            WHERE tenant_id = $1::uuid AND is_enabled AND $2::timestamptz IS NOT NULL`,
  directory: `SELECT count(*)::int AS count, 0 AS troubled, max(last_used_at) AS last_used_at FROM api_key
              WHERE tenant_id = $1::uuid AND 'user.provision' = ANY(scopes) AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $2::timestamptz)`,
  referrals: `SELECT count(*)::int AS count, 0 AS troubled, max(created_at) AS last_used_at FROM referral_conversion
              WHERE tenant_id = $1::uuid AND referred_tenant_id IS NULL AND created_at > $2::timestamptz - interval '90 days'`,
};

/** What connects one's own tenant to other systems: how much of it counts now, what is in trouble, and when it was last used. @throws `forbidden` without `integration.read` */
export async function listOwnIntegrations(context: TenantContext): Promise<OwnIntegration[]> {
  requirePermission(context, "integration.read");
  const text = OWN_INTEGRATION_KINDS.map((kind) => `SELECT '${kind}' AS kind, s.* FROM (${SOURCES[kind]}) s`).join(" UNION ALL ");
  const rows = await readInTenant(context, (tx) =>
    tx.query<Row & { kind: string }>({ name: "own-integrations", text, values: [context.tenant.id, context.clock.now()] }),
  );
  return OWN_INTEGRATION_KINDS.map((kind) => {
    const row = rows.find((each) => each.kind === kind);
    return { kind, count: row?.count ?? 0, troubled: row?.troubled ?? 0, lastUsedAt: row?.last_used_at?.toISOString() ?? null };
  });
}
