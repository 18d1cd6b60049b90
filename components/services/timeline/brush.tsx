"use client";
import { useRouter } from "next/navigation";
import { type PointerEvent, type ReactNode, useEffect, useRef, useState, useTransition } from "react";
import { useFormats } from "#components/format/reader-formats";
import { cutTo, hrefOfWindow, moved, type Span, snapped } from "./window-moves.ts";

interface BrushProps {
  /** Of the whole range, as milliseconds since 1970. */
  range: Span;
  window: Span;
  /** What arrow keys move by, and what drawing is rounded to. */
  stepMs: number;
  /** Kept in the address, such as the range. */
  params: Record<string, string>;
  words: { choose: string; from: string; to: string };
  /** What is drawn below it. */
  children: ReactNode;
}

type Grip = { kind: "draw"; at: number } | { kind: "move"; at: number; from: Span };

/** After the last key the page is loaded, not after each. */
const LOAD_AFTER_MS = 400;
const LEAST_PX = 4;

/**
 * Draws a window over an overview of time: by dragging across it, by dragging the window, or by two sliders. The address takes it, so that the
 * server shows what was in it. Without script it shows the window, and a form beside it changes it.
 */
export function TimelineBrush({ range, window, stepMs, params, words, children }: BrushProps) {
  const [router, formats] = [useRouter(), useFormats()];
  const [isPending, startTransition] = useTransition();
  /** What the hand holds, until the page shows it. */
  const [held, setHeld] = useState<Span | null>(null);
  const grip = useRef<Grip | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const shown = held ?? window;
  // The range moves on with the clock: what was chosen may begin a moment before it.
  const share = (ms: number) => `${Math.max(0, (100 * (ms - range.from)) / (range.to - range.from))}%`;
  const isWhole = ({ from, to }: Span) => from <= range.from && to >= range.to;
  const least = Math.floor(range.from / stepMs) * stepMs;
  const most = Math.ceil(range.to / stepMs) * stepMs;

  function load(chosen: Span) {
    clearTimeout(timer.current);
    startTransition(() => {
      router.push(hrefOfWindow(chosen, range, params), { scroll: false });
      setHeld(null);
    });
  }

  function slide(side: keyof Span, value: number) {
    const chosen = cutTo(
      side === "from" ? { from: Math.min(value, shown.to - stepMs), to: shown.to } : { from: shown.from, to: Math.max(value, shown.from + stepMs) },
      range,
    );
    setHeld(chosen);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => load(chosen), LOAD_AFTER_MS);
  }

  const timeAt = ({ clientX, currentTarget }: PointerEvent<HTMLElement>) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    return range.from + ((clientX - left) / width) * (range.to - range.from);
  };

  function take(event: PointerEvent<HTMLElement>) {
    // The sliders' own handles, and buttons that mean something else.
    if (event.button !== 0 || event.target instanceof HTMLInputElement) return;
    const at = timeAt(event);
    const isInside = at > window.from && at < window.to && !isWhole(window);
    grip.current = isInside ? { kind: "move", at, from: window } : { kind: "draw", at };
    event.currentTarget.setPointerCapture(event.pointerId);
  }

  function drag(event: PointerEvent<HTMLElement>) {
    const [holding, at] = [grip.current, timeAt(event)];
    if (!holding) return;
    const leastMs = (LEAST_PX / event.currentTarget.clientWidth) * (range.to - range.from);
    if (Math.abs(at - holding.at) < leastMs && !held) return;
    setHeld(holding.kind === "move" ? moved(holding.from, at - holding.at, range) : snapped(holding.at, at, stepMs, range));
  }

  function drop(isTaken: boolean) {
    if (grip.current && held) {
      if (isTaken) load(held);
      else setHeld(null);
    }
    grip.current = null;
  }

  const say = (ms: number) => formats.date(new Date(Math.min(range.to, Math.max(range.from, ms))));
  return (
    // Time runs one way, whatever the script.
    <fieldset dir="ltr" aria-busy={isPending} className="relative min-w-0">
      <legend className="sr-only">{words.choose}</legend>
      <div
        onPointerDown={take}
        onPointerMove={drag}
        onPointerUp={() => drop(true)}
        onPointerCancel={() => drop(false)}
        className="relative h-20 cursor-crosshair touch-pan-y select-none rounded-lg border bg-sunken outline-accent has-[input:focus-visible]:outline-2"
      >
        <div className="absolute inset-0 overflow-hidden rounded-lg">
          {children}
          <svg aria-hidden="true" width="100%" height="100%" className="absolute inset-0">
            <rect width={share(shown.from)} height="100%" className="fill-ground/70" />
            <rect x={share(shown.to)} width="100%" height="100%" className="fill-ground/70" />
            <rect
              x={share(shown.from)}
              width={share(range.from + shown.to - shown.from)}
              height="100%"
              className={isWhole(shown) ? "fill-none" : "cursor-grab fill-accent/10 stroke-accent"}
            />
          </svg>
        </div>
        {(["from", "to"] as const).map((side) => (
          <input
            key={side}
            type="range"
            aria-label={words[side]}
            min={least}
            max={most}
            step={stepMs}
            value={Math.round(shown[side] / stepMs) * stepMs}
            aria-valuetext={say(shown[side])}
            onChange={({ target }) => slide(side, Number(target.value))}
            className="brush-handle"
          />
        ))}
      </div>
    </fieldset>
  );
}
