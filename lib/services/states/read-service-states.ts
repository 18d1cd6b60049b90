import { requirePermission, requireStaff, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import { type StateInterval, stateIntervals } from "./state-intervals.ts";

const DAY_MS = 86_400_000;

/** What a service was in the last days, oldest first; nothing where nothing was recorded. @throws `forbidden` without `service.read` */
export async function readServiceStates(context: StaffContext, key: string, days: number): Promise<StateInterval[]> {
  requirePermission(requireStaff(context), "service.read");
  const to = context.clock.now();
  const found = await readAcrossTenants(context, "service.states", (tx) =>
    stateIntervals(tx, { from: new Date(to.getTime() - days * DAY_MS), to, keys: [key] }),
  );
  return found.get(key) ?? [];
}
