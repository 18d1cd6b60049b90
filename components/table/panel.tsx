import type { ReactNode } from "react";
import { buttonStyle } from "../ui/button-style.tsx";
import { Icon, type IconName } from "../ui/icon.tsx";

interface PanelProps {
  label: string;
  icon: IconName;
  /** Shown as a small pill, such as how many filters there are. */
  count?: number;
  /** At which edge of the toolbar it opens, where there is room. */
  align?: "start" | "end";
  className?: string;
  children: ReactNode;
}

/** A button of the toolbar that opens a panel below it; one is open at a time. Works before script has loaded, and without. */
export function Panel({ label, icon, count = 0, align = "end", className = "sm:w-80", children }: PanelProps) {
  return (
    <details name="table-panel" data-panel="" className="group">
      <summary className={buttonStyle("secondary", "md", "list-none group-open:bg-sunken group-open:text-ink")}>
        <Icon name={icon} className="size-4" />
        {label}
        {count > 0 ? <span className="rounded-full bg-accent-soft px-2 text-accent text-xs tabular-nums">{count}</span> : null}
      </summary>
      <div
        className={`absolute inset-x-0 top-full z-20 mt-2 max-h-[70dvh] overflow-y-auto rounded-xl border bg-raised p-5 shadow-raised ${align === "end" ? "sm:start-auto" : "sm:end-auto"} ${className}`}
      >
        {children}
      </div>
    </details>
  );
}
