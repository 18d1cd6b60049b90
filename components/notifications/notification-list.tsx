import { useClientWords } from "#components/format/client-words";
import type { Notification } from "#lib/notifications/schema";
import { useReader } from "#reader";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { SoftLink } from "../ui/soft-link.tsx";
import { byDayAndKind, KIND_WORDS } from "./notification-words.ts";

export interface NotificationActions {
  /** Takes the id in the field `id`, marks it as read and goes where it leads. */
  open: FormAction;
  /** The same, and stays. */
  markRead: FormAction;
  /** Takes nothing. */
  markAllRead: FormAction;
}

interface NotificationListProps {
  notifications: Notification[];
  now: Date;
  /** Of the days; the browser's own unless told. */
  timeZone?: string;
  actions: NotificationActions;
}

/** What somebody was told, by day and kind. What is new stands out, by a word, too. */
export function NotificationList({ notifications, now, timeZone, actions }: NotificationListProps) {
  const t = useClientWords();
  const { locale } = useReader();
  const nameOf = (label: string) => (label === "Today" ? t("today") : label === "Yesterday" ? t("yesterday") : label);
  const time = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", timeZone });
  return (
    <div className="divide-y">
      {byDayAndKind(notifications, now, timeZone, locale).map((day) => (
        <section key={day.label} aria-label={nameOf(day.label)} className="py-2">
          <p aria-hidden="true" className="px-4 pt-2 pb-1 font-semibold text-ink text-sm">
            {nameOf(day.label)}
          </p>
          {day.kinds.map((group) => (
            <div key={group.kind}>
              <p className="flex items-center gap-2 px-4 py-1 text-muted text-xs">
                <Icon name={KIND_WORDS[group.kind].icon} className="size-4" />
                {t(KIND_WORDS[group.kind].word)}
              </p>
              <ul>
                {group.notifications.map((each) => (
                  <li key={each.id} className="flex items-start gap-1 pe-2">
                    <Thing notification={each} time={time.format(new Date(each.at))} open={actions.open} />
                    {each.isRead ? null : (
                      <ActionForm action={actions.markRead} hidden={{ id: each.id }} className="pt-2">
                        <Button
                          type="submit"
                          variant="ghost"
                          size="icon-sm"
                          aria-label={t("markAsReadTitle", { title: each.title })}
                          title={t("markAsRead")}
                        >
                          <Icon name="check" />
                        </Button>
                      </ActionForm>
                    )}
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </section>
      ))}
    </div>
  );
}

const row = "block w-full rounded-lg px-4 py-2 text-start text-sm -outline-offset-2 hover:bg-tint";

/** What is new is opened by a form, since opening it marks it. */
function Thing({ notification, time, open }: { notification: Notification; time: string; open: FormAction }) {
  const t = useClientWords();
  const { id, title, body, href, isRead } = notification;
  const words = (
    <>
      <span className="flex items-baseline justify-between gap-3">
        <span dir="auto" className={`min-w-0 wrap-anywhere ${isRead ? "text-soft" : "font-semibold text-ink"}`}>
          {isRead ? null : (
            <>
              <span aria-hidden="true" className="me-2 inline-block size-2 rounded-full bg-accent-solid" />
              <span className="sr-only">{t("newThing")} </span>
            </>
          )}
          {title}
        </span>
        <span className="shrink-0 text-muted text-xs">{time}</span>
      </span>
      <span dir="auto" className="mt-0.5 block text-muted wrap-anywhere">
        {body}
      </span>
    </>
  );
  if (isRead) {
    return (
      <SoftLink href={href} className={`min-w-0 flex-1 ${row}`}>
        {words}
      </SoftLink>
    );
  }
  return (
    <ActionForm action={open} hidden={{ id }} className="min-w-0 flex-1">
      <button type="submit" className={row}>
        {words}
      </button>
    </ActionForm>
  );
}
