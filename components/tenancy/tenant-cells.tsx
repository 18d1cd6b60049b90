import type { TenantListItem } from "#lib/tenancy/schema";
import { formatNumber } from "../format/number.tsx";
import { Time } from "../format/time.tsx";
import { Badge } from "../ui/badge.tsx";
import type { Column } from "../ui/data-table.tsx";
import { Identity } from "../ui/identity.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { TENANT_KIND_LABELS } from "./tenant-kind.tsx";
import { TenantStatusBadge } from "./tenant-status-badge.tsx";

type Cells = Omit<Column<TenantListItem>, "key">;

/** How each column of the table of tenants is drawn, by its key. The whole row leads to the tenant. */
export const TENANT_CELLS: Record<string, Cells> = {
  name: {
    header: "Tenant",
    isPrimary: true,
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
  status: { header: "Status", cell: (tenant) => <TenantStatusBadge status={tenant.status} /> },
  kind: { header: "Kind", showFrom: "xl", cell: (tenant) => <span className="whitespace-nowrap">{TENANT_KIND_LABELS[tenant.kind]}</span> },
  plan: { header: "Plan", showFrom: "md", cell: (tenant) => tenant.planName },
  people: { header: "People", isNumeric: true, showFrom: "lg", cell: (tenant) => formatNumber(tenant.memberCount) },
  created: { header: "Created", showFrom: "md", cell: (tenant) => <Time value={tenant.createdAt} precision="date" className="whitespace-nowrap" /> },
  slug: { header: "Address", cell: (tenant) => <bdi className="whitespace-nowrap">{tenant.slug}</bdi> },
  id: { header: "Id", cell: (tenant) => <code className="whitespace-nowrap text-xs">{tenant.id}</code> },
};
