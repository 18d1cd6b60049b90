import { z } from "zod";
import { NOTIFICATION_KINDS, type NotificationKind } from "./kinds/schema.ts";

export { NOTIFICATION_KINDS, type NotificationKind } from "./kinds/schema.ts";

/** Everything but security, which nobody can switch off: it is how a person learns of what somebody else did. */
export const OPTIONAL_KINDS = [
  "platform",
  "access",
  "tenants",
  "conversations",
  "work",
  "achievements",
] as const satisfies readonly NotificationKind[];

/** Whether a kind comes by mail to who has not chosen: what nobody may miss, and answers that somebody waits for. */
export const isMailedUnlessChosen = (kind: NotificationKind): boolean => kind === "security" || kind === "conversations";

/** More than these are "99+". */
export const MOST_COUNTED = 99;

export const notification = z.object({
  id: z.uuid(),
  kind: z.enum(NOTIFICATION_KINDS),
  title: z.string(),
  body: z.string(),
  /** A path of the portal. */
  href: z.string(),
  isRead: z.boolean(),
  at: z.iso.datetime(),
});
export type Notification = z.infer<typeof notification>;

export const listNotificationsInput = z.strictObject({
  /** Where the page before ended. */
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});
export type ListNotificationsInput = z.infer<typeof listNotificationsInput>;

/** The newest first. `nextCursor` is null on the last page. */
export const notificationPage = z.object({ notifications: z.array(notification), unreadCount: z.int(), nextCursor: z.string().nullable() });
export type NotificationPage = z.infer<typeof notificationPage>;

export const markReadInput = z.strictObject({ id: z.uuid() });

export interface NotificationSettingView {
  kind: NotificationKind;
  inPortal: boolean;
  byMail: boolean;
}

/** A box that is not ticked is not sent. */
const box = z.literal("on").optional();
export const changeNotificationSettingsInput = z.strictObject(
  Object.fromEntries(OPTIONAL_KINDS.flatMap((kind) => [`${kind}.inPortal`, `${kind}.byMail`]).map((name) => [name, box])),
);
export type ChangeNotificationSettingsInput = Record<string, "on" | undefined>;
