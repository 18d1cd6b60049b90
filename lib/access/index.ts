/**
 * Who may do what: permissions, roles, the statuses of a tenant, and the `Context` that every domain function gets.
 * Permissions are checked here and nowhere else.
 */
export {
  type Actor,
  type Context,
  can,
  closedForMaintenance,
  hasRecentSignIn,
  type Impersonator,
  inTenant,
  isOnlyLooking,
  type LockOut,
  lockedOutMessage,
  type Maintenance,
  onlyLooking,
  readInTenant,
  requireMayWrite,
  requireOwnAccount,
  requirePermission,
  requireRecentSignIn,
  requireSomeReach,
  requireStaff,
  requireTenant,
  requireUser,
  type ServiceActor,
  type SignInMethod,
  type StaffContext,
  type SystemActor,
  type TenantContext,
  type TenantRef,
  type UserActor,
  type UserContext,
} from "./context.ts";
export { once } from "./idempotency.ts";
export { mayGive } from "./may-give.ts";
export { ALL_PERMISSIONS, PERMISSIONS, type Permission } from "./permissions.ts";
export {
  type Grants,
  grantsOfCustomRole,
  type MemberRole,
  PLATFORM_ROLE_GRANTS,
  type PlatformRole,
  type Reach,
  ROLE_NAMES,
  TENANT_PERMISSIONS,
  TENANT_ROLE_GRANTS,
  TENANT_ROLES,
  type TenantRole,
} from "./roles.ts";
export { grantsInStatus, TENANT_STATUSES, type TenantStatus } from "./tenant-status.ts";
export { offerUndo, type UndoCall } from "./undo.ts";
