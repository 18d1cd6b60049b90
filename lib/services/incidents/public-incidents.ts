import { requireTenant, type TenantContext } from "#lib/access";

const LATELY_DAYS = 30;
const MOST_LISTED = 20;

/**
 * The public incidents that concern the caller's company: open ones and those of the last 30 days, the newest first, by id and title.
 * @throws `unauthenticated`, `forbidden` outside of a tenant
 */
export async function listPublicIncidents(context: TenantContext): Promise<{ id: string; title: string }[]> {
  const { tenant, db, clock } = requireTenant(context);
  return db.system<{ id: string; title: string }>({
    name: "public-incidents-of-tenant",
    text: `SELECT i.id, i.title FROM incident i
           WHERE i.is_public AND (i.resolved_at IS NULL OR i.resolved_at > $2::timestamptz)
             AND (i.is_everybody OR EXISTS (SELECT 1 FROM incident_tenant t WHERE t.incident_id = i.id AND t.tenant_id = $1::uuid))
           ORDER BY i.started_at DESC, i.id LIMIT ${MOST_LISTED}`,
    values: [tenant.id, new Date(clock.now().getTime() - LATELY_DAYS * 86_400_000)],
  });
}
