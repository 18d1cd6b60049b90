import type { StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import { requireServiceReader } from "../staff.ts";
import { readBands } from "./read-bands.ts";
import { readChanges, readIncidentsIn, readMaintenanceIn } from "./read-events.ts";
import { readOverview } from "./read-overview.ts";
import type { Timeline, TimelineInput } from "./shapes.ts";
import { timelineWindow } from "./timeline-window.ts";

/**
 * How all services were in a window of time, with what happened in it.
 * @throws `forbidden` without `service.read`; `invalid` for a window that cannot be shown
 */
export async function readTimeline(context: StaffContext, input: TimelineInput): Promise<Timeline> {
  requireServiceReader(context);
  const window = timelineWindow(input, context.clock.now());
  return readAcrossTenants(context, "service.timeline", async (tx) => ({
    window,
    overview: await readOverview(tx, window),
    ...(await readBands(tx, window, { limit: input.bands, offset: (input.page - 1) * input.bands })),
    changes: await readChanges(tx, window),
    incidents: await readIncidentsIn(tx, window),
    maintenance: await readMaintenanceIn(tx, window),
  }));
}
