import { requirePermission, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import type { IntegrationCounts } from "./schema.ts";

interface CountRow {
  endpoints: number;
  failing: number;
  disabled: number;
  providers: number;
  directories: number;
  keys: number;
}

/** How many integrations of each kind there are over all tenants. @throws `forbidden` without `integration.read` */
export async function countIntegrations(context: StaffContext): Promise<IntegrationCounts> {
  requirePermission(context, "integration.read");
  const [row] = await readAcrossTenants(context, "webhooks", (tx) =>
    tx.query<CountRow>({
      text: `SELECT e.endpoints, e.failing, e.disabled, k.keys, k.directories,
               (SELECT count(*)::int FROM identity_provider WHERE is_enabled) AS providers
             FROM (SELECT count(*)::int AS endpoints, count(*) FILTER (WHERE state = 'active' AND failing_since IS NOT NULL)::int AS failing,
                          count(*) FILTER (WHERE state = 'disabled')::int AS disabled FROM webhook_endpoint) e,
                  (SELECT count(*)::int AS keys, count(DISTINCT tenant_id) FILTER (WHERE 'user.provision' = ANY(scopes))::int AS directories
                   FROM api_key WHERE revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $1)) k`,
      values: [context.clock.now()],
    }),
  );
  if (!row) throw new Error("Counting gave no row.");
  const { failing, disabled, ...counts } = row;
  return { ...counts, failingEndpoints: failing, disabledEndpoints: disabled };
}
