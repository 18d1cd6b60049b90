import type { Database } from "#lib/platform/database";
import { readRegistry } from "./read-registry.ts";

/** Where services answer, and whom they serve; `tenantIds` is null for those of the whole platform. */
export interface ReachableService {
  key: string;
  tenantIds: string[] | null;
  instances: { address: string; weight: number; zone: string }[];
}

/** For the gateway, which reads them again whenever one changes. */
export async function reachableServices(db: Database): Promise<ReachableService[]> {
  const registry = await db.read({ kind: "system", purpose: "gateway" }, readRegistry);
  return [...registry.values()].map(({ key, tenants, tenantIds, instances, registered }) => ({
    key,
    tenantIds: tenants === null ? null : tenantIds,
    // Those that registered themselves are as good as those that somebody entered.
    instances: [...instances, ...registered.map(({ address, weight, zone }) => ({ address, weight, zone }))],
  }));
}
