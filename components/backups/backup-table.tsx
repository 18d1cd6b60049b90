import type { ReactNode } from "react";
import { type BackupView, backupPath } from "#lib/backups/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { Time } from "../format/time.tsx";
import { useWords } from "../format/words.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { BackupStateBadge, sayWho, tookMs } from "./backup-words.tsx";

/** Backups and attempts; each leads to its details. */
export function BackupTable({ backups, empty }: { backups: BackupView[]; empty: ReactNode }) {
  const t = useWords("backups");
  const f = useFormats();
  const columns: Column<BackupView>[] = [
    {
      key: "at",
      header: t("begunUtc"),
      isPrimary: true,
      cell: ({ id, createdAt }) => (
        <TextLink href={backupPath(id)} isStretched className="whitespace-nowrap">
          <Time value={createdAt} />
        </TextLink>
      ),
    },
    { key: "state", header: t("state"), cell: ({ state }) => <BackupStateBadge state={state} /> },
    { key: "by", header: t("by"), isOneLine: true, showFrom: "md", cell: ({ make }) => sayWho(t, make) },
    { key: "size", header: t("size"), isNumeric: true, cell: ({ sizeBytes }) => f.bytes(sizeBytes) },
    { key: "rows", header: t("rows"), isNumeric: true, showFrom: "md", cell: ({ rowCount }) => f.number(rowCount) },
    { key: "took", header: t("took"), isNumeric: true, showFrom: "lg", cell: ({ make }) => f.duration(tookMs(make)) },
    {
      key: "schema",
      header: t("schema"),
      showFrom: "xl",
      cell: ({ schemaVersion }) => <span className="font-mono text-xs">{schemaVersion?.slice(0, 14) ?? "–"}</span>,
    },
    {
      key: "checksum",
      header: t("checksum"),
      showFrom: "xl",
      cell: ({ sha256 }) => <span className="font-mono text-xs">{sha256 ? `${sha256.slice(0, 12)}…` : "–"}</span>,
    },
  ];
  return <DataTable caption={t("backups")} columns={columns} rows={backups} rowKey={({ id }) => id} density="compact" empty={empty} />;
}
