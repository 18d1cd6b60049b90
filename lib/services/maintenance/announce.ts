import type { StaffContext } from "#lib/access";
import { emit } from "#lib/events";
import type { Transaction } from "#lib/platform/database";
import { blastRadius } from "../graph/blast-radius.ts";
import { readRegistry } from "../registry/read-registry.ts";
import { graphOf } from "../registry/registry-graph.ts";
import type { MaintenanceWindow } from "./shapes.ts";

/** More tenants than this are told by the status page and by an announcement of the installation. */
const MOST_TENANTS = 500;

/**
 * Tells staff of a window, and, where it is public, the administrators of the tenants whose own services it takes along. What everybody uses is
 * announced on the status page.
 */
export async function announceWindow(
  context: StaffContext,
  tx: Transaction,
  { id, title, startsAt, endsAt, isPublic, services }: MaintenanceWindow,
  change: "planned" | "changed" | "cancelled" | "finished",
): Promise<void> {
  await tx.prisma.maintenanceWindow.updateMany({ where: { id }, data: { announcedAt: context.clock.now() } });
  const tenantIds = isPublic
    ? (
        await tenantsHit(
          tx,
          services.map(({ key }) => key),
        )
      ).slice(0, MOST_TENANTS)
    : [];
  for (const tenantId of [null, ...tenantIds])
    await emit(context, tx, "maintenance_window.announced", { tenantId, windowId: id, title, startsAt, endsAt, change });
}

async function tenantsHit(tx: Transaction, keys: readonly string[]): Promise<string[]> {
  const graph = graphOf((await readRegistry(tx)).values());
  const reached = keys.map((key) => blastRadius(graph, key));
  return [...new Set(reached.flatMap(({ fails, degrades }) => [...fails.tenantIds, ...degrades.tenantIds]))].sort();
}
