import type { ReactNode } from "react";
import { useWords } from "#components/format/words";
import { formatTableState, type TableDeclaration, type TableLook, type TableState } from "#lib/tables/schema";
import { SearchForm } from "../ui/search-form.tsx";
import { ColumnsPanel } from "./columns-panel.tsx";
import { FilterChips } from "./filter-chips.tsx";
import { FilterPanel } from "./filter-panel.tsx";

interface TableToolbarProps {
  table: TableDeclaration;
  path: string;
  state: TableState;
  look: TableLook;
  searchPlaceholder?: string;
  /** More panels, such as views and exports. */
  children?: ReactNode;
}

/** Above a table: search, filters, columns and what else there is, and the filters that are on as chips. */
export function TableToolbar({ table, path, state, look, searchPlaceholder, children }: TableToolbarProps) {
  const t = useWords("tables");
  const { cursor: _, search: __, ...kept } = formatTableState(table, state);
  return (
    <div className="grid gap-4 px-5 py-5 md:px-6">
      <div className="relative flex flex-wrap items-end gap-2">
        <SearchForm
          action={path}
          label={t("searchMany", { many: table.nouns.many })}
          placeholder={searchPlaceholder}
          defaultValue={state.search}
          hidden={kept}
          className="min-w-64 flex-1"
        />
        <FilterPanel table={table} path={path} state={state} />
        <ColumnsPanel table={table} path={path} state={state} look={look} />
        {children}
      </div>
      <FilterChips table={table} path={path} state={state} />
    </div>
  );
}
