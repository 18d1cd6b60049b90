import { useClientWords } from "#components/format/client-words";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { GROUP_WORDS, type Group, type Line } from "./groups.ts";
import { Marked } from "./marked.tsx";
import type { SearchState } from "./use-search.ts";

interface PaletteListProps {
  id: string;
  groups: Group[];
  /** Place of the active line among all lines. */
  active: number;
  typed: string;
  search: SearchState;
  onPoint: (lineId: string) => void;
  onChoose: (line: Line, inNewTab?: boolean) => void;
  onRetry: () => void;
}

/** What was found, group by group, and in words what is to be said of it. */
export function PaletteList({ id, groups, active, typed, search, onPoint, onChoose, onRetry }: PaletteListProps) {
  const t = useClientWords();
  const count = groups.reduce((sum, { lines }) => sum + lines.length, 0);
  const isAsking = search.status === "loading";
  let place = -1;
  return (
    <>
      <p role="status" className="sr-only">
        {typed.trim() === "" || isAsking ? "" : count === 0 ? t("nothingFound") : count === 1 ? t("oneEntry") : t("countEntries", { count })}
      </p>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-2">
        {search.status === "failed" ? (
          <div role="alert" className="m-1 mb-2 flex flex-wrap items-center gap-3 rounded-lg bg-bad-soft px-3 py-2 text-bad text-sm">
            <p className="min-w-0 flex-1">{t("theSearchDidNotAnswerPages")}</p>
            <Button variant="secondary" size="sm" onClick={onRetry}>
              {t("tryAgain")}
            </Button>
          </div>
        ) : null}
        {count === 0 ? (
          <div className="px-6 py-10 text-center text-sm">
            <p className="font-medium text-ink">{isAsking ? t("searching") : t("nothingFoundForTrim", { trim: typed.trim() })}</p>
            {isAsking ? null : <p className="mt-1 text-muted">{t("tryAPartOfAName")}</p>}
          </div>
        ) : (
          <div id={`${id}-list`} role="listbox" aria-label={t("entries")} aria-busy={isAsking}>
            {groups.map((group) => (
              // biome-ignore lint/a11y/useSemanticElements: a fieldset may not stand in a list box
              <div key={group.label} role="group" aria-label={t(GROUP_WORDS[group.label])} className="pb-1">
                <p aria-hidden="true" className="px-3 pt-2 pb-1 text-muted text-xs">
                  {t(GROUP_WORDS[group.label])}
                </p>
                {group.lines.map((line) => {
                  place += 1;
                  return (
                    <Option
                      key={line.id}
                      id={`${id}-${place}`}
                      line={line}
                      typed={typed}
                      isActive={place === active}
                      onPoint={() => onPoint(line.id)}
                      onChoose={(inNewTab) => onChoose(line, inNewTab)}
                    />
                  );
                })}
              </div>
            ))}
          </div>
        )}
      </div>
      <p aria-hidden="true" className="flex shrink-0 gap-4 border-t px-4 py-2 text-muted text-xs max-sm:hidden">
        <span>{t("toMove")}</span>
        <span>{t("enterToOpen")}</span>
        <span>{t("escToClose")}</span>
      </p>
    </>
  );
}

interface OptionProps {
  id: string;
  line: Line;
  typed: string;
  isActive: boolean;
  onPoint: () => void;
  onChoose: (inNewTab: boolean) => void;
}

function Option({ id, line, typed, isActive, onPoint, onChoose }: OptionProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard by the field, which keeps the focus
    <div
      ref={(element) => {
        if (isActive) element?.scrollIntoView({ block: "nearest" });
      }}
      id={id}
      role="option"
      aria-selected={isActive}
      tabIndex={-1}
      onPointerMove={isActive ? undefined : onPoint}
      // The field keeps the focus.
      onPointerDown={(event) => event.preventDefault()}
      onClick={(event) => onChoose(event.ctrlKey || event.metaKey)}
      className="flex min-h-11 cursor-pointer items-center gap-3 rounded-lg px-3 py-2 text-sm text-soft aria-selected:bg-accent-soft aria-selected:text-ink"
    >
      <Icon name={line.icon} className="size-5 text-muted" />
      <span className="min-w-0 flex-1 truncate font-medium">
        <Marked text={line.label} typed={typed} />
      </span>
      {line.note ? (
        <span className="max-w-[45%] truncate text-muted text-xs">
          <Marked text={line.note} typed={typed} />
        </span>
      ) : null}
    </div>
  );
}
