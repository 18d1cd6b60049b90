import type { Queryable } from "#lib/platform/database";
import type { WindowState } from "./shapes.ts";
import { windowStateAt } from "./window-state.ts";

/** A maintenance window as the public sees it. */
export interface PublicWindow {
  id: string;
  title: string;
  body: string;
  startsAt: Date;
  endsAt: Date;
  finishedAt: Date | null;
  cancelledAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
  /** Keys of its services. */
  services: string[];
  state: WindowState;
}

/** The windows that the public may see, those that end last first, in a transaction that may see them all. @param isOpen only those in progress or to come */
export async function publicWindows(
  tx: Queryable,
  now: Date,
  { isOpen = false, limit }: { isOpen?: boolean; limit: number },
): Promise<PublicWindow[]> {
  const rows = await tx.query<Omit<PublicWindow, "state">>({
    name: "public-maintenance-windows",
    text: `SELECT w.id, w.title, w.body, w.starts_at AS "startsAt", w.ends_at AS "endsAt", w.finished_at AS "finishedAt", w.cancelled_at AS "cancelledAt",
             w.created_at AS "createdAt", w.updated_at AS "updatedAt",
             ARRAY(SELECT s.key FROM maintenance_window_service x JOIN service s ON s.id = x.service_id WHERE x.window_id = w.id ORDER BY s.key) AS services
           FROM maintenance_window w
           WHERE w.is_public AND (NOT $1::boolean OR (w.cancelled_at IS NULL AND w.finished_at IS NULL AND w.ends_at > $2::timestamptz))
           ORDER BY w.ends_at DESC, w.id DESC LIMIT $3::int`,
    values: [isOpen, now, limit],
  });
  return rows.map((row) => ({ ...row, state: windowStateAt(row, now) }));
}
