"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { UPDATE_EVENT } from "../live/update-event.ts";

const REFRESH_AFTER_MS = 500;

/** Keeps the page of an import up to date while it goes on: news of others' imports do not concern it. */
export function ImportLive({ id, topic: heard }: { id: string; topic: "figure_import.changed" | "crm_import.changed" }) {
  const router = useRouter();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hear = ({ detail: { topic, payload } }: WindowEventMap[typeof UPDATE_EVENT]) => {
      if (topic !== heard || (payload as { id?: string }).id !== id) return;
      timer ??= setTimeout(() => {
        timer = undefined;
        router.refresh();
      }, REFRESH_AFTER_MS);
    };
    addEventListener(UPDATE_EVENT, hear);
    return () => {
      removeEventListener(UPDATE_EVENT, hear);
      clearTimeout(timer);
    };
  }, [id, heard, router]);
  return null;
}
