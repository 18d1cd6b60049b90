import { type FlagAnswer, type FlagDetail, type FlagLookup, REASONS, sayReason } from "#lib/flags/schema";
import { formatNumber } from "../format/number.tsx";
import { DataTable } from "../ui/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { OnOff } from "./flag-state.tsx";

/** How many tenants each rule decides for. */
export function ReachByRule({ byRule }: { byRule: FlagDetail["byRule"] }) {
  return (
    <DataTable
      caption="What decides for how many tenants"
      density="compact"
      rows={byRule}
      rowKey={({ rule, isOn }) => `${rule} ${isOn}`}
      empty={
        <EmptyState icon="building-complex" title="There are no tenants yet" className="py-8">
          They appear here by what decides for them.
        </EmptyState>
      }
      columns={[
        { key: "rule", header: "What decides", isPrimary: true, cell: ({ rule }) => <span className="font-medium text-ink">{REASONS[rule]}</span> },
        { key: "state", header: "It is", cell: ({ isOn }) => <OnOff isOn={isOn} /> },
        { key: "tenants", header: "Tenants", isNumeric: true, cell: ({ tenantCount }) => formatNumber(tenantCount) },
      ]}
    />
  );
}

/** What a flag is for one tenant, and why. */
export function LookupAnswer({ lookup }: { lookup: FlagLookup }) {
  return (
    <div role="status" className="grid gap-1 rounded-xl border bg-sunken p-4 text-sm">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <TextLink href={`/admin/tenants/${lookup.tenantId}`}>
          <bdi>{lookup.tenantName}</bdi>
        </TextLink>
        <OnOff isOn={lookup.isOn} />
        <span className="text-muted">Plan {lookup.planKey}</span>
      </p>
      <p className="text-soft wrap-anywhere">{sayReason(lookup)}</p>
    </div>
  );
}

/** Every flag as it is for one tenant, with the reason. */
export function TenantFlags({ flags }: { flags: ({ key: string; name: string } & FlagAnswer)[] }) {
  return (
    <DataTable
      caption="Feature flags of this tenant"
      rows={flags}
      rowKey={({ key }) => key}
      columns={[
        {
          key: "flag",
          header: "Flag, and why",
          isPrimary: true,
          cell: (flag) => (
            <span className="grid min-w-0">
              <TextLink href={`/admin/flags/${flag.key}`} className="truncate">
                <bdi>{flag.name}</bdi>
              </TextLink>
              <span className="text-muted text-xs wrap-anywhere">{sayReason(flag)}</span>
            </span>
          ),
        },
        { key: "state", header: "State", cell: ({ isOn }) => <OnOff isOn={isOn} /> },
      ]}
    />
  );
}
