import type { Recorder } from "#lib/audit";
import type { Database } from "#lib/platform/database";
import type { Runtime } from "#lib/platform/runtime";

/** The portal itself at work, for no tenant. @param name as the trail shows it: "job privacy.erase" */
export const portalContext = (runtime: Runtime, name: string, requestId: string): Recorder & { db: Database } => ({
  actor: { kind: "system", name },
  origin: { ip: null, userAgent: null, deviceToken: null },
  clock: runtime.clock,
  requestId,
  db: runtime.db,
});
