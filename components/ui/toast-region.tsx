"use client";
import { useEffect, useState } from "react";
import { useClientWords } from "../format/client-words.tsx";
import { CloseGlyph } from "./close-glyph.tsx";

interface Toast {
  id: number;
  tone: "good" | "bad" | "info";
  message: string;
}

const EVENT = "bizosaas:toast";
const SHOWN_MS = 6_000;
let lastId = 0;

/** Shows a short message at the edge of the screen. Errors stay until they are closed. In the browser only. */
export function toast(message: string, tone: Toast["tone"] = "good"): void {
  lastId += 1;
  dispatchEvent(new CustomEvent<Toast>(EVENT, { detail: { id: lastId, tone, message } }));
}

const looks = { good: "border-good/40 text-good", bad: "border-bad/40 text-bad", info: "border-accent/40 text-accent" };

/** Where toasts appear; once per page, in the layout. Screen readers hear them without losing their place. */
export function ToastRegion() {
  const t = useClientWords();
  const [toasts, setToasts] = useState<Toast[]>([]);
  const drop = (id: number) => setToasts((shown) => shown.filter((each) => each.id !== id));
  useEffect(() => {
    const timers = new Set<ReturnType<typeof setTimeout>>();
    const show = (event: Event) => {
      // Only `toast` above sends this event.
      const { detail } = event as CustomEvent<Toast>;
      setToasts((shown) => [...shown.slice(-3), detail]);
      if (detail.tone !== "bad") timers.add(setTimeout(() => setToasts((shown) => shown.filter((each) => each.id !== detail.id)), SHOWN_MS));
    };
    addEventListener(EVENT, show);
    return () => {
      removeEventListener(EVENT, show);
      for (const timer of timers) clearTimeout(timer);
    };
  }, []);
  return (
    <div
      aria-live="polite"
      className="pointer-events-none fixed inset-x-4 bottom-4 z-50 grid justify-items-center gap-2 sm:inset-x-auto sm:end-6 sm:justify-items-end print:hidden"
    >
      {toasts.map((each) => (
        <div
          key={each.id}
          className={`pointer-events-auto flex max-w-md items-center gap-3 rounded-xl border bg-raised py-2 ps-4 pe-2 shadow-raised motion-safe:animate-[appear_180ms_ease-out] ${looks[each.tone]}`}
        >
          <p className="font-medium text-sm">{each.message}</p>
          <button
            type="button"
            aria-label={t("dismiss")}
            onClick={() => drop(each.id)}
            className="inline-flex size-8 items-center justify-center rounded-lg text-muted hover:bg-tint hover:text-ink"
          >
            <CloseGlyph />
          </button>
        </div>
      ))}
    </div>
  );
}
