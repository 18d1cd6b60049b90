import { requirePermission, requireStaff, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import { type BlastRadius, blastRadius } from "../graph/blast-radius.ts";
import { startStages } from "../graph/start-order.ts";
import { readRegistry, serviceIn, viewOf } from "./read-registry.ts";
import { graphOf } from "./registry-graph.ts";
import type { Service, ServiceList } from "./shapes.ts";

/** Every service of the registry by its key, and in which order they start. @throws `forbidden` without `service.read` */
export async function listServices(context: StaffContext): Promise<ServiceList> {
  requirePermission(requireStaff(context), "service.read");
  const registry = await readAcrossTenants(context, "service.list", readRegistry);
  return { services: [...registry.values()].map(viewOf), stages: startStages(graphOf(registry.values())).stages };
}

/** One service, and whom it takes along when it fails. @throws `not_found`, `forbidden` without `service.read` */
export async function getService(context: StaffContext, key: string): Promise<{ service: Service; radius: BlastRadius }> {
  requirePermission(requireStaff(context), "service.read");
  const registry = await readAcrossTenants(context, "service.list", readRegistry);
  return { service: viewOf(serviceIn(registry, key)), radius: blastRadius(graphOf(registry.values()), key) };
}
