import type { StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import type { Queryable, Transaction } from "#lib/platform/database";
import { notFound } from "#lib/platform/errors";
import { encodeCursor } from "#lib/tables";
import { requireServiceReader } from "../staff.ts";
import { timeIn } from "../time-cursor.ts";
import type { ListWindowsInput, MaintenanceWindow, WindowPage } from "./shapes.ts";
import type { WindowRow } from "./window-row.ts";
import { windowStateAt } from "./window-state.ts";

interface ListedRow extends WindowRow {
  version: number;
  services: { key: string; name: string }[];
}

const WINDOWS = `
  SELECT w.id, w.title, w.body, w.starts_at, w.ends_at, w.is_public, w.announced_at, w.finished_at, w.cancelled_at, w.version, w.created_at, w.updated_at,
    coalesce((SELECT json_agg(json_build_object('key', s.key, 'name', s.name) ORDER BY s.key)
              FROM maintenance_window_service x JOIN service s ON s.id = x.service_id WHERE x.window_id = w.id), '[]') AS services
  FROM maintenance_window w`;
const OPEN = "w.cancelled_at IS NULL AND w.finished_at IS NULL AND w.ends_at > $2::timestamptz";

/** @throws `forbidden` without `service.read`, `invalid` for a cursor that is not ours */
export async function listMaintenanceWindows(context: StaffContext, { show, cursor, limit }: ListWindowsInput): Promise<WindowPage> {
  requireServiceReader(context);
  const now = context.clock.now();
  const from = timeIn(cursor, show);
  const conditions = [show === "open" ? OPEN : "$2::timestamptz IS NOT NULL", ...(from ? ["(w.ends_at, w.id) < ($3::timestamptz, $4::uuid)"] : [])];
  const rows = await readAcrossTenants(context, "maintenance_window.list", (tx) =>
    tx.query<ListedRow>({
      text: `${WINDOWS} WHERE ${conditions.join(" AND ")} ORDER BY w.ends_at DESC, w.id DESC LIMIT $1`,
      values: [limit + 1, now, ...(from ? [from.at, from.id] : [])],
    }),
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    windows: page.map((row) => windowOf(row, now)),
    nextCursor: rows.length > limit && last ? encodeCursor(show, last.ends_at.toISOString(), last.id) : null,
  };
}

/** @throws `not_found`, `forbidden` without `service.read` */
export async function getMaintenanceWindow(context: StaffContext, id: string): Promise<MaintenanceWindow> {
  requireServiceReader(context);
  return readAcrossTenants(context, "maintenance_window.list", (tx) => findWindow(tx, id, context.clock.now()));
}

/** @throws `not_found` */
export async function findWindow(tx: Queryable, id: string, now: Date): Promise<MaintenanceWindow> {
  const [row] = await tx.query<ListedRow>({ text: `${WINDOWS} WHERE w.id = $1::uuid`, values: [id] });
  if (!row) throw notFound("This maintenance window");
  return windowOf(row, now);
}

/** Keeps others from changing it until the transaction ends. @throws `not_found` */
export async function lockWindow(tx: Transaction, id: string, now: Date): Promise<MaintenanceWindow> {
  await tx.query({ text: "SELECT id FROM maintenance_window WHERE id = $1::uuid FOR UPDATE", values: [id] });
  return findWindow(tx, id, now);
}

function windowOf(row: ListedRow, now: Date): MaintenanceWindow {
  const { id, title, body, services, version } = row;
  const times = { startsAt: row.starts_at, endsAt: row.ends_at, finishedAt: row.finished_at, cancelledAt: row.cancelled_at };
  return {
    id,
    title,
    body,
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    state: windowStateAt(times, now),
    isPublic: row.is_public,
    announcedAt: row.announced_at?.toISOString() ?? null,
    finishedAt: row.finished_at?.toISOString() ?? null,
    cancelledAt: row.cancelled_at?.toISOString() ?? null,
    services,
    version,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}
