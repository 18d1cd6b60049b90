import type { ReactNode } from "react";
import { backupPath, type RetentionPreview } from "#lib/backups/schema";
import { formatBytes, formatNumber } from "../format/number.tsx";
import { Time } from "../format/time.tsx";
import { Badge } from "../ui/badge.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { TextLink } from "../ui/text-link.tsx";

interface Line {
  id: string;
  madeAt: string;
  sizeBytes: number;
  because: string[] | null;
}

/** What rules would do with what is there now: each backup, and why it stays. */
export function RetentionTable({ preview, empty }: { preview: RetentionPreview; empty: ReactNode }) {
  const lines: Line[] = [...preview.removes.map((each) => ({ ...each, because: null })), ...preview.keeps].toSorted((a, b) =>
    a.madeAt < b.madeAt ? 1 : -1,
  );
  const columns: Column<Line>[] = [
    {
      key: "at",
      header: "Made (UTC)",
      isPrimary: true,
      cell: ({ id, madeAt }) => (
        <TextLink href={backupPath(id)}>
          <Time value={madeAt} />
        </TextLink>
      ),
    },
    { key: "fate", header: "Would", cell: ({ because }) => (because ? <Badge tone="good">Stay</Badge> : <Badge tone="bad">Be removed</Badge>) },
    { key: "why", header: "Because", hasWords: true, cell: ({ because }) => (because ? because.join(", ") || "all are kept" : "no rule keeps it") },
    { key: "size", header: "Size", isNumeric: true, cell: ({ sizeBytes }) => formatBytes(sizeBytes) },
  ];
  return <DataTable caption="What these rules do" columns={columns} rows={lines} rowKey={({ id }) => id} density="compact" empty={empty} />;
}

/** "3 backups (1.2 MB) would be removed, 4 stay." */
export function sayPreview({ keeps, removes }: RetentionPreview): string {
  const many = (count: number) => (count === 1 ? "1 backup" : `${formatNumber(count)} backups`);
  if (removes.length === 0) return `Nothing would be removed: ${many(keeps.length)} ${keeps.length === 1 ? "stays" : "stay"}.`;
  const bytes = removes.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  return `${many(removes.length)} (${formatBytes(bytes)}) would be removed within minutes, ${many(keeps.length)} stay.`;
}
