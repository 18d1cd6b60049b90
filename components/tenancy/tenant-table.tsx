import type { ReactNode } from "react";
import type { TenantListItem } from "#lib/tenancy/schema";
import { useSay, useWords } from "../format/words.tsx";
import type { ShownTable } from "../table/record-table.tsx";
import { TENANT_KIND_LABELS } from "./tenant-kind.tsx";
import { TenantRows } from "./tenant-rows.tsx";
import { TENANT_STATUS_LABELS } from "./tenant-status.ts";
import { TENANTS_TABLE } from "./tenants-table.tsx";

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
  const say = useSay();
  const t = useWords("tenancy");
  const sayAll = <Key extends string>(labels: Record<Key, string>) =>
    Object.fromEntries(Object.entries<string>(labels).map(([key, label]) => [key, say(label)])) as Record<Key, string>;
  const acts = [
    {
      action: "suspend",
      label: t("suspend"),
      doing: t("suspendingMany"),
      done: t("suspendedMany"),
      says: t("suspendingManySays"),
      needsReason: true,
      isDangerous: true,
    },
    { action: "reactivate", label: t("reactivate"), doing: t("reactivatingMany"), done: t("reactivatedMany"), says: t("reactivatingManySays") },
  ];
  return (
    <TenantRows
      tenants={tenants}
      shown={shown}
      previewed={previewed}
      caption={t("tenants")}
      words={{
        headers: Object.fromEntries(TENANTS_TABLE.columns.map(({ key, label }) => [key, say(label)])),
        statuses: sayAll(TENANT_STATUS_LABELS),
        kinds: sayAll(TENANT_KIND_LABELS),
        demo: t("demo"),
      }}
      bulk={maySelect ? { acts, route: "/api/v1/tenants" } : null}
      empty={empty}
    />
  );
}
