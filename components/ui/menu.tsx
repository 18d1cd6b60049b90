"use client";
import { type KeyboardEvent, type ReactNode, type ToggleEvent, useEffect, useId, useRef } from "react";
import { placeAtAnchor } from "./popup-place.ts";

interface MenuProps {
  /** What the button shows. */
  button: ReactNode;
  /** What the button is called when it shows no words. */
  label?: string;
  buttonClassName?: string;
  /** Side of the button the menu lines up with. */
  align?: "start" | "end";
  className?: string;
  /** `MenuItem`s, links, forms, captions. */
  children: ReactNode;
}

const ITEMS = "a[href], button:not(:disabled)";

/**
 * A button that opens a list of links and buttons, on the browser's own popover: Escape and a click elsewhere close it,
 * and it opens before script has loaded. Arrow keys, Home and End move between the items. No dialogs inside: put them
 * beside it and a `DialogTrigger` in it.
 */
export function Menu({ button, label, buttonClassName, align = "end", className = "", children }: MenuProps) {
  const id = useId();
  const opener = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const close = () => list.current?.hidePopover();

  const place = () => {
    if (!list.current || !opener.current) return;
    placeAtAnchor(list.current, opener.current, align);
    // It would stay where it was while its button moves away.
    addEventListener("scroll", close, { once: true, passive: true });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for one that the browser opened before this script ran
  useEffect(() => {
    if (list.current?.matches(":popover-open")) place();
  }, []);

  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const items = [...(list.current?.querySelectorAll<HTMLElement>(ITEMS) ?? [])];
    const at = items.findIndex((item) => item.matches(":focus"));
    const to = { ArrowDown: at + 1, ArrowUp: at <= 0 ? items.length - 1 : at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    items[to % items.length]?.focus();
  };

  return (
    <>
      <button
        ref={opener}
        type="button"
        popoverTarget={id}
        aria-label={label}
        className={buttonClassName ?? "inline-flex size-9 items-center justify-center rounded-lg text-muted hover:bg-tint hover:text-ink"}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown") return;
          event.preventDefault();
          list.current?.showPopover();
          list.current?.querySelector<HTMLElement>(ITEMS)?.focus();
        }}
      >
        {button}
      </button>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the items are the controls, the list only listens for their keys */}
      <div
        ref={list}
        id={id}
        popover="auto"
        onBeforeToggle={(event: ToggleEvent) => event.newState === "open" && place()}
        onKeyDown={move}
        onClick={(event) => {
          if (event.target instanceof Element && event.target.closest("a[href], [data-closes-menu]")) close();
        }}
        className={`m-0 min-w-52 max-w-[calc(100vw-1rem)] rounded-xl border bg-raised p-1.5 text-start text-sm shadow-raised inset-auto end-4 top-20 ${className}`}
      >
        {children}
      </div>
    </>
  );
}
