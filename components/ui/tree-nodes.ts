export interface TreeItem {
  id: string;
  label: string;
  children?: TreeItem[];
}

/** A line of a tree that can be seen, with what ARIA says about it. */
export interface TreeLine {
  id: string;
  label: string;
  /** From 1. */
  level: number;
  parentId: string | null;
  hasChildren: boolean;
  isOpen: boolean;
  /** From 1, among its siblings. */
  position: number;
  siblings: number;
}

/** The lines that can be seen, from top to bottom, when these items are open. */
export function visibleLines(items: TreeItem[], open: ReadonlySet<string>, level = 1, parentId: string | null = null): TreeLine[] {
  return items.flatMap((item, index) => {
    const children = item.children ?? [];
    const isOpen = children.length > 0 && open.has(item.id);
    const line = {
      id: item.id,
      label: item.label,
      level,
      parentId,
      hasChildren: children.length > 0,
      isOpen,
      position: index + 1,
      siblings: items.length,
    };
    return isOpen ? [line, ...visibleLines(children, open, level + 1, item.id)] : [line];
  });
}

export type TreeStep = { kind: "focus"; id: string } | { kind: "open" | "close"; id: string } | { kind: "openAll"; ids: string[] } | null;

/** What a key does on a line (ARIA APG, tree view). Null when it does nothing. */
export function stepInTree(lines: TreeLine[], currentId: string, key: string, isRightToLeft = false): TreeStep {
  const at = lines.findIndex((line) => line.id === currentId);
  const current = lines[at];
  if (!current) return null;
  const focus = (line: TreeLine | undefined): TreeStep => (line && line.id !== currentId ? { kind: "focus", id: line.id } : null);
  const inward = isRightToLeft ? "ArrowLeft" : "ArrowRight";
  const outward = isRightToLeft ? "ArrowRight" : "ArrowLeft";
  if (key === "ArrowDown") return focus(lines[at + 1]);
  if (key === "ArrowUp") return focus(lines[at - 1]);
  if (key === "Home") return focus(lines[0]);
  if (key === "End") return focus(lines.at(-1));
  if (key === inward) {
    if (!current.hasChildren) return null;
    return current.isOpen ? focus(lines[at + 1]) : { kind: "open", id: currentId };
  }
  if (key === outward) {
    if (current.isOpen) return { kind: "close", id: currentId };
    return focus(lines.find((line) => line.id === current.parentId));
  }
  if (key === "*")
    return { kind: "openAll", ids: lines.filter((line) => line.parentId === current.parentId && line.hasChildren).map(({ id }) => id) };
  return isLetter(key) ? focus(nextByLetter(lines, at, key)) : null;
}

const isLetter = (key: string) => [...key].length === 1 && key.trim() !== "";

/** The next line that begins with this letter, from the top again after the last. */
function nextByLetter(lines: TreeLine[], at: number, letter: string): TreeLine | undefined {
  const round = [...lines.slice(at + 1), ...lines.slice(0, at)];
  const wanted = letter.toLocaleLowerCase();
  return round.find((line) => line.label.toLocaleLowerCase().startsWith(wanted));
}
