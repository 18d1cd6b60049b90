"use client";
import { type ReactNode, useEffect, useRef } from "react";

/**
 * The name of the case that is open. When the one before was decided, another stands in its place: its name takes the focus and comes into
 * sight, so that nobody decides it by the buttons of the other. Whoever opens a case in the queue stays in the queue.
 */
export function NextCase({ id, children }: { id: string; children: ReactNode }) {
  const name = useRef<HTMLSpanElement>(null);
  const shown = useRef(id);
  useEffect(() => {
    const before = shown.current;
    shown.current = id;
    if (before === id || document.querySelector(`[data-review="${before}"]`)) return;
    name.current?.focus({ preventScroll: true });
    name.current?.scrollIntoView({ block: "start" });
  }, [id]);
  return (
    <span ref={name} tabIndex={-1}>
      {children}
    </span>
  );
}
