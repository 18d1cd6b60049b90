import type { TenantListItem } from "#lib/tenancy/schema";
import type { Formats } from "../format/reader-formats.tsx";
import { Time } from "../format/time.tsx";
import { Badge } from "../ui/badge.tsx";
import type { Column } from "../ui/data-table.tsx";
import { Identity } from "../ui/identity.tsx";
import { TENANT_STATUS_TONES } from "./tenant-status.ts";

type Cells = Omit<Column<TenantListItem>, "key">;

/** What the cells say, in the reader's language: they are drawn in the browser, which has no catalogues. */
export interface TenantCellWords {
  /** By the column's key. */
  headers: Record<string, string>;
  statuses: Record<TenantListItem["status"], string>;
  kinds: Record<TenantListItem["kind"], string>;
  demo: string;
}

/** How each column of the table of tenants is drawn, by its key. The whole row leads to the tenant. */
export const tenantCells = ({ headers, statuses, kinds, demo }: TenantCellWords, number: Formats["number"]): Record<string, Cells> => ({
  name: {
    header: headers.name ?? "",
    isPrimary: true,
    cell: (tenant) => (
      <Identity
        name={tenant.name}
        detail={tenant.slug}
        shape="square"
        href={`/admin/tenants/${tenant.id}`}
        mark={tenant.isDemo ? <Badge className="shrink-0">{demo}</Badge> : null}
      />
    ),
  },
  status: {
    header: headers.status ?? "",
    cell: (tenant) => (
      <Badge tone={TENANT_STATUS_TONES[tenant.status]} hasDot>
        {statuses[tenant.status]}
      </Badge>
    ),
  },
  kind: { header: headers.kind ?? "", isOneLine: true, showFrom: "xl", cell: (tenant) => kinds[tenant.kind] },
  plan: { header: headers.plan ?? "", showFrom: "md", cell: (tenant) => tenant.planName },
  people: { header: headers.people ?? "", isNumeric: true, showFrom: "lg", cell: (tenant) => number(tenant.memberCount) },
  created: {
    header: headers.created ?? "",
    showFrom: "md",
    cell: (tenant) => <Time value={tenant.createdAt} precision="date" className="whitespace-nowrap" />,
  },
  slug: { header: headers.slug ?? "", cell: (tenant) => <bdi className="whitespace-nowrap">{tenant.slug}</bdi> },
  id: { header: headers.id ?? "", cell: (tenant) => <code className="whitespace-nowrap text-xs">{tenant.id}</code> },
});
