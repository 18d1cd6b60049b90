"use client";
import { type ReactNode, useState } from "react";

/** What is selected of a list: some rows by id, over all its pages, or everything that the filter means. */
export interface Selection {
  ids: ReadonlySet<string>;
  isAll: boolean;
}

const NOTHING: Selection = { ids: new Set(), isAll: false };

/**
 * The selection of a list. It lasts over the pages and sorts of one filter, named by `scope`; another filter begins with nothing,
 * so that nobody acts on rows that they no longer see.
 */
export function useSelection(scope: string) {
  const [held, setHeld] = useState({ scope, selection: NOTHING });
  const selection = held.scope === scope ? held.selection : NOTHING;
  const set = (next: Selection) => setHeld({ scope, selection: next });
  return {
    selection,
    isSelected: (id: string) => selection.isAll || selection.ids.has(id),
    /** Selects these rows or lets them go. Whoever lets one go of everything is back to rows. */
    select(ids: readonly string[], isOn: boolean) {
      const next = new Set(selection.ids);
      for (const id of ids) {
        if (isOn) next.add(id);
        else next.delete(id);
      }
      set({ ids: next, isAll: false });
    },
    selectAll: () => set({ ids: selection.ids, isAll: true }),
    clear: () => set(NOTHING),
  };
}

interface SelectBoxProps {
  label: string;
  isOn: boolean;
  /** Some of what it stands for is selected. */
  isMixed?: boolean;
  /** Of one row, for the keys. */
  isOfRow?: boolean;
  onChange: (isOn: boolean) => void;
}

/** A box that selects a row, or the rows of a page. Its target is larger than what is seen of it. */
export function SelectBox({ label, isOn, isMixed = false, isOfRow = false, onChange }: SelectBoxProps): ReactNode {
  return (
    <label className="-m-2.5 inline-grid size-10 place-items-center align-middle">
      <input
        type="checkbox"
        aria-label={label}
        data-select={isOfRow ? "" : undefined}
        checked={isOn}
        ref={(box) => {
          if (box) box.indeterminate = isMixed;
        }}
        onChange={(event) => onChange(event.currentTarget.checked)}
        className="tick"
      />
    </label>
  );
}
