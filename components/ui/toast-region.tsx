"use client";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import type { UndoCall } from "#lib/access";
import { useReader } from "#reader";
import { CloseGlyph } from "./close-glyph.tsx";

interface Toast {
  id: number;
  tone: "good" | "bad" | "info";
  message: string;
  undo?: UndoCall | undefined;
}

const EVENT = "bizosaas:toast";
const DONE = "bizosaas:done";
let lastId = 0;

/**
 * Shows a short message at the edge of the screen. Errors stay until they are closed; what can be undone stays for ten seconds, and
 * while it is pointed at or has the focus (WCAG 2.2.1). In the browser only.
 */
export function toast(message: string, tone: Toast["tone"] = "good", undo?: UndoCall): void {
  lastId += 1;
  dispatchEvent(new CustomEvent<Toast>(EVENT, { detail: { id: lastId, tone, message, undo } }));
}

/** The same of what a form did: what other forms of the page say of their own may be true no longer, and is said no longer. */
export function toastDone(message: string, tone: Toast["tone"], undo?: UndoCall): void {
  if (tone === "good") dispatchEvent(new Event(DONE));
  toast(message, tone, undo);
}

/** @returns how to stop listening */
export function onDone(listener: () => void): () => void {
  addEventListener(DONE, listener);
  return () => removeEventListener(DONE, listener);
}

const looks = { good: "border-good/40 text-good", bad: "border-bad/40 text-bad", info: "border-accent/40 text-accent" };

// A delay is no movement: it is kept, and pauses, for those who want none, too.
const stays = { shortly: "animate-[appear_180ms,told_1ms_6s]", toUndo: "animate-[appear_180ms,undoable_1ms_10s]", on: "animate-[appear_180ms]" };
const stayOf = ({ tone, undo }: Toast) => (undo ? stays.toUndo : tone === "bad" ? stays.on : stays.shortly);

/** Where toasts appear; once per page, in the layout. Screen readers hear them without losing their place. */
export function ToastRegion() {
  const { words } = useReader();
  const router = useRouter();
  const region = useRef<HTMLDivElement>(null);
  const [toasts, setToasts] = useState<Toast[]>([]);
  const [sending, setSending] = useState(0);
  const drop = (id: number) => setToasts((shown) => shown.filter((each) => each.id !== id));
  useEffect(() => {
    const show = (event: Event) => {
      // Only `toast` above sends this event.
      const { detail } = event as CustomEvent<Toast>;
      // What can be done with a row beside its list stands at the same edge, and is not to be covered.
      const acts = document.querySelector<HTMLElement>("[data-acts-at-edge]");
      region.current?.style.setProperty("--acts", `${acts?.offsetHeight ?? 0}px`);
      setToasts((shown) => [...shown.slice(-3), detail]);
    };
    // Ctrl or Cmd with Z, where it does not mean what was typed.
    const onKey = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, shiftKey, altKey, repeat, target } = event;
      if (key.toLowerCase() !== "z" || !(ctrlKey || metaKey) || shiftKey || altKey || repeat) return;
      const button = [...(region.current?.querySelectorAll<HTMLElement>("[data-undo]") ?? [])].at(-1);
      if (!button || (target instanceof Element && target.closest("input,textarea,select,[contenteditable],dialog"))) return;
      event.preventDefault();
      button.click();
    };
    addEventListener(EVENT, show);
    addEventListener("keydown", onKey);
    return () => {
      removeEventListener(EVENT, show);
      removeEventListener("keydown", onKey);
    };
  }, []);
  const takeBack = async (id: number, call: UndoCall, button: HTMLElement) => {
    if (sending) return;
    setSending(id);
    const said = await import("./send-undo.ts").then(
      ({ sendUndo }) => sendUndo(call, words),
      () => ({ message: words.notUndone, tone: "bad" as const }),
    );
    setSending(0);
    // The button goes; whoever stood on it stands beside.
    if (document.activeElement === button) (button.nextElementSibling as HTMLElement).focus();
    setToasts((shown) => shown.map((each) => (each.id === id ? { id, ...said } : each)));
    router.refresh();
  };
  return (
    <div
      ref={region}
      aria-live="polite"
      className="pointer-events-none fixed inset-x-4 bottom-[calc(1rem+var(--acts,0px))] z-50 grid justify-items-center gap-2 sm:inset-x-auto sm:end-6 sm:justify-items-end print:hidden"
    >
      {toasts.map((each) => (
        <div
          key={each.id}
          aria-busy={each.id === sending}
          onAnimationEnd={({ animationName }) => animationName !== "appear" && drop(each.id)}
          className={`pointer-events-auto flex max-w-md items-center gap-3 rounded-xl border bg-raised py-2 ps-4 pe-2 shadow-raised focus-within:[animation-play-state:running,paused] hover:[animation-play-state:running,paused] aria-busy:[animation-play-state:running,paused] ${stayOf(each)} ${looks[each.tone]}`}
        >
          <p className="min-w-0 font-medium text-sm wrap-anywhere">{each.message}</p>
          {each.undo ? (
            <button
              type="button"
              data-undo=""
              aria-keyshortcuts="Control+Z Meta+Z"
              aria-disabled={each.id === sending}
              onClick={({ currentTarget }) => each.undo && takeBack(each.id, each.undo, currentTarget)}
              className="inline-flex min-h-8 items-center rounded-lg px-2 font-medium text-accent text-sm underline underline-offset-2 hover:bg-tint"
            >
              {words.undo}
            </button>
          ) : null}
          <button
            type="button"
            aria-label={words.dismiss}
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
