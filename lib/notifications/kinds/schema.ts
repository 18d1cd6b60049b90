/** What notifications are about, for browsers: nothing here brings zod along, as the room's own `schema` does. */

/** In the order in which those of a day are shown. */
export const NOTIFICATION_KINDS = ["security", "platform", "access", "tenants", "conversations", "work", "achievements"] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];
