/** What a person is told of: the echo of domain events, in the portal and by mail, as they wish. */
export { inLanguage } from "./in-language.ts";
export { countUnread, listNotifications } from "./list-notifications.ts";
export { markAllRead, markRead } from "./mark-read.ts";
export { NOTIFIED_OF, notifyJob } from "./notify.ts";
export { notificationsPersonalData } from "./personal-data.ts";
export { purgeNotificationsJob } from "./purge-notifications.ts";
export { changeNotificationSettings, listNotificationSettings } from "./settings.ts";
