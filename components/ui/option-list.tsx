"use client";
import { useClientWords } from "../format/client-words.tsx";
import type { OptionListState } from "./use-option-list.ts";

interface OptionListProps {
  list: OptionListState;
  label: string;
  isPicked: (value: string) => boolean;
  isMultiple?: boolean;
}

/** The list below a combobox. It never takes the focus: the field tells which option is meant. */
export function OptionList({ list, label, isPicked, isMultiple = false }: OptionListProps) {
  const t = useClientWords();
  return (
    <>
      <div
        ref={list.popup}
        popover="manual"
        // The field would lose the focus, and the list with it.
        onPointerDown={(event) => event.preventDefault()}
        className="m-0 max-h-72 overflow-y-auto rounded-xl border bg-raised p-1.5 text-start text-sm shadow-raised"
      >
        <div role="listbox" id={list.listId} aria-label={label} aria-multiselectable={isMultiple || undefined}>
          {list.shown.map((option, index) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names the active option
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field listens for the keys
            <div
              key={option.value}
              role="option"
              id={list.optionId(index)}
              aria-selected={isPicked(option.value)}
              aria-disabled={option.isDisabled || undefined}
              data-active={index === list.active || undefined}
              onClick={() => list.pick(option)}
              className="flex min-h-11 cursor-pointer items-center gap-3 rounded-lg px-3 py-2 text-soft hover:bg-tint aria-disabled:cursor-not-allowed aria-disabled:opacity-60 aria-selected:font-medium aria-selected:text-accent data-active:bg-tint data-active:outline-2 data-active:outline-accent data-active:-outline-offset-2 sm:min-h-10"
            >
              <span className="min-w-0 flex-1">
                <bdi className="block truncate">{option.label}</bdi>
                {option.detail ? <bdi className="block truncate font-normal text-muted text-xs">{option.detail}</bdi> : null}
              </span>
              {isPicked(option.value) ? <CheckGlyph /> : null}
            </div>
          ))}
        </div>
        {list.shown.length === 0 ? <p className="px-3 py-2 text-muted">{t("nothingMatchesQuery", { query: list.query ?? "" })}</p> : null}
        {list.hiddenCount > 0 ? (
          <p className="px-3 py-2 text-muted text-xs">{t("hiddencountMoreTypeToFindThem", { hiddenCount: list.hiddenCount })}</p>
        ) : null}
      </div>
      <span role="status" className="sr-only">
        {list.isOpen && list.query !== null ? t("valueMatch", { value: list.shown.length + list.hiddenCount }) : ""}
      </span>
    </>
  );
}

function CheckGlyph() {
  return (
    <svg aria-hidden="true" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" className="size-4 shrink-0">
      <path d="m5 12 5 5L19 7" />
    </svg>
  );
}
