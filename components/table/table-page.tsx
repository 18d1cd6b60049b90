import type { ReactNode } from "react";
import { useWords } from "#components/format/words";
import { lookCookie, type SaidTable, type SavedView, saysLook, type TableLook, type TableState, tableAddress, writeLook } from "#lib/tables/schema";
import { AddressProblem } from "../ui/address-problem.tsx";
import { Card } from "../ui/card.tsx";
import { Pagination } from "../ui/pagination.tsx";
import { TableBehaviour } from "./table-behaviour.tsx";
import { TableToolbar } from "./table-toolbar.tsx";
import type { ViewActions } from "./view-forms.tsx";

interface TablePageProps {
  table: SaidTable;
  path: string;
  state: TableState;
  look: TableLook;
  views: SavedView[];
  viewActions: ViewActions;
  /** The list's JSON route; it exports at `/export` below it. */
  route: string;
  searchPlaceholder: string;
  /** Narrowings that are often asked for, above the rows. */
  shortcuts?: ReactNode;
  /** The rows, or why there are none. */
  list: { problem: string } | { problem: null; rows: ReactNode; nextCursor: string | null };
  /** Where the list is one thing of several on its page. */
  title?: string;
  note?: string;
  /** The id of the row beside the list. */
  previewed?: string | null;
  /** Whether the address asks for the panels' contents, as browsers without script do. */
  isWhole: boolean;
}

/** A list of records with all that belongs to it: search, filters, columns, views, export, rows, pages and keys. */
export function TablePage({
  table,
  path,
  state,
  look,
  views,
  viewActions,
  route,
  searchPlaceholder,
  shortcuts,
  list,
  title,
  note,
  previewed = null,
  isWhole,
}: TablePageProps) {
  const t = useWords("tables");
  const pageFrom = (cursor: string | undefined) => tableAddress(table, path, { ...state, cursor });
  return (
    <>
      <Card title={title} note={note} isFlush>
        <TableToolbar {...{ table, path, state, look, views, viewActions, route, searchPlaceholder, isWhole }} />
        {shortcuts ? <div className="px-5 md:px-6">{shortcuts}</div> : null}
        {list.problem === null ? list.rows : <AddressProblem problem={list.problem} firstHref={path} className="m-5 md:m-6" />}
      </Card>
      {list.problem === null ? (
        <Pagination
          label={t("pagesOfMany", { many: table.nouns.many })}
          firstHref={state.cursor ? pageFrom(undefined) : null}
          nextHref={list.nextCursor ? pageFrom(list.nextCursor) : null}
        />
      ) : null}
      <TableBehaviour cookieName={lookCookie(table)} look={saysLook(state) ? writeLook(look) : null} previewed={previewed} />
    </>
  );
}
