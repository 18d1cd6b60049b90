"use client";
import { type KeyboardEvent, useId, useState } from "react";
import { isRightToLeft } from "./direction.ts";
import { stepInTree, type TreeItem, type TreeLine, visibleLines } from "./tree-nodes.ts";

interface TreeProps {
  label: string;
  items: TreeItem[];
  /** Open at first. */
  openIds?: string[];
  selectedId?: string;
  /** Sends the chosen id along with a form. */
  name?: string;
  onSelect?: (id: string) => void;
}

const INDENT_REM = 1.25;

/**
 * Things within things (ARIA APG, tree view): arrows move, open and close, letters jump, Enter and Space choose. It is
 * one stop of the tab key.
 */
export function Tree({ label, items, openIds = [], selectedId, name, onSelect }: TreeProps) {
  const base = useId();
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(openIds));
  const [selected, setSelected] = useState(selectedId ?? null);
  const [focusId, setFocusId] = useState(selectedId ?? items[0]?.id);
  const lines = visibleLines(items, open);
  // What had the focus may have been closed away.
  const stop = lines.some((line) => line.id === focusId) ? focusId : lines[0]?.id;

  const setOpenState = (id: string, isOpen: boolean) => {
    const next = new Set(open);
    if (isOpen) next.add(id);
    else next.delete(id);
    setOpen(next);
  };
  const choose = (id: string) => {
    setSelected(id);
    onSelect?.(id);
  };
  const focusLine = (id: string) => {
    setFocusId(id);
    document.getElementById(`${base}-${id}`)?.focus();
  };

  const press = (event: KeyboardEvent<HTMLElement>, line: TreeLine) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      choose(line.id);
      return;
    }
    const step = stepInTree(lines, line.id, event.key, isRightToLeft(event.currentTarget));
    if (!step) return;
    event.preventDefault();
    if (step.kind === "focus") focusLine(step.id);
    else if (step.kind === "openAll") setOpen(new Set([...open, ...step.ids]));
    else setOpenState(step.id, step.kind === "open");
  };

  return (
    <>
      {name && selected ? <input type="hidden" name={name} value={selected} /> : null}
      <div role="tree" aria-label={label} className="grid min-w-0 grid-cols-1 text-sm">
        {lines.map((line) => (
          <div
            key={line.id}
            id={`${base}-${line.id}`}
            role="treeitem"
            aria-level={line.level}
            aria-posinset={line.position}
            aria-setsize={line.siblings}
            aria-expanded={line.hasChildren ? line.isOpen : undefined}
            aria-selected={line.id === selected}
            tabIndex={line.id === stop ? 0 : -1}
            onFocus={() => setFocusId(line.id)}
            onKeyDown={(event) => press(event, line)}
            onClick={() => {
              choose(line.id);
              if (line.hasChildren) setOpenState(line.id, !line.isOpen);
            }}
            style={{ paddingInlineStart: `${(line.level - 1) * INDENT_REM + 0.5}rem` }}
            className="flex min-h-11 cursor-pointer select-none items-center gap-2 rounded-lg pe-3 text-soft -outline-offset-2 hover:bg-tint hover:text-ink aria-selected:bg-accent-soft aria-selected:font-medium aria-selected:text-accent sm:min-h-9"
          >
            <Marker line={line} />
            <span className="min-w-0 truncate" title={line.label}>
              {line.label}
            </span>
          </div>
        ))}
      </div>
    </>
  );
}

function Marker({ line }: { line: TreeLine }) {
  if (!line.hasChildren) return <span aria-hidden="true" className="size-4 shrink-0" />;
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      className={`size-4 shrink-0 text-muted transition-transform rtl:-scale-x-100 ${line.isOpen ? "rotate-90" : ""}`}
    >
      <path d="m9 6 6 6-6 6" />
    </svg>
  );
}
