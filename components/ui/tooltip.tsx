"use client";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { placeAtAnchor } from "./popup-place.ts";

interface TooltipProps {
  /** A few words that add to the control's own name; nothing that is needed to use it. */
  text: string;
  /** One control that takes the focus. */
  children: ReactNode;
}

// Long enough to move the pointer onto the words.
const LEAVE_MS = 150;

/** Words about a control, shown under the pointer and with the keyboard's focus; Escape closes them (WCAG 1.4.13). */
export function Tooltip({ text, children }: TooltipProps) {
  const id = useId();
  const frame = useRef<HTMLSpanElement>(null);
  const bubble = useRef<HTMLSpanElement>(null);
  const leaving = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [isShown, setShown] = useState(false);
  const show = () => {
    clearTimeout(leaving.current);
    setShown(true);
  };

  useEffect(() => {
    // The control is made by the caller, often on the server, so that it can only be described here.
    const control = frame.current?.querySelector("a[href], button, input, select, textarea, summary, [tabindex]");
    control?.setAttribute("aria-describedby", id);
    // Whoever came to it before this script ran was not noticed.
    if (control?.matches(":focus-visible") || frame.current?.matches(":hover")) setShown(true);
    return () => clearTimeout(leaving.current);
  }, [id]);

  useEffect(() => {
    const element = bubble.current;
    if (!element || !frame.current || !isShown) return;
    const anchor = frame.current;
    element.showPopover();
    placeAtAnchor(element, anchor);
    const close = ({ key }: KeyboardEvent) => {
      if (key === "Escape") setShown(false);
    };
    // Follows rather than closes: the page also scrolls because the keyboard's focus went to a control out of sight.
    const follow = () => placeAtAnchor(element, anchor);
    addEventListener("keydown", close);
    addEventListener("scroll", follow, { passive: true });
    return () => {
      if (element.isConnected) element.hidePopover();
      removeEventListener("keydown", close);
      removeEventListener("scroll", follow);
    };
  }, [isShown]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only watches the control inside
    <span
      ref={frame}
      className="inline-flex"
      onPointerEnter={(event) => {
        if (event.pointerType !== "touch") show();
      }}
      onPointerLeave={() => {
        leaving.current = setTimeout(() => setShown(false), LEAVE_MS);
      }}
      onFocus={(event) => {
        if (event.target.matches(":focus-visible")) show();
      }}
      onBlur={() => setShown(false)}
    >
      {children}
      <span
        ref={bubble}
        id={id}
        role="tooltip"
        popover="manual"
        className="m-0 max-w-64 rounded-lg border border-transparent bg-grey-900 px-3 py-2 text-white text-xs shadow-raised dark:border-edge dark:bg-grey-950"
      >
        {text}
      </span>
    </span>
  );
}
