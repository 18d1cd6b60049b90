import type { StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import { requireIncidentManager } from "../staff.ts";
import { ALERT_LIMITS, type AlertDestination } from "./shapes.ts";

interface Row {
  id: string;
  title: string;
  kind: AlertDestination["kind"];
  address: string | null;
  severities: AlertDestination["severities"];
  service_keys: string[];
  is_enabled: boolean;
  version: number;
  created_at: Date;
  updated_at: Date;
  last_what: string | null;
  last_status: "waiting" | "delivered" | "failed" | null;
  last_error: string | null;
  last_at: Date | null;
}

/** Where alerts go, and what became of what was sent there last; the oldest first. @throws `forbidden` without `incident.manage` */
export async function listAlertDestinations(context: StaffContext): Promise<AlertDestination[]> {
  requireIncidentManager(context);
  const rows = await readAcrossTenants(context, "alert_destination.list", (tx) =>
    tx.query<Row>({
      text: `SELECT d.id, d.title, d.kind, d.address, d.severities, d.service_keys, d.is_enabled, d.version, d.created_at, d.updated_at,
               l.what AS last_what, l.status AS last_status, l.last_error, coalesce(l.ended_at, l.created_at) AS last_at
             FROM alert_destination d
             LEFT JOIN LATERAL (SELECT x.what, x.status, x.last_error, x.ended_at, x.created_at FROM alert_delivery x
                                WHERE x.destination_id = d.id ORDER BY x.id DESC LIMIT 1) l ON true
             ORDER BY d.created_at, d.id LIMIT $1`,
      values: [ALERT_LIMITS.destinations],
    }),
  );
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    kind: row.kind,
    address: row.address,
    severities: row.severities,
    serviceKeys: row.service_keys,
    isEnabled: row.is_enabled,
    last:
      row.last_what && row.last_status && row.last_at
        ? { what: row.last_what, status: row.last_status, error: row.last_error, at: row.last_at.toISOString() }
        : null,
    version: row.version,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  }));
}
