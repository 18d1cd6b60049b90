import { requirePermission, requireStaff, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import { escapeLike } from "#lib/platform/database";
import type { ServiceState } from "../graph/states.ts";
import type { ServiceKind } from "../graph/types.ts";
import type { SearchServicesInput, ServiceListItem } from "./list-shapes.ts";

interface ItemRow {
  key: string;
  name: string;
  kind: ServiceKind;
  owner: string | null;
  is_platform: boolean;
  tenants: number;
  needs: number;
  needed_by: number;
  instances: number;
  state: ServiceState | null;
  since: Date | null;
}

/**
 * Services by their keys, a page of them, with how each is and with how many others it hangs together. Searches key, name and owner. A service that
 * nothing measures is unknown.
 * @throws `forbidden` without `service.read`
 */
export async function searchServices(
  context: StaffContext,
  { search, kind, cursor, limit }: SearchServicesInput,
): Promise<{ services: ServiceListItem[]; nextCursor: string | null }> {
  requirePermission(requireStaff(context), "service.read");
  const like = search ? `%${escapeLike(search)}%` : null;
  const rows = await readAcrossTenants(context, "service.list", (tx) =>
    tx.query<ItemRow>({
      name: "search-services",
      text: `SELECT s.key, s.name, s.kind, s.owner, s.is_platform, i.state, i.since,
               (SELECT count(*)::int FROM service_tenant x WHERE x.service_id = s.id) AS tenants,
               (SELECT count(*)::int FROM service_dependency d WHERE d.from_id = s.id) AS needs,
               (SELECT count(*)::int FROM service_dependency d WHERE d.to_id = s.id) AS needed_by,
               (SELECT count(*)::int FROM service_instance n WHERE n.service_id = s.id) AS instances
             FROM (SELECT * FROM service
                   WHERE ($1::text IS NULL OR key ILIKE $1 OR name ILIKE $1 OR owner ILIKE $1) AND ($2::text IS NULL OR kind = $2) AND key > $3
                   ORDER BY key LIMIT $4) s
             LEFT JOIN service_state_interval i ON i.service_id = s.id AND i.until IS NULL
             ORDER BY s.key`,
      values: [like, kind ?? null, cursor ?? "", limit + 1],
    }),
  );
  const services = rows.slice(0, limit).map(
    ({ is_platform, tenants, needed_by, state, since, ...row }): ServiceListItem => ({
      ...row,
      tenants: is_platform ? null : tenants,
      neededBy: needed_by,
      state: state ?? "unknown",
      since: since?.toISOString() ?? null,
    }),
  );
  return { services, nextCursor: rows.length > limit ? (services.at(-1)?.key ?? null) : null };
}
