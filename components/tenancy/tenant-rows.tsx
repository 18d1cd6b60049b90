"use client";
import type { ReactNode } from "react";
import type { TenantListItem } from "#lib/tenancy/schema";
import { useFormats } from "../format/reader-formats.tsx";
import type { BulkAct } from "../table/bulk-bar.tsx";
import { RecordTable, type ShownTable } from "../table/record-table.tsx";
import { type TenantCellWords, tenantCells } from "./tenant-cells.tsx";

interface TenantRowsProps {
  tenants: TenantListItem[];
  shown: ShownTable;
  previewed: string | null;
  caption: string;
  words: TenantCellWords;
  bulk: { acts: readonly BulkAct[]; route: string } | null;
  empty: ReactNode;
}

/** The rows of the table of tenants, drawn in the browser. */
export function TenantRows({ tenants, shown, previewed, caption, words, bulk, empty }: TenantRowsProps) {
  const { number } = useFormats();
  return (
    <RecordTable
      caption={caption}
      rows={tenants}
      shown={shown}
      cells={tenantCells(words, number)}
      nameOf={({ name }) => name}
      previewed={previewed}
      bulk={bulk}
      empty={empty}
    />
  );
}
