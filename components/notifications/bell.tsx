"use client";
import { usePathname } from "next/navigation";
import { type ComponentType, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { useClientWords } from "#components/format/client-words";
import { toast } from "../ui/toast-region.tsx";
import type { NotificationActions } from "./notification-list.tsx";

interface BellProps {
  /** Brought up to date when the page is. */
  unread: number;
  /** More are told as "99+". */
  mostCounted: number;
  icon: ReactNode;
  actions: NotificationActions;
}

/**
 * How much is new, and a popover with the newest. Its list is loaded when it is opened for the first time, so that no page is
 * heavier for it.
 */
export function Bell({ unread, mostCounted, icon, actions }: BellProps) {
  const t = useClientWords();
  const id = useId();
  const path = usePathname();
  const popover = useRef<HTMLDivElement>(null);
  const [Panel, setPanel] = useState<ComponentType<{ unread: number; actions: NotificationActions }> | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const count = unread > mostCounted ? `${mostCounted}+` : String(unread);
  const pathSeen = useRef(path);
  // One that was opened just before this script ran is heard of twice: found open, and told of.
  const isAsked = useRef(false);
  const opened = () => {
    setIsOpen(true);
    if (isAsked.current) return;
    isAsked.current = true;
    import("./notification-panel.tsx").then(
      ({ default: Loaded }) => setPanel(() => Loaded),
      () => {
        isAsked.current = false;
        toast(t("notificationsNotLoadedToast"), "bad");
      },
    );
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each path
  useEffect(() => {
    const wasElsewhere = pathSeen.current !== path;
    pathSeen.current = path;
    if (!popover.current?.matches(":popover-open")) return;
    // Whoever goes to another page is done here. Otherwise the browser opened it before this script ran.
    if (wasElsewhere) popover.current.hidePopover();
    else opened();
  }, [path]);
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        aria-label={unread > 0 ? t("notificationsNew", { count }) : t("notifications")}
        title={t("notifications")}
        className="relative inline-flex size-11 shrink-0 items-center justify-center rounded-full border bg-surface text-muted transition-colors hover:bg-tint hover:text-ink"
      >
        {icon}
        {unread > 0 ? (
          <span
            aria-hidden="true"
            className="absolute -end-1 -top-1 inline-flex min-w-5 items-center justify-center rounded-full bg-bad-solid px-1 font-semibold text-white text-xs"
          >
            {count}
          </span>
        ) : null}
      </button>
      <span role="status" className="sr-only">
        {unread > 0 ? t(unread === 1 ? "oneNewNotification" : "newNotifications", { count }) : ""}
      </span>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: it only listens for the links inside, which are clicked by the keyboard, too */}
      <div
        ref={popover}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={t("notifications")}
        onToggle={(event) => {
          if (event.newState === "open") opened();
          else setIsOpen(false);
        }}
        // A link to where one is already changes no path.
        onClick={(event) => {
          if (event.target instanceof Element && event.target.closest("a[href]")) popover.current?.hidePopover();
        }}
        className="inset-auto end-4 top-20 m-0 w-96 max-w-[calc(100vw-2rem)] rounded-2xl border bg-raised p-0 text-start text-ink shadow-raised"
      >
        {isOpen && Panel ? <Panel unread={unread} actions={actions} /> : <p className="px-4 py-10 text-center text-muted text-sm">{t("loading")}</p>}
      </div>
    </>
  );
}
