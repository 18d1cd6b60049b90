import type { StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import { requireIncidentManager } from "../staff.ts";

const MOST = 200;

/** Who of the staff can have a role in an incident, by name. @throws `forbidden` without `incident.manage` */
export async function listResponders(context: StaffContext): Promise<{ id: string; name: string }[]> {
  requireIncidentManager(context);
  return readAcrossTenants(context, "incident.responders", (tx) =>
    tx.query<{ id: string; name: string }>({
      text: `SELECT u.id, u.name FROM "user" u WHERE u.platform_role IS NOT NULL AND u.status = 'active' AND u.erased_at IS NULL ORDER BY u.name, u.id LIMIT $1`,
      values: [MOST],
    }),
  );
}
