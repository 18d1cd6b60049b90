"use client";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { placeAtAnchor } from "./popup-place.ts";

interface CalendarPopupProps {
  /** What the button and the popup are called: "Choose a day: Starts on". */
  label: string;
  isDisabled?: boolean;
  /** The calendar, made anew at each opening. */
  children: (close: () => void) => ReactNode;
}

/** A button that opens a calendar beside a field. Escape, a click elsewhere and leaving by Tab close it; the focus comes back. */
export function CalendarPopup({ label, isDisabled, children }: CalendarPopupProps) {
  const id = useId();
  const opener = useRef<HTMLButtonElement>(null);
  const popup = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  const opened = () => {
    setOpen(true);
    if (popup.current && opener.current) placeAtAnchor(popup.current, opener.current, "end");
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for one that the browser opened before this script ran
  useEffect(() => {
    if (popup.current?.matches(":popover-open")) opened();
  }, []);
  const close = () => {
    popup.current?.hidePopover();
    opener.current?.focus();
  };
  return (
    <>
      <button
        ref={opener}
        type="button"
        popoverTarget={id}
        aria-label={label}
        aria-haspopup="dialog"
        disabled={isDisabled}
        className="absolute inset-y-0 end-0 inline-flex w-11 items-center justify-center rounded-e-lg text-muted -outline-offset-2 hover:text-ink disabled:cursor-not-allowed"
      >
        <svg aria-hidden="true" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" className="size-5">
          <path d="M8 2v4M16 2v4M3 10h18M5 4h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2Z" />
        </svg>
      </button>
      <div
        ref={popup}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        onToggle={(event) => {
          if (event.newState === "open") opened();
          else setOpen(false);
        }}
        onBlur={(event) => {
          const goesTo = event.relatedTarget;
          if (goesTo instanceof Node && !event.currentTarget.contains(goesTo)) popup.current?.hidePopover();
        }}
        className="m-0 min-h-96 w-88 max-w-[calc(100vw-1rem)] rounded-2xl border bg-raised p-4 text-start shadow-raised"
      >
        {isOpen ? children(close) : null}
      </div>
    </>
  );
}
