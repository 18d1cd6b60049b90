import { requirePermission, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import { readCatalogue } from "./catalogue.ts";
import { stateOf } from "./count-reach.ts";
import { reachOfAll } from "./reach-of-all.ts";
import type { FlagList, FlagListItem, ListFlagsInput } from "./schema.ts";

/**
 * The flags by key, with their state and for how many tenants they are on. Searches key, name and description. Of many
 * tenants the counts may be ten seconds old.
 */
export async function listFlags(context: StaffContext, { search, state }: ListFlagsInput): Promise<FlagList> {
  requirePermission(context, "tenant.read");
  const { catalogue, reach } = await readAcrossTenants(context, "flag.list", async (tx) => {
    const known = await readCatalogue(tx);
    return { catalogue: known, reach: await reachOfAll(context, tx, known) };
  });
  const words = search?.toLowerCase();
  const found = [...catalogue.values()].filter(
    ({ key, name, description }) => !words || `${key}\n${name}\n${description}`.toLowerCase().includes(words),
  );
  const flags = found.map((flag): FlagListItem => {
    const own = reach.get(flag.key) ?? { on: 0, all: 0 };
    return { ...flag, reach: own, state: stateOf(flag, own) };
  });
  return { flags: flags.filter((flag) => !state || flag.state === state) };
}
