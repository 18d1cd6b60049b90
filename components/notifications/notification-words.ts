import { NOTIFICATION_KINDS, type NotificationKind } from "#lib/notifications/kinds/schema";
import type { Notification } from "#lib/notifications/schema";
import type { IconName } from "../ui/icon.tsx";

/** What each kind is called, what it is about, and its icon. */
export const KIND_WORDS: Record<
  NotificationKind,
  {
    name: string;
    word: "kindSecurity" | "kindPlatform" | "kindAccess" | "kindTenants" | "kindConversations" | "kindWork" | "kindAchievements";
    about: string;
    icon: IconName;
  }
> = {
  security: { name: "Security", word: "kindSecurity", about: "Support acts as somebody, or the ways to sign in change.", icon: "shield" },
  platform: { name: "The platform", word: "kindPlatform", about: "For super-admins: a backup fails or is overdue.", icon: "server" },
  access: { name: "Your access", word: "kindAccess", about: "Your role in a portal changes.", icon: "key-round" },
  tenants: { name: "Portals", word: "kindTenants", about: "A portal is suspended or opened again.", icon: "building-complex" },
  conversations: {
    name: "Conversations with support",
    word: "kindConversations",
    about: "Somebody answers, mentions you or asks you into a conversation.",
    icon: "life-buoy",
  },
  work: {
    name: "Your work",
    word: "kindWork",
    about: "A lead is given to you, a task is due, or a creative waits or is decided.",
    icon: "circle-check",
  },
  achievements: {
    name: "Achievements",
    word: "kindAchievements",
    about: "You reach an achievement, or a privilege is earned or ends.",
    icon: "award",
  },
};

export interface Day {
  /** "Today", "Yesterday", or the date. */
  label: string;
  kinds: { kind: NotificationKind; notifications: Notification[] }[];
}

/** By day, the latest first, and within a day by kind, security first. Days are those of the zone, or of the browser. */
export function byDayAndKind(notifications: readonly Notification[], now: Date, timeZone?: string, locale = "en"): Day[] {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone });
  const today = format.format(now);
  const yesterday = format.format(new Date(now.getTime() - 86_400_000));
  const days = Map.groupBy(notifications, ({ at }) => format.format(new Date(at)));
  return [...days].map(([date, ofDay]) => ({
    label: date === today ? "Today" : date === yesterday ? "Yesterday" : date,
    kinds: NOTIFICATION_KINDS.map((kind) => ({ kind, notifications: ofDay.filter((each) => each.kind === kind) })).filter(
      (group) => group.notifications.length > 0,
    ),
  }));
}
