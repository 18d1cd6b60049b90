"use client";
import { type KeyboardEvent, type ReactNode, useId, useState } from "react";
import { isRightToLeft } from "./direction.ts";

interface TabPanelsProps {
  label: string;
  panels: { id: string; label: string; content: ReactNode; isDisabled?: boolean }[];
  /** The first one unless told. */
  initialId?: string;
}

/**
 * Parts of one page of which one is shown (ARIA APG, tabs with automatic activation). For parts that deserve an address
 * of their own, use `Tabs`.
 */
export function TabPanels({ label, panels, initialId }: TabPanelsProps) {
  const base = useId();
  const [shownId, setShownId] = useState(initialId ?? panels.find((panel) => !panel.isDisabled)?.id);
  const idOf = (part: "tab" | "panel", id: string) => `${base}-${part}-${id}`;

  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const open = panels.filter((panel) => !panel.isDisabled);
    const at = open.findIndex((panel) => panel.id === shownId);
    const forward = isRightToLeft(event.currentTarget) ? -1 : 1;
    const to = { ArrowRight: at + forward, ArrowLeft: at - forward, Home: 0, End: open.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = open[(to + open.length) % open.length];
    if (!next) return;
    setShownId(next.id);
    document.getElementById(idOf("tab", next.id))?.focus();
  };

  return (
    <div className="min-w-0">
      <div className="overflow-x-auto border-b">
        <div role="tablist" aria-label={label} tabIndex={-1} onKeyDown={move} className="flex gap-1">
          {panels.map((panel) => (
            <button
              key={panel.id}
              type="button"
              role="tab"
              id={idOf("tab", panel.id)}
              aria-selected={panel.id === shownId}
              aria-controls={idOf("panel", panel.id)}
              tabIndex={panel.id === shownId ? 0 : -1}
              disabled={panel.isDisabled}
              onClick={() => setShownId(panel.id)}
              className="min-h-11 whitespace-nowrap border-transparent border-b-2 px-3 font-medium text-muted text-sm -outline-offset-2 hover:text-ink disabled:cursor-not-allowed disabled:opacity-60 aria-selected:border-accent aria-selected:text-accent"
            >
              {panel.label}
            </button>
          ))}
        </div>
      </div>
      {panels.map((panel) => (
        <div
          key={panel.id}
          role="tabpanel"
          id={idOf("panel", panel.id)}
          aria-labelledby={idOf("tab", panel.id)}
          hidden={panel.id !== shownId}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the next stop after the tabs, as the APG has it
          tabIndex={0}
          className="rounded-sm pt-5 text-sm"
        >
          {panel.content}
        </div>
      ))}
    </div>
  );
}
