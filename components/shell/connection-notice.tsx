"use client";
import { useEffect, useState } from "react";
import { useClientWords } from "../format/client-words.tsx";

/** Told by whatever keeps a page up to date: whether its connection to the server stands. */
export const CONNECTION_EVENT = "bizosaas:connection";

/** A connection that comes back within this was not worth a word. */
const SAID_AFTER_MS = 3_000;
const BACK_IS_SHOWN_MS = 4_000;

type Notice = "none" | "offline" | "unreachable" | "back";

/** A line across the top while the browser, or the live connection of the page, is offline; read out when it suits. */
export function ConnectionNotice() {
  const t = useClientWords();
  const [notice, setNotice] = useState<Notice>("none");
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isLive = true;
    const look = () => {
      clearTimeout(timer);
      if (navigator.onLine && isLive) {
        setNotice((shown) => (shown === "none" ? shown : "back"));
        timer = setTimeout(() => setNotice("none"), BACK_IS_SHOWN_MS);
      } else if (!navigator.onLine) setNotice("offline");
      else timer = setTimeout(() => setNotice("unreachable"), SAID_AFTER_MS);
    };
    const hear = (event: Event) => {
      // Only `LiveUpdates` sends this event.
      const isLiveNow = (event as CustomEvent<boolean>).detail;
      if (isLiveNow === isLive) return;
      isLive = isLiveNow;
      look();
    };
    if (!navigator.onLine) look();
    addEventListener("online", look);
    addEventListener("offline", look);
    addEventListener(CONNECTION_EVENT, hear);
    return () => {
      clearTimeout(timer);
      removeEventListener("online", look);
      removeEventListener("offline", look);
      removeEventListener(CONNECTION_EVENT, hear);
    };
  }, []);
  return (
    <p
      role="status"
      className={
        notice === "none"
          ? "sr-only"
          : `border-t px-4 py-2.5 font-medium text-sm md:px-6 ${notice === "back" ? "bg-good-soft text-good" : "bg-warn-soft text-warn"}`
      }
    >
      {notice === "none" ? "" : t(notice)}
    </p>
  );
}
