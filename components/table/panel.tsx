"use client";
import { type ComponentType, lazy, useEffect, useRef, useState } from "react";
import { useClientWords } from "../format/client-words.tsx";
import { buttonStyle } from "../ui/button-style.tsx";
import { Icon, type IconName } from "../ui/icon.tsx";
import { LoadingState } from "../ui/loading-state.tsx";
import { toast } from "../ui/toast-region.tsx";
import type { PanelContents } from "./panel-contents.ts";
import type { ViewActions } from "./view-forms.tsx";

interface BodyProps<Content> {
  content: Content;
  actions: ViewActions;
}

const LOADERS = {
  filters: () => import("./filter-form.tsx"),
  columns: () => import("./column-form.tsx"),
  views: () => import("./view-forms.tsx"),
  exports: () => import("./export-list.tsx"),
} satisfies { [Kind in keyof PanelContents]: () => Promise<{ default: ComponentType<BodyProps<PanelContents[Kind]>> }> };

// For the server: a page that is to have the bodies waits for them.
const BODIES = {
  filters: lazy(LOADERS.filters),
  columns: lazy(LOADERS.columns),
  views: lazy(LOADERS.views),
  exports: lazy(LOADERS.exports),
};

// Each body gets the content of its own kind; the types of a lookup by key cannot say so.
type Body = ComponentType<BodyProps<unknown>>;

interface PanelProps {
  kind: keyof PanelContents;
  label: string;
  icon: IconName;
  /** Shown as a small pill, such as how many filters there are. */
  count?: number;
  /** At which edge of the toolbar it opens, where there is room. */
  align?: "start" | "end";
  className?: string;
  /** `PanelContents[kind]` as JSON, read when it opens: every list has it, few need it. */
  content: string;
  actions: ViewActions;
  /** Whether what it opens is in the page, for browsers without script. */
  isWhole: boolean;
}

/**
 * A button of the toolbar that opens a panel below it; one is open at a time. What is in it is loaded when somebody comes near, so
 * that no list is slower for panels that nobody opens.
 */
export function Panel({ kind, label, icon, count = 0, align = "end", className = "sm:w-80", content, actions, isWhole }: PanelProps) {
  const t = useClientWords();
  const details = useRef<HTMLDetailsElement>(null);
  const [loaded, setLoaded] = useState<{ Body: Body } | null>(isWhole ? { Body: BODIES[kind] as Body } : null);
  const [isOpen, setIsOpen] = useState(false);
  const load = (failed: () => void) => {
    if (!loaded) LOADERS[kind]().then(({ default: found }) => setLoaded({ Body: found as Body }), failed);
  };
  // One that was opened just before this script ran is heard of twice: found open, and told of.
  const isAsked = useRef(false);
  const open = () => {
    setIsOpen(true);
    if (isAsked.current) return;
    isAsked.current = true;
    load(() => {
      isAsked.current = false;
      if (details.current) details.current.open = false;
      toast(t("notLoaded"), "bad");
    });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for what was opened before this ran
  useEffect(() => {
    if (details.current?.open) open();
  }, []);
  const body = loaded && (isOpen || isWhole) ? <loaded.Body content={JSON.parse(content)} actions={actions} /> : null;
  return (
    <details
      ref={details}
      name="table-panel"
      data-panel=""
      className="group"
      onPointerEnter={() => load(() => undefined)}
      onFocus={() => load(() => undefined)}
      onToggle={(event) => event.currentTarget.open && open()}
    >
      <summary className={buttonStyle("secondary", "md", "list-none group-open:bg-sunken group-open:text-ink")}>
        <Icon name={icon} className="size-4" />
        <span className="max-w-40 truncate">{label}</span>
        {count > 0 ? <span className="rounded-full bg-accent-soft px-2 text-accent text-xs tabular-nums">{count}</span> : null}
      </summary>
      <div
        className={`absolute inset-x-0 top-full z-20 mt-2 max-h-[70dvh] overflow-y-auto rounded-xl border bg-raised p-5 shadow-raised ${align === "end" ? "sm:start-auto" : "sm:end-auto"} ${className}`}
      >
        {body ?? (isOpen ? <LoadingState label={t("loading")} /> : null)}
      </div>
    </details>
  );
}
