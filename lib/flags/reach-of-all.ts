import type { StaffContext } from "#lib/access";
import type { Queryable } from "#lib/platform/database";
import { COSTLY_ROWS, keepRecent } from "#lib/platform/recent";
import { overridesMarker, readTenants } from "./catalogue.ts";
import { countReach } from "./count-reach.ts";
import type { FlagCatalogue } from "./explain-flag.ts";
import type { FlagReach, FlagTenant } from "./schema.ts";

/**
 * The tenants that have not left, with what decides flags for them. Of many it may be ten seconds old, but never older than a
 * change of what they have of their own.
 */
export async function tenantsLately(context: StaffContext, tx: Queryable): Promise<FlagTenant[]> {
  const marker = await overridesMarker(tx);
  return keepRecent(context.db, `flags.tenants ${marker}`, () => readTenants(tx), isMany);
}

/** For how many tenants each flag is on, as `tenantsLately` knows them; counted anew whenever a flag was changed. */
export async function reachOfAll(context: StaffContext, tx: Queryable, catalogue: FlagCatalogue): Promise<Map<string, FlagReach>> {
  const tenants = await tenantsLately(context, tx);
  const flags = [...catalogue.values()];
  const versions = flags.map(({ key, version, updatedAt }) => `${key}:${version}:${updatedAt}`).join();
  const read = async () => countReach(flags, tenants, context.clock.now(), catalogue);
  return keepRecent(context.db, `flags.reach ${await overridesMarker(tx)} ${versions}`, read, () => isMany(tenants));
}

const isMany = (tenants: FlagTenant[]) => tenants.length > COSTLY_ROWS;
