import { listNotifications } from "#lib/notifications";
import { listNotificationsInput, notificationPage } from "#lib/notifications/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listNotifications",
  summary: "What you were told, and how much of it is new",
  tag: "Notifications",
  access: "user",
  query: listNotificationsInput,
  response: notificationPage,
  handle: ({ context, query }) => listNotifications(context, query),
});
