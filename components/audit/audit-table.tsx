import type { ReactNode } from "react";
import { useSay, useWords } from "#components/format/words";
import type { AuditEntryView } from "#lib/audit/schema";
import { Time } from "../format/time.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { ActionBadge } from "./action-badge.tsx";
import { Who } from "./who.tsx";

interface AuditTableProps {
  entries: AuditEntryView[];
  /** Where an entry has its page. */
  entryHref: (entry: AuditEntryView) => string;
  /** IANA name; moments are told in it. */
  timeZone: string;
  /** For staff: what the tenant of an entry is called. Left out inside a tenant. */
  tenantName?: (tenantId: string | null) => string;
  /** Beside other things: without the network address, so that names have room. */
  isShort?: boolean;
  empty: ReactNode;
}

/** Cut when it is one of the long ones; the entry's page has it whole. */
const Address = ({ ip }: { ip: string | null }) => (
  <span title={ip ?? undefined} className="sm:block sm:max-w-36 sm:truncate">
    {ip ?? "–"}
  </span>
);

/** Entries of the trail, one row each; the whole row leads to the entry. */
export function AuditTable({ entries, entryHref, timeZone, tenantName, isShort = false, empty }: AuditTableProps) {
  const [t, say] = [useWords("trail"), useSay()];
  const columns: Column<AuditEntryView>[] = [
    {
      key: "who",
      header: t("who"),
      isPrimary: true,
      cell: (entry) => (
        <TextLink isStretched href={entryHref(entry)}>
          <Who entry={entry} />
        </TextLink>
      ),
    },
    { key: "what", header: t("what"), cell: (entry) => <ActionBadge action={entry.action} /> },
    ...(tenantName
      ? [
          {
            key: "tenant",
            header: t("tenant"),
            showFrom: "lg",
            hasWords: true,
            cell: (entry) => <bdi>{tenantName(entry.tenantId)}</bdi>,
          } satisfies Column<AuditEntryView>,
        ]
      : []),
    {
      key: "subject",
      header: t("toWhat"),
      showFrom: "xl",
      cell: (entry) => <span className="whitespace-nowrap">{say(entry.subjectType.replaceAll("_", " "))}</span>,
    },
    ...(isShort
      ? []
      : [{ key: "where", header: t("from"), showFrom: "lg", cell: (entry) => <Address ip={entry.ip} /> } satisfies Column<AuditEntryView>]),
    { key: "when", header: t("when"), cell: (entry) => <Time value={entry.at} timeZone={timeZone} className="whitespace-nowrap" /> },
  ];
  return <DataTable caption={t("auditTrail")} columns={columns} rows={entries} rowKey={(entry) => entry.id} empty={empty} density="compact" />;
}
