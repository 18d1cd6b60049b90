import { NO_VIEW, type TableState } from "#lib/tables/schema";
import { useWords } from "../format/words.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import type { IconName } from "../ui/icon-names.ts";
import { LinkButton } from "../ui/link-button.tsx";

interface ListEmptyProps {
  state: TableState;
  path: string;
  icon: IconName;
  title: string;
  /** Where there is none at all, and where none fits what was asked for. */
  none: string;
  noneFits: string;
  showAll: string;
}

/** Why a list is empty, and the way out. */
export function ListEmpty({ state, path, icon, title, none, noneFits, showAll }: ListEmptyProps) {
  const t = useWords("crm");
  const isNarrowed = Boolean(state.search) || Object.keys(state.filters).length > 0;
  const isBeyond = Boolean(state.cursor);
  return (
    <EmptyState
      icon={isNarrowed ? "search" : icon}
      title={title}
      action={
        isNarrowed || isBeyond ? (
          <LinkButton href={`${path}?view=${NO_VIEW}`} variant="secondary">
            {showAll}
          </LinkButton>
        ) : null
      }
    >
      {isNarrowed ? noneFits : isBeyond ? t("nothingMore") : none}
    </EmptyState>
  );
}
