import type { Context } from "#lib/access";
import type { Runtime } from "#lib/platform/runtime";

/** The portal itself at work on backups, as the trail shows it. */
export const portalContext = (runtime: Runtime, requestId: string): Context => ({
  actor: { kind: "system", name: "job backups" },
  tenant: null,
  grants: new Map(),
  lockedOutOf: null,
  requestId,
  origin: { ip: null, userAgent: null, deviceToken: null },
  idempotency: null,
  db: runtime.db,
  jobs: runtime.jobs,
  store: runtime.store,
  clock: runtime.clock,
});
