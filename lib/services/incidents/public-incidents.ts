import type { Queryable } from "#lib/platform/database";
import type { IncidentImpact, IncidentStatus } from "./shapes.ts";

/** An incident as the public sees it. Titles and updates by rule are in English, and are said in the reader's language by `sayIn`. */
export interface PublicIncident {
  id: string;
  title: string;
  impact: IncidentImpact;
  status: IncidentStatus;
  startedAt: Date;
  resolvedAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
  /** Keys of the services that it hits. */
  services: string[];
  /** Those that are public, the newest first. */
  updates: { id: string; status: IncidentStatus; body: string; at: string; editedAt: string | null }[];
}

interface Asked {
  /** Only those that are open. */
  isOpen?: boolean;
  /** Only those that hit this tenant, or everybody. */
  tenantId?: string;
  limit: number;
}

/** The incidents that the public may see, the newest first, in a transaction that may see them all. */
export function publicIncidents(tx: Queryable, { isOpen = false, tenantId, limit }: Asked): Promise<PublicIncident[]> {
  return tx.query<PublicIncident>({
    name: "public-incidents",
    text: `SELECT i.id, i.title, i.impact, i.status, i.started_at AS "startedAt", i.resolved_at AS "resolvedAt", i.created_at AS "createdAt", i.updated_at AS "updatedAt",
             ARRAY(SELECT s.service_key FROM incident_service s WHERE s.incident_id = i.id ORDER BY s.service_key) AS services,
             coalesce((SELECT json_agg(json_build_object('id', u.id, 'status', u.status, 'body', u.body, 'at', u.at, 'editedAt', u.edited_at) ORDER BY u.at DESC, u.id DESC)
                       FROM incident_update u WHERE u.incident_id = i.id AND u.is_public), '[]') AS updates
           FROM incident i
           WHERE i.is_public AND (NOT $1::boolean OR i.resolved_at IS NULL)
             AND ($2::uuid IS NULL OR i.is_everybody OR EXISTS (SELECT 1 FROM incident_tenant t WHERE t.incident_id = i.id AND t.tenant_id = $2::uuid))
           ORDER BY i.started_at DESC, i.id DESC LIMIT $3::int`,
    values: [isOpen, tenantId ?? null, limit],
  });
}
