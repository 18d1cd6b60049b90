"use client";
import type { ReactNode } from "react";
import type { TenantListItem } from "#lib/tenancy/schema";
import { formatNumber } from "../format/number.tsx";
import { Time } from "../format/time.tsx";
import { Badge } from "../ui/badge.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { Identity } from "../ui/identity.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { TENANT_KIND_LABELS } from "./tenant-kind.tsx";
import { TenantStatusBadge } from "./tenant-status-badge.tsx";

interface TenantTableProps {
  tenants: TenantListItem[];
  /** Where the headers that sort lead, and how the list is sorted now. */
  sort: Record<"name" | "created", Column<TenantListItem>["sort"]>;
  empty: ReactNode;
}

/**
 * Tenants, one row each; the whole row leads to the tenant. A client component so that a page sends the tenants and not the
 * markup of every cell twice, and renders them once: half the server's work.
 */
export function TenantTable({ tenants, sort, empty }: TenantTableProps) {
  const columns: Column<TenantListItem>[] = [
    {
      key: "name",
      header: "Tenant",
      isPrimary: true,
      sort: sort.name,
      cell: (tenant) => (
        <Identity
          name={tenant.name}
          detail={tenant.slug}
          shape="square"
          link={
            <TextLink isStretched href={`/admin/tenants/${tenant.id}`}>
              {tenant.name}
            </TextLink>
          }
          mark={tenant.isDemo ? <Badge className="shrink-0">Demo</Badge> : null}
        />
      ),
    },
    { key: "status", header: "Status", cell: (tenant) => <TenantStatusBadge status={tenant.status} /> },
    { key: "kind", header: "Kind", showFrom: "xl", cell: (tenant) => <span className="whitespace-nowrap">{TENANT_KIND_LABELS[tenant.kind]}</span> },
    { key: "plan", header: "Plan", showFrom: "md", cell: (tenant) => tenant.planName },
    { key: "people", header: "People", isNumeric: true, showFrom: "lg", cell: (tenant) => formatNumber(tenant.memberCount) },
    {
      key: "created",
      header: "Created",
      sort: sort.created,
      showFrom: "md",
      cell: (tenant) => <Time value={tenant.createdAt} precision="date" className="whitespace-nowrap" />,
    },
  ];
  return <DataTable caption="Tenants" columns={columns} rows={tenants} rowKey={(tenant) => tenant.id} empty={empty} />;
}
