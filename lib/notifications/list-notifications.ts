import { z } from "zod";
import { type Context, requireOwnAccount } from "#lib/access";
import { invalid } from "#lib/platform/errors";
import { type ListNotificationsInput, MOST_COUNTED, type Notification, type NotificationPage } from "./schema.ts";

interface NotificationRow {
  id: string;
  kind: Notification["kind"];
  title: string;
  body: string;
  href: string;
  read_at: Date | null;
  created_at: Date;
}

const COUNT = `SELECT count(*)::int AS unread FROM (
  SELECT FROM notification WHERE user_id = $1::uuid AND read_at IS NULL AND is_listed LIMIT ${MOST_COUNTED + 1}) n`;

/**
 * What the person was told, the newest first, page by page, with how much of all is new.
 * @throws `forbidden` while staff act as the person, `invalid` for a cursor that is not of this list
 */
export async function listNotifications(context: Context, { cursor, limit }: ListNotificationsInput): Promise<NotificationPage> {
  const { userId } = requireOwnAccount(context).actor;
  const after = cursor ? decode(cursor) : null;
  const [rows, [count]] = await context.db.read({ kind: "person", userId }, async (tx) => [
    await tx.query<NotificationRow>({
      text: `SELECT id, kind, title, body, href, read_at, created_at FROM notification
             WHERE user_id = $1::uuid AND is_listed ${after ? "AND (created_at, id) < ($3::timestamptz, $4::uuid)" : ""}
             ORDER BY created_at DESC, id DESC LIMIT $2`,
      values: [userId, limit + 1, ...(after ? [after.at, after.id] : [])],
    }),
    await tx.query<{ unread: number }>({ text: COUNT, values: [userId] }),
  ]);
  const notifications = rows.slice(0, limit).map(notificationOf);
  const last = notifications.at(-1);
  return { notifications, unreadCount: count?.unread ?? 0, nextCursor: rows.length > limit && last ? `${last.at}_${last.id}` : null };
}

/** How many are new, at most one more than are counted; none while staff act as the person, since they are not told to them. */
export async function countUnread(context: Context): Promise<number> {
  if (context.actor.kind !== "user" || context.actor.impersonator) return 0;
  const { userId } = context.actor;
  const [row] = await context.db.read({ kind: "person", userId }, (tx) =>
    tx.query<{ unread: number }>({ name: "count-unread", text: COUNT, values: [userId] }),
  );
  return row?.unread ?? 0;
}

const cursorShape = z.tuple([z.iso.datetime(), z.uuid()]);

function decode(cursor: string): { at: string; id: string } {
  const parsed = cursorShape.safeParse(cursor.split("_"));
  if (!parsed.success) {
    throw invalid("This page address is no longer good. Start again from the first page.", [
      { path: "cursor", message: "This cursor does not belong to this list." },
    ]);
  }
  return { at: parsed.data[0], id: parsed.data[1] };
}

const notificationOf = ({ id, kind, title, body, href, read_at, created_at }: NotificationRow): Notification => ({
  id,
  kind,
  title,
  body,
  href,
  isRead: read_at !== null,
  at: created_at.toISOString(),
});
