import type { SecurityOverview } from "#lib/security/schema";
import { formatNumber } from "../format/number.tsx";
import { Time } from "../format/time.tsx";
import { Badge } from "../ui/badge.tsx";
import { Card } from "../ui/card.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { TextLink } from "../ui/text-link.tsx";

type Address = SecurityOverview["addresses"][number];
type Open = SecurityOverview["impersonations"][number];
type Key = SecurityOverview["endingKeys"][number];

const addressColumns: Column<Address>[] = [
  {
    key: "ip",
    header: "Address",
    isPrimary: true,
    cell: ({ ip }) => (
      <TextLink isStretched href={`/admin/audit?ip=${encodeURIComponent(ip)}`}>
        {ip}
      </TextLink>
    ),
  },
  { key: "refused", header: "Refused", isNumeric: true, cell: ({ refused }) => formatNumber(refused) },
  { key: "accounts", header: "Accounts tried", isNumeric: true, cell: ({ accounts }) => formatNumber(accounts) },
];

/** Where refused sign-ins came from. Many accounts from one address is how stolen lists of passwords are tried. */
export function AddressCard({ addresses }: { addresses: Address[] }) {
  return (
    <Card title="Refused by address, 24 hours" note="Many accounts from one address: somebody tries a list." isFlush>
      <DataTable
        caption="Addresses with refused sign-ins"
        density="compact"
        columns={addressColumns}
        rows={addresses}
        rowKey={({ ip }) => ip}
        empty={
          <EmptyState icon="circle-check" title="Nobody was refused" className="py-8">
            Addresses from which sign-ins were refused appear here.
          </EmptyState>
        }
      />
    </Card>
  );
}

/** Who of the staff acts as somebody right now. */
export function ImpersonationCard({ impersonations, now }: { impersonations: Open[]; now: Date }) {
  const columns: Column<Open>[] = [
    {
      key: "who",
      header: "Who",
      isPrimary: true,
      cell: ({ staff, person, tenantId }) => (
        <TextLink isStretched href={`/admin/tenants/${tenantId}`}>
          {staff} as {person}
        </TextLink>
      ),
    },
    { key: "tenant", header: "Tenant", hasWords: true, showFrom: "lg", cell: ({ tenantName }) => <bdi>{tenantName}</bdi> },
    { key: "reason", header: "Why", hasWords: true, showFrom: "xl", cell: ({ reason }) => reason },
    { key: "may", header: "May", cell: ({ mayWrite }) => <Badge tone={mayWrite ? "warn" : "neutral"}>{mayWrite ? "Change" : "Look"}</Badge> },
    { key: "until", header: "Until", cell: ({ expiresAt }) => <Time value={expiresAt} now={now} timeZone="UTC" className="whitespace-nowrap" /> },
  ];
  return (
    <Card title="Acting as somebody now" isFlush>
      <DataTable
        caption="Open impersonations"
        density="compact"
        columns={columns}
        rows={impersonations}
        rowKey={({ id }) => id}
        empty={
          <EmptyState icon="circle-check" title="Nobody acts as somebody else" className="py-8">
            Support who acts as a member of a tenant appears here until they stop.
          </EmptyState>
        }
      />
    </Card>
  );
}

/** Keys whose machines stop working soon unless somebody rotates them. */
export function EndingKeysCard({ keys, now }: { keys: Key[]; now: Date }) {
  const columns: Column<Key>[] = [
    {
      key: "key",
      header: "Key",
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
    { key: "account", header: "Service account", hasWords: true, showFrom: "lg", cell: ({ account }) => account },
    { key: "tenant", header: "Tenant", hasWords: true, cell: ({ tenantName }) => <bdi>{tenantName}</bdi> },
    {
      key: "used",
      header: "Last used",
      showFrom: "xl",
      cell: ({ lastUsedAt }) => (lastUsedAt ? <Time value={lastUsedAt} now={now} timeZone="UTC" className="whitespace-nowrap" /> : "Never"),
    },
    { key: "ends", header: "Ends", cell: ({ expiresAt }) => <Time value={expiresAt} now={now} timeZone="UTC" className="whitespace-nowrap" /> },
  ];
  return (
    <div id="keys">
      <Card title="Keys that end within 14 days" note="Their tenants’ administrators were told by mail. A key with a successor is left out." isFlush>
        <DataTable
          caption="API keys near their end"
          density="compact"
          columns={columns}
          rows={keys}
          rowKey={({ id }) => id}
          empty={
            <EmptyState icon="key-round" title="No key ends soon" className="py-8">
              Keys appear here two weeks before they end.
            </EmptyState>
          }
        />
      </Card>
    </div>
  );
}
