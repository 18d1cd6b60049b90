import { requirePermission, requireStaff, type StaffContext } from "#lib/access";

/** @throws `forbidden` for others than staff who may see services */
export function requireServiceReader(context: StaffContext): void {
  requirePermission(requireStaff(context), "service.read");
}

/** @throws `forbidden` for others than staff who may manage incidents */
export function requireIncidentManager(context: StaffContext): void {
  requirePermission(requireStaff(context), "incident.manage");
}
