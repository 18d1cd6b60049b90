"use client";
import { useEffect } from "react";
import { sendJson } from "../ui/send-json.ts";

/** Tells the portal that its reader has seen everything up to a moment, once for each: when the page is in front of them. */
export function MarkRead({ id, until }: { id: string; until: string }) {
  useEffect(() => {
    let isTold = false;
    const tell = () => {
      if (isTold || document.visibilityState !== "visible") return;
      isTold = true;
      // Where it fails it stays unread, and is told with the next message.
      void sendJson("POST", `/api/v1/conversations/${id}/read`, "", { until });
    };
    tell();
    document.addEventListener("visibilitychange", tell);
    return () => document.removeEventListener("visibilitychange", tell);
  }, [id, until]);
  return null;
}
