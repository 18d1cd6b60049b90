import type { ReactNode } from "react";
import { type BackupView, backupPath } from "#lib/backups/schema";
import { formatDuration } from "../format/duration.tsx";
import { formatBytes, formatNumber } from "../format/number.tsx";
import { Time } from "../format/time.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { BackupStateBadge, sayWho, tookMs } from "./backup-words.tsx";

/** Backups and attempts; each leads to its details. */
export function BackupTable({ backups, empty }: { backups: BackupView[]; empty: ReactNode }) {
  const columns: Column<BackupView>[] = [
    {
      key: "at",
      header: "Begun (UTC)",
      isPrimary: true,
      cell: ({ id, createdAt }) => (
        <TextLink href={backupPath(id)} isStretched className="whitespace-nowrap">
          <Time value={createdAt} />
        </TextLink>
      ),
    },
    { key: "state", header: "State", cell: ({ state }) => <BackupStateBadge state={state} /> },
    { key: "by", header: "By", showFrom: "md", cell: ({ make }) => sayWho(make) },
    { key: "size", header: "Size", isNumeric: true, cell: ({ sizeBytes }) => formatBytes(sizeBytes) },
    { key: "rows", header: "Rows", isNumeric: true, showFrom: "md", cell: ({ rowCount }) => formatNumber(rowCount) },
    { key: "took", header: "Took", isNumeric: true, showFrom: "lg", cell: ({ make }) => formatDuration(tookMs(make)) },
    {
      key: "schema",
      header: "Schema",
      showFrom: "xl",
      cell: ({ schemaVersion }) => <span className="font-mono text-xs">{schemaVersion?.slice(0, 14) ?? "–"}</span>,
    },
    {
      key: "checksum",
      header: "Checksum",
      showFrom: "xl",
      cell: ({ sha256 }) => <span className="font-mono text-xs">{sha256 ? `${sha256.slice(0, 12)}…` : "–"}</span>,
    },
  ];
  return <DataTable caption="Backups" columns={columns} rows={backups} rowKey={({ id }) => id} density="compact" empty={empty} />;
}
