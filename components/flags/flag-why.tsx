import { useFormats } from "#components/format/reader-formats";
import { useSay, useWords } from "#components/format/words";
import { type FlagAnswer, type FlagDetail, type FlagLookup, REASONS, sayReason } from "#lib/flags/schema";
import { DataTable } from "../ui/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { OnOff } from "./flag-state.tsx";

/** How many tenants each rule decides for. */
export function ReachByRule({ byRule }: { byRule: FlagDetail["byRule"] }) {
  const f = useFormats();
  const [t, say] = [useWords("flags"), useSay()];
  return (
    <DataTable
      caption={t("whatDecidesForHowManyTenants")}
      density="compact"
      rows={byRule}
      rowKey={({ rule, isOn }) => `${rule} ${isOn}`}
      empty={
        <EmptyState icon="building-complex" title={t("thereAreNoTenantsYet")} className="py-8">
          {t("theyAppearHereByWhatDecides")}
        </EmptyState>
      }
      columns={[
        {
          key: "rule",
          header: t("whatDecides"),
          isPrimary: true,
          cell: ({ rule }) => <span className="font-medium text-ink">{say(REASONS[rule])}</span>,
        },
        { key: "state", header: t("itIs"), cell: ({ isOn }) => <OnOff isOn={isOn} /> },
        { key: "tenants", header: t("tenants"), isNumeric: true, cell: ({ tenantCount }) => f.number(tenantCount) },
      ]}
    />
  );
}

/** What a flag is for one tenant, and why. */
export function LookupAnswer({ lookup }: { lookup: FlagLookup }) {
  const [t, say] = [useWords("flags"), useSay()];
  return (
    <div role="status" className="grid gap-1 rounded-xl border bg-sunken p-4 text-sm">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <TextLink href={`/admin/tenants/${lookup.tenantId}`}>
          <bdi>{lookup.tenantName}</bdi>
        </TextLink>
        <OnOff isOn={lookup.isOn} />
        <span className="text-muted">{t("planPlankey", { planKey: lookup.planKey })}</span>
      </p>
      <p className="text-soft wrap-anywhere">{say(sayReason(lookup))}</p>
    </div>
  );
}

/** Every flag as it is for one tenant, with the reason. */
export function TenantFlags({ flags }: { flags: ({ key: string; name: string } & FlagAnswer)[] }) {
  const [t, say] = [useWords("flags"), useSay()];
  return (
    <DataTable
      caption={t("featureFlagsOfThisTenant")}
      rows={flags}
      rowKey={({ key }) => key}
      columns={[
        {
          key: "flag",
          header: t("flagAndWhy"),
          isPrimary: true,
          cell: (flag) => (
            <span className="grid min-w-0">
              <TextLink href={`/admin/flags/${flag.key}`} className="truncate">
                <bdi>{flag.name}</bdi>
              </TextLink>
              <span className="text-muted text-xs wrap-anywhere">{say(sayReason(flag))}</span>
            </span>
          ),
        },
        { key: "state", header: t("state"), cell: ({ isOn }) => <OnOff isOn={isOn} /> },
      ]}
    />
  );
}
