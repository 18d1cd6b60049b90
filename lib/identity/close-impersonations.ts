import { z } from "zod";
import { newId } from "#lib/platform/crypto";
import { defineJob } from "#lib/platform/jobs";
import type { Runtime } from "#lib/platform/runtime";
import { endImpersonation } from "./end-impersonation.ts";
import type { ImpersonationEnd } from "./impersonation-schema.ts";
import { systemContext } from "./system-context.ts";

type Services = Pick<Runtime, "db" | "jobs" | "store" | "clock">;

const AT_MOST = 200;

// What counts is the same as in the session's check (`findSession`); here it is asked why one does not count any more.
const OVERDUE = `
  SELECT * FROM (
    SELECT i.id, i.tenant_id, CASE
      WHEN i.expires_at <= $1 THEN 'lapsed'
      WHEN p.support_access IS NULL OR p.support_access = 'none' THEN 'consent_withdrawn'
      WHEN t.status IN ('suspended', 'cancelled') THEN 'tenant_closed'
      WHEN u.id IS NULL OR m.user_id IS NULL THEN 'person_left'
      WHEN o.id IS NULL THEN 'staff_left'
      WHEN NOT EXISTS (
        SELECT 1 FROM auth_session s WHERE s.impersonation_id = i.id AND s.revoked_at IS NULL AND s.expires_at > $1 AND s.session_version = o.session_version
      ) THEN 'signed_out'
    END AS because
    FROM impersonation i
    JOIN tenant t ON t.id = i.tenant_id
    LEFT JOIN tenant_policy p ON p.tenant_id = i.tenant_id
    LEFT JOIN "user" u ON u.id = i.user_id AND u.status = 'active' AND u.platform_role IS NULL
    LEFT JOIN membership m ON m.tenant_id = i.tenant_id AND m.user_id = i.user_id AND m.status = 'active'
    LEFT JOIN "user" o ON o.id = i.staff_user_id AND o.status = 'active' AND o.platform_role IN ('super_admin', 'support')
    WHERE i.ended_at IS NULL AND ($2::uuid IS NULL OR i.id = $2) AND ($3::uuid IS NULL OR i.staff_user_id = $3)
  ) each WHERE because IS NOT NULL ORDER BY tenant_id, id LIMIT ${AT_MOST}`;

/**
 * Puts on record what has ended by itself: by time, by consent that was withdrawn, because somebody lost their place. Rights
 * do not wait for it, since every request is checked; the record, the sockets and the tenant's list do. Each is recorded
 * once, however many processes ask at the same moment.
 * @param which one impersonation, those of one member of staff, or all
 * @returns how many this call has closed
 */
export async function closeImpersonations(
  services: Services,
  which: { id?: string; staffUserId?: string } = {},
  requestId: string = newId(),
): Promise<number> {
  const rows = await services.db.system<{ id: string; tenant_id: string; because: ImpersonationEnd }>({
    name: "overdue-impersonations",
    text: OVERDUE,
    values: [services.clock.now(), which.id ?? null, which.staffUserId ?? null],
  });
  let closed = 0;
  for (const { id, tenant_id: tenantId, because } of rows) {
    const context = await systemContext(services, tenantId, "support access", requestId);
    const isEnded = await services.db.transaction({ kind: "system", purpose: "close an impersonation" }, (tx) =>
      endImpersonation(context, tx, id, because),
    );
    if (isEnded) closed++;
  }
  return closed;
}

/** Every minute: an impersonation whose browser was simply closed ends in the tenant's list, too. */
export const closeImpersonationsJob = defineJob({
  name: "identity.close-impersonations",
  schema: z.object({}),
  async handle(_data, { runtime }) {
    await closeImpersonations(runtime);
  },
});
