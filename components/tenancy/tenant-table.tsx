"use client";
import { lazy, type ReactNode, Suspense, useState } from "react";
import type { TenantListItem } from "#lib/tenancy/schema";
import { SelectBox, useSelection } from "../table/selection.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { PreviewLink } from "./preview-link.tsx";
import { TENANT_CELLS } from "./tenant-cells.tsx";

// Loaded by whoever selects something.
const TenantBulkBar = lazy(() => import("./tenant-bulk-bar.tsx"));

interface TenantTableProps {
  tenants: TenantListItem[];
  /** Keys of the columns shown, in their order. */
  columns: string[];
  /** Whether somebody chose them: then none goes for want of room. */
  isChosen: boolean;
  density: "comfortable" | "compact";
  /** Where the headers that sort lead, and how the list is sorted now. */
  sort: Record<string, Column<TenantListItem>["sort"]>;
  /** The address of the list as it is, to which a preview is added. */
  previewFrom: string;
  previewed: string | null;
  /** The filter as an address says it. A selection holds for one filter. */
  filter: string;
  /** Whether the person may do something with what is selected. */
  maySelect: boolean;
  empty: ReactNode;
}

/**
 * Tenants, one row each. A client component so that a page sends the tenants and not the markup of every cell twice, and
 * renders them once: half the server's work.
 */
export function TenantTable(props: TenantTableProps) {
  const { tenants, columns, isChosen, density, sort, previewFrom, previewed, filter, maySelect, empty } = props;
  const { selection, isSelected, select, selectAll, clear } = useSelection(filter);
  const [isActing, setIsActing] = useState(false);
  const ids = tenants.map(({ id }) => id);
  const here = ids.filter(isSelected).length;
  const drawn: Column<TenantListItem>[] = columns.flatMap((key) => {
    const cells = TENANT_CELLS[key];
    if (!cells) return [];
    return [{ key, ...cells, sort: sort[key], ...(isChosen && { showFrom: undefined }) }];
  });
  const box: Column<TenantListItem> = {
    key: "select",
    header: "Selected",
    control: "before",
    headerCell: (
      <SelectBox
        label="Select all on this page"
        isOn={here > 0 && here === ids.length}
        isMixed={here > 0 && here < ids.length}
        onChange={(isOn) => select(ids, isOn)}
      />
    ),
    cell: ({ id, name }) => <SelectBox label={`Select ${name}`} isOfRow isOn={isSelected(id)} onChange={(isOn) => select([id], isOn)} />,
  };
  const preview: Column<TenantListItem> = {
    key: "preview",
    header: "Preview",
    isHeaderHidden: true,
    control: "after",
    cell: ({ id, name }) => <PreviewLink from={previewFrom} id={id} name={name} isOpen={id === previewed} />,
  };
  const count = selection.isAll ? null : selection.ids.size;
  return (
    <>
      <DataTable
        caption="Tenants"
        columns={maySelect ? [box, ...drawn, preview] : [...drawn, preview]}
        rows={tenants}
        rowKey={({ id }) => id}
        density={density}
        isHeaderSticky
        isKeyed
        isMarked={({ id }) => isSelected(id) || id === previewed}
        empty={empty}
      />
      {maySelect && (count !== 0 || isActing) ? (
        <Suspense>
          <TenantBulkBar ids={[...selection.ids]} isAll={selection.isAll} filter={filter} onAll={selectAll} onClear={clear} onActing={setIsActing} />
        </Suspense>
      ) : null}
    </>
  );
}
