"use client";
import { useEffect, useState } from "react";
import { useClientWords } from "#components/format/client-words";
import type { NotificationPage } from "#lib/notifications/schema";
import { ActionForm } from "../ui/action-form.tsx";
import { Button } from "../ui/button.tsx";
import { SoftLink } from "../ui/soft-link.tsx";
import { type NotificationActions, NotificationList } from "./notification-list.tsx";

interface NotificationPanelProps {
  /** Loaded afresh whenever this changes. */
  unread: number;
  actions: NotificationActions;
}

const MOST_SHOWN = 10;

/** The newest few, for the popover of the bell; all are on a page of their own. */
export default function NotificationPanel({ unread, actions }: NotificationPanelProps) {
  const t = useClientWords();
  const [page, setPage] = useState<NotificationPage | "failed" | null>(null);
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another count means another list
  useEffect(() => {
    const stale = new AbortController();
    load(stale.signal).then(setPage, () => {
      if (!stale.signal.aborted) setPage("failed");
    });
    return () => stale.abort();
  }, [unread, round]);
  return (
    <>
      <div className="flex items-center justify-between gap-3 border-b px-4 py-3">
        <h2 className="font-semibold text-base text-ink">{t("notifications")}</h2>
        {page && page !== "failed" && page.unreadCount > 0 ? (
          <ActionForm action={actions.markAllRead}>
            <Button type="submit" variant="link">
              {t("markAllAsRead")}
            </Button>
          </ActionForm>
        ) : null}
      </div>
      <div className="max-h-[60dvh] overflow-y-auto" aria-busy={page === null}>
        {page === null ? (
          <p className="px-4 py-10 text-center text-muted text-sm">{t("loading")}</p>
        ) : page === "failed" ? (
          <div role="alert" className="grid justify-items-center gap-3 px-4 py-8 text-center text-sm">
            <p className="text-bad">{t("notificationsNotLoaded")}</p>
            <Button variant="secondary" size="sm" onClick={() => setRound(round + 1)}>
              {t("tryAgain")}
            </Button>
          </div>
        ) : page.notifications.length === 0 ? (
          <div className="px-4 py-10 text-center text-sm">
            <p className="font-medium text-ink">{t("nothingYet")}</p>
            <p className="mt-1 text-muted">{t("whatConcernsYou")}</p>
          </div>
        ) : (
          <NotificationList notifications={page.notifications} now={new Date()} actions={actions} />
        )}
      </div>
      <p className="border-t px-4 py-3 text-sm">
        <SoftLink href="/account/notifications" className="font-medium text-accent hover:underline">
          {t("allNotifications")}
        </SoftLink>
      </p>
    </>
  );
}

async function load(signal: AbortSignal): Promise<NotificationPage> {
  const response = await fetch(`/api/v1/notifications?limit=${MOST_SHOWN}`, { signal });
  if (!response.ok) throw new Error(`The notifications answered ${response.status}`);
  // Our own route answers through its schema.
  return (await response.json()) as NotificationPage;
}
