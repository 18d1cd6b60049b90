import type { SecurityOverview } from "#lib/security/schema";
import type { Words } from "#words";
import type { Formats } from "../format/reader-formats.tsx";
import { useFormats } from "../format/reader-formats.tsx";
import { Time } from "../format/time.tsx";
import { useWords } from "../format/words.tsx";
import { Badge } from "../ui/badge.tsx";
import { Card } from "../ui/card.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { TextLink } from "../ui/text-link.tsx";

type Address = SecurityOverview["addresses"][number];
type Open = SecurityOverview["impersonations"][number];
type Key = SecurityOverview["endingKeys"][number];

const addressColumns = (t: Words<"security">, f: Formats): Column<Address>[] => [
  {
    key: "ip",
    header: t("address"),
    isPrimary: true,
    cell: ({ ip }) => (
      <TextLink isStretched href={`/admin/audit?ip=${encodeURIComponent(ip)}`}>
        {ip}
      </TextLink>
    ),
  },
  { key: "refused", header: t("refused"), isNumeric: true, cell: ({ refused }) => f.number(refused) },
  { key: "accounts", header: t("accountsTried"), isNumeric: true, cell: ({ accounts }) => f.number(accounts) },
];

/** Where refused sign-ins came from. Many accounts from one address is how stolen lists of passwords are tried. */
export function AddressCard({ addresses }: { addresses: Address[] }) {
  const t = useWords("security");
  const f = useFormats();
  return (
    <Card title={t("refusedByAddress24Hours")} note={t("manyAccountsFromOneAddressSomebody")} isFlush>
      <DataTable
        caption={t("addressesWithRefusedSignIns")}
        density="compact"
        columns={addressColumns(t, f)}
        rows={addresses}
        rowKey={({ ip }) => ip}
        empty={
          <EmptyState icon="circle-check" title={t("nobodyWasRefused")} className="py-8">
            {t("addressesFromWhichSignInsWere")}
          </EmptyState>
        }
      />
    </Card>
  );
}

/** Who of the staff acts as somebody right now. */
export function ImpersonationCard({ impersonations, now }: { impersonations: Open[]; now: Date }) {
  const t = useWords("security");
  const columns: Column<Open>[] = [
    {
      key: "who",
      header: t("who"),
      isPrimary: true,
      cell: ({ staff, person, tenantId }) => (
        <TextLink isStretched href={`/admin/tenants/${tenantId}`}>
          {t("staffAsPerson", { staff, person })}
        </TextLink>
      ),
    },
    { key: "tenant", header: t("tenant"), hasWords: true, showFrom: "lg", cell: ({ tenantName }) => <bdi>{tenantName}</bdi> },
    { key: "reason", header: t("why"), hasWords: true, showFrom: "xl", cell: ({ reason }) => reason },
    {
      key: "may",
      header: t("may"),
      cell: ({ mayWrite }) => <Badge tone={mayWrite ? "warn" : "neutral"}>{mayWrite ? t("change") : t("look")}</Badge>,
    },
    { key: "until", header: t("until"), cell: ({ expiresAt }) => <Time value={expiresAt} now={now} timeZone="UTC" className="whitespace-nowrap" /> },
  ];
  return (
    <Card title={t("actingAsSomebodyNow")} isFlush>
      <DataTable
        caption={t("openImpersonations")}
        density="compact"
        columns={columns}
        rows={impersonations}
        rowKey={({ id }) => id}
        empty={
          <EmptyState icon="circle-check" title={t("nobodyActsAsSomebodyElse")} className="py-8">
            {t("supportWhoActsAsAMember")}
          </EmptyState>
        }
      />
    </Card>
  );
}

/** Keys whose machines stop working soon unless somebody rotates them. */
export function EndingKeysCard({ keys, now }: { keys: Key[]; now: Date }) {
  const t = useWords("security");
  const columns: Column<Key>[] = [
    {
      key: "key",
      header: t("key"),
      isPrimary: true,
      cell: ({ name, prefix, tenantId }) => (
        <span className="grid min-w-0">
          <TextLink isStretched href={`/admin/tenants/${tenantId}`} className="truncate">
            {name}
          </TextLink>
          <code className="text-muted text-xs">{prefix}…</code>
        </span>
      ),
    },
    { key: "account", header: t("serviceAccount"), hasWords: true, showFrom: "lg", cell: ({ account }) => account },
    { key: "tenant", header: t("tenant"), hasWords: true, cell: ({ tenantName }) => <bdi>{tenantName}</bdi> },
    {
      key: "used",
      header: t("lastUsed"),
      showFrom: "xl",
      cell: ({ lastUsedAt }) => (lastUsedAt ? <Time value={lastUsedAt} now={now} timeZone="UTC" className="whitespace-nowrap" /> : "Never"),
    },
    { key: "ends", header: t("ends"), cell: ({ expiresAt }) => <Time value={expiresAt} now={now} timeZone="UTC" className="whitespace-nowrap" /> },
  ];
  return (
    <div id="keys" className="rounded-2xl">
      <Card title={t("keysThatEndWithin14Days")} note={t("theirTenantsAdministratorsWereToldBy")} isFlush>
        <DataTable
          caption={t("apiKeysNearTheirEnd")}
          density="compact"
          columns={columns}
          rows={keys}
          rowKey={({ id }) => id}
          empty={
            <EmptyState icon="key-round" title={t("noKeyEndsSoon")} className="py-8">
              {t("keysAppearHereTwoWeeksBefore")}
            </EmptyState>
          }
        />
      </Card>
    </div>
  );
}
