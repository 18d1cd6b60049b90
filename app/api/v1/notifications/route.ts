import { inLanguage, listNotifications } from "#lib/notifications";
import { listNotificationsInput, notificationPage } from "#lib/notifications/schema";
import { jsonRoute, pageReader } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listNotifications",
  summary: "What you were told, and how much of it is new",
  tag: "Notifications",
  access: "user",
  query: listNotificationsInput,
  response: notificationPage,
  async handle({ context, query }) {
    const page = await listNotifications(context, query);
    // Words for the person who asks, as on the page: they are kept in English.
    const { locale, formatLocale } = await pageReader();
    return { ...page, notifications: page.notifications.map((each) => inLanguage(each, locale, formatLocale)) };
  },
});
