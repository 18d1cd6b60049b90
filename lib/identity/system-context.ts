import type { SystemActor, TenantContext, TenantStatus } from "#lib/access";
import { notFound } from "#lib/platform/errors";
import type { Runtime } from "#lib/platform/runtime";

interface TenantRow {
  id: string;
  slug: string;
  name: string;
  status: TenantStatus;
  time_zone: string;
  currency: string;
  locale: string;
  is_demo: boolean;
}

type Services = Pick<Runtime, "db" | "jobs" | "store" | "clock">;

/**
 * The context of the portal itself at work for one tenant: in a job, or the seed.
 * @param name what is at work, as the audit trail will show it: "job gamification.award"
 * @throws `not_found` when the tenant is gone
 */
export async function systemContext(
  services: Services,
  tenantId: string,
  name: string,
  requestId: string,
): Promise<TenantContext & { actor: SystemActor }> {
  const [row] = await services.db.system<TenantRow>({
    name: "tenant-of-job",
    text: "SELECT id, slug, name, status, time_zone, currency, locale, is_demo FROM tenant WHERE id = $1",
    values: [tenantId],
  });
  if (!row) throw notFound("This tenant");
  const { db, jobs, store, clock } = services;
  return {
    actor: { kind: "system", name },
    tenant: {
      id: row.id,
      slug: row.slug,
      name: row.name,
      status: row.status,
      timeZone: row.time_zone,
      currency: row.currency,
      locale: row.locale,
      isDemo: row.is_demo,
    },
    grants: new Map(),
    lockedOutOf: null,
    requestId,
    origin: { ip: null, userAgent: null, deviceToken: null },
    idempotency: null,
    db,
    jobs,
    store,
    clock,
  };
}
