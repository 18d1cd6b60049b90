import { useSay, useWords } from "#components/format/words";
import { formatTableState, queryOf, type SaidTable, type SavedView, type TableLook, type TableState, tableAddress } from "#lib/tables/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { SearchForm } from "../ui/search-form.tsx";
import { FilterChips } from "./filter-chips.tsx";
import { Panel } from "./panel.tsx";
import { columnContent, countFilters, exportContent, filterContent, viewContent } from "./panel-contents.ts";
import type { ViewActions } from "./view-forms.tsx";

/** The parameter that asks for the panels' contents with the page. */
const WHOLE = { tools: "shown" };

interface TableToolbarProps {
  table: SaidTable;
  path: string;
  state: TableState;
  look: TableLook;
  views: SavedView[];
  viewActions: ViewActions;
  /** The list's JSON route. */
  route: string;
  searchPlaceholder?: string;
  /** Whether the panels come with the page, for browsers without script. */
  isWhole: boolean;
}

/** Above a table: search, filters, columns, views and export, and the filters that are on as chips. */
export function TableToolbar({ table, path, state, look, views, viewActions, route, searchPlaceholder, isWhole }: TableToolbarProps) {
  const [t, say, { number }] = [useWords("tables"), useSay(), useFormats()];
  const { cursor: _, search: __, ...kept } = formatTableState(table, state);
  const source = { table, path, state, look, t, say, number };
  const current = views.find(({ id }) => id === state.view);
  const exported = queryOf(table, { ...state, limit: undefined, cursor: undefined });
  const common = { actions: viewActions, isWhole };
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
        <Panel
          // A new address makes new fields, so that "back" shows what was chosen then; and closes the panel.
          key={JSON.stringify(state.filters)}
          kind="filters"
          label={t("filters")}
          icon="funnel"
          count={countFilters(table, state)}
          align="start"
          className="sm:w-[min(44rem,100%)]"
          content={JSON.stringify(filterContent(source))}
          {...common}
        />
        <Panel kind="columns" label={t("columns")} icon="list" content={JSON.stringify(columnContent(source))} {...common} />
        <Panel
          key={`view ${state.view}`}
          kind="views"
          label={current ? current.name : t("views")}
          icon="layers"
          content={JSON.stringify(viewContent(source, views))}
          {...common}
        />
        <Panel
          kind="exports"
          label={t("exportPanel")}
          icon="download"
          content={JSON.stringify(exportContent(source, `${route}/export`, exported))}
          {...common}
        />
        {isWhole ? null : (
          <noscript>
            <a href={tableAddress(table, path, state, WHOLE)} className="font-medium text-accent text-sm underline">
              {t("showWithoutScript")}
            </a>
          </noscript>
        )}
      </div>
      <FilterChips table={table} path={path} state={state} />
    </div>
  );
}
