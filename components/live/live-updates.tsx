"use client";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { connectRealtime } from "#lib/platform/realtime/schema";
import { CONNECTION_EVENT } from "../shell/connection-notice.tsx";
import { LiveBadge, type LiveState } from "../shell/live-badge.tsx";
import { UPDATE_EVENT } from "./update-event.ts";

interface LiveUpdatesProps {
  /** Topics that concern what is shown, such as "tenant.changed". Give none to show the connection only. */
  topics: string[];
  /** What the page saw of the database when it was rendered: `snapshot` of its context. */
  snapshot: string | null;
}

/** Changes that arrive together reload the page once. */
const REFRESH_AFTER_MS = 300;

/** Keeps the server's part of a page up to date: reloads it when something of `topics` happens or was missed. Shows the state of the connection. */
export function LiveUpdates({ topics, snapshot }: LiveUpdatesProps) {
  const router = useRouter();
  const [state, setState] = useState<LiveState>("connecting");
  // Of the first rendering: what later ones show, the connection has brought.
  const rendered = useRef(snapshot);
  // A list is a new one with every rendering, the text is not.
  const wanted = topics.join(" ");

  useEffect(() => {
    const isWanted = new Set(wanted.split(" "));
    let isGone = false;
    let disconnect: (() => void) | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    // Not put off by what comes after it: a page with steady news would never be reloaded.
    const refresh = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        router.refresh();
      }, REFRESH_AFTER_MS);
    };
    connectRealtime({
      snapshot: rendered.current,
      onUpdate: (message) => {
        dispatchEvent(new CustomEvent(UPDATE_EVENT, { detail: message }));
        if (isWanted.has(message.topic)) refresh();
      },
      onResync: refresh,
      onState: (connection) => {
        if (isGone) return;
        setState(connection === "refused" ? "offline" : connection);
        // A connection on its way says nothing yet, and one that was refused is no failure of the network.
        if (connection !== "connecting") dispatchEvent(new CustomEvent(CONNECTION_EVENT, { detail: connection !== "offline" }));
        // The session is over: the server decides where its person goes now.
        if (connection === "refused") refresh();
      },
    }).then(
      (stop) => {
        disconnect = stop;
        if (isGone) stop();
      },
      // The connection's script could not be loaded.
      () => setState("offline"),
    );
    return () => {
      isGone = true;
      clearTimeout(timer);
      disconnect?.();
    };
  }, [wanted, router]);

  return <LiveBadge state={state} />;
}
