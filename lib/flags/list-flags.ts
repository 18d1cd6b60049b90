import { requirePermission, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import { readCatalogue, readTenants } from "./catalogue.ts";
import { countReach, stateOf } from "./count-reach.ts";
import type { FlagList, FlagListItem, ListFlagsInput } from "./schema.ts";

/** The flags by key, with their state and for how many tenants they are on. Searches key, name and description. */
export async function listFlags(context: StaffContext, { search, state }: ListFlagsInput): Promise<FlagList> {
  requirePermission(context, "tenant.read");
  const { catalogue, tenants } = await readAcrossTenants(context, "flag.list", async (tx) => ({
    catalogue: await readCatalogue(tx),
    tenants: await readTenants(tx),
  }));
  const words = search?.toLowerCase();
  const found = [...catalogue.values()].filter(
    ({ key, name, description }) => !words || `${key}\n${name}\n${description}`.toLowerCase().includes(words),
  );
  const reaches = countReach(found, tenants, context.clock.now(), catalogue);
  const flags = found.map((flag): FlagListItem => {
    const reach = reaches.get(flag.key) ?? { on: 0, all: tenants.length };
    return { ...flag, reach, state: stateOf(flag, reach) };
  });
  return { flags: flags.filter((flag) => !state || flag.state === state) };
}
