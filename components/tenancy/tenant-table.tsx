"use client";
import type { ReactNode } from "react";
import type { TenantListItem } from "#lib/tenancy/schema";
import type { BulkAct } from "../table/bulk-bar.tsx";
import { RecordTable, type ShownTable } from "../table/record-table.tsx";
import { TENANT_CELLS } from "./tenant-cells.tsx";

const ACTS: readonly BulkAct[] = [
  {
    action: "suspend",
    label: "Suspend",
    doing: "Suspending",
    done: "suspended",
    says: "Stays in the audit trail. Their people are locked out at once.",
    needsReason: true,
    isDangerous: true,
  },
  {
    action: "reactivate",
    label: "Reactivate",
    doing: "Reactivating",
    done: "reactivated",
    says: "Their people are let in again. Those that are not suspended are left as they are.",
  },
];
const BULK = { acts: ACTS, route: "/api/v1/tenants", nouns: { one: "tenant", many: "tenants" } };

interface TenantTableProps {
  tenants: TenantListItem[];
  shown: ShownTable;
  previewed: string | null;
  /** Whether the person may do something with what is selected. */
  maySelect: boolean;
  empty: ReactNode;
}

/** Tenants, one row each; the whole row leads to the tenant. */
export function TenantTable({ tenants, shown, previewed, maySelect, empty }: TenantTableProps) {
  return (
    <RecordTable
      caption="Tenants"
      rows={tenants}
      shown={shown}
      cells={TENANT_CELLS}
      nameOf={({ name }) => name}
      previewed={previewed}
      bulk={maySelect ? BULK : null}
      empty={empty}
    />
  );
}
