import { Bell } from "#components/notifications/bell";
import { Icon } from "#components/ui/icon";
import type { Context } from "#lib/access";
import { countUnread } from "#lib/notifications";
import { MOST_COUNTED } from "#lib/notifications/schema";
import { markAllReadAction, markReadAction, openNotificationAction } from "./(account)/account/notifications/actions.ts";

export const NOTIFICATION_ACTIONS = { open: openNotificationAction, markRead: markReadAction, markAllRead: markAllReadAction };

/** The bell of the signed-in areas. Whoever acts as somebody else does not read what that person was told. */
export async function NotificationBell({ context }: { context: Context }) {
  if (context.actor.kind !== "user" || context.actor.impersonator) return null;
  return <Bell unread={await countUnread(context)} mostCounted={MOST_COUNTED} icon={<Icon name="bell" />} actions={NOTIFICATION_ACTIONS} />;
}
