import type { Queryable } from "#lib/platform/database";
import { notFound } from "#lib/platform/errors";
import type { ServiceKind } from "../graph/types.ts";
import { PROBE_COLUMNS, type ProbeRow, probeOf } from "../probing/probe-row.ts";
import type { Service } from "./shapes.ts";

/** A service with the ids that its rows and its graph go by. */
export interface KnownService extends Service {
  id: string;
  tenantIds: string[];
}

/** Every service by its key, in the order of the keys. */
export type Registry = ReadonlyMap<string, KnownService>;

interface ServiceRow {
  id: string;
  key: string;
  name: string;
  kind: ServiceKind;
  owner: string | null;
  description: string;
  runbook_url: string | null;
  is_platform: boolean;
  visibility: Service["visibility"];
  origin: Service["origin"];
  version: number;
  created_at: Date;
  updated_at: Date;
  tenants: { id: string; slug: string }[];
  instances: Service["instances"];
  registered: Service["registered"];
  probes: ProbeRow[];
  probes_with_secret: string[];
  needs: Service["needs"];
  needed_by: Service["neededBy"];
}

const edges = (own: string, other: string) => `
  coalesce((SELECT json_agg(json_build_object('key', o.key, 'kind', CASE WHEN d.is_hard THEN 'hard' ELSE 'soft' END) ORDER BY o.key)
            FROM service_dependency d JOIN service o ON o.id = d.${other} WHERE d.${own} = s.id), '[]')`;

const QUERY = {
  name: "service-registry",
  text: `SELECT s.id, s.key, s.name, s.kind, s.owner, s.description, s.runbook_url, s.is_platform, s.visibility, s.origin, s.version, s.created_at, s.updated_at,
           coalesce((SELECT json_agg(json_build_object('id', t.id, 'slug', t.slug) ORDER BY t.slug)
                     FROM service_tenant x JOIN tenant t ON t.id = x.tenant_id WHERE x.service_id = s.id), '[]') AS tenants,
           coalesce((SELECT json_agg(json_build_object('address', i.address, 'weight', i.weight, 'zone', i.zone) ORDER BY i.address)
                     FROM service_instance i WHERE i.service_id = s.id AND i.expires_at IS NULL), '[]') AS instances,
           coalesce((SELECT json_agg(json_build_object('address', i.address, 'weight', i.weight, 'zone', i.zone, 'expiresAt', i.expires_at) ORDER BY i.address)
                     FROM service_instance i WHERE i.service_id = s.id AND i.expires_at > now()), '[]') AS registered,
           coalesce((SELECT json_agg(row_to_json(p) ORDER BY p.name) FROM (SELECT ${PROBE_COLUMNS} FROM service_probe p WHERE p.service_id = s.id) p), '[]') AS probes,
           ARRAY(SELECT p.name FROM service_probe p WHERE p.service_id = s.id AND p.secret_sealed IS NOT NULL ORDER BY p.name) AS probes_with_secret,
           ${edges("from_id", "to_id")} AS needs, ${edges("to_id", "from_id")} AS needed_by
         FROM service s ORDER BY s.key`,
};

/** All services, in a transaction that may see them. */
export async function readRegistry(tx: Queryable): Promise<Registry> {
  const rows = await tx.query<ServiceRow>(QUERY);
  return new Map(rows.map((row) => [row.key, knownServiceOf(row)]));
}

/** @throws `not_found` */
export function serviceIn(registry: Registry, key: string): KnownService {
  const found = registry.get(key);
  if (!found) throw notFound("This service");
  return found;
}

/** Looks up the ids of services that there are. */
export const idIn = (registry: Registry) => (key: string) => serviceIn(registry, key).id;

/** Without what only rows go by. */
export function viewOf({ id: _, tenantIds: __, ...view }: KnownService): Service {
  return view;
}

function knownServiceOf(row: ServiceRow): KnownService {
  return {
    id: row.id,
    key: row.key,
    name: row.name,
    kind: row.kind,
    owner: row.owner,
    description: row.description,
    runbookUrl: row.runbook_url,
    tenants: row.is_platform ? null : row.tenants.map(({ slug }) => slug),
    tenantIds: row.tenants.map(({ id }) => id),
    needs: row.needs,
    neededBy: row.needed_by,
    instances: row.instances,
    visibility: row.visibility,
    registered: row.registered.map(({ expiresAt, ...instance }) => ({ ...instance, expiresAt: new Date(expiresAt).toISOString() })),
    probes: row.probes.map(probeOf),
    probesWithSecret: row.probes_with_secret,
    origin: row.origin,
    version: row.version,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}
