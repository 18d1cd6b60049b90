import type { ReactNode } from "react";
import { backupPath, type RetentionPreview } from "#lib/backups/schema";
import type { Words } from "#words";
import type { Formats } from "../format/reader-formats.tsx";
import { useFormats } from "../format/reader-formats.tsx";
import { Time } from "../format/time.tsx";
import { useSay, useWords } from "../format/words.tsx";
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
  const say = useSay();
  const t = useWords("backups");
  const f = useFormats();
  const lines: Line[] = [...preview.removes.map((each) => ({ ...each, because: null })), ...preview.keeps].toSorted((a, b) =>
    a.madeAt < b.madeAt ? 1 : -1,
  );
  const columns: Column<Line>[] = [
    {
      key: "at",
      header: t("madeUtc"),
      isPrimary: true,
      cell: ({ id, madeAt }) => (
        <TextLink href={backupPath(id)}>
          <Time value={madeAt} />
        </TextLink>
      ),
    },
    {
      key: "fate",
      header: t("would"),
      cell: ({ because }) => (because ? <Badge tone="good">{t("stay")}</Badge> : <Badge tone="bad">{t("beRemoved")}</Badge>),
    },
    {
      key: "why",
      header: t("because"),
      hasWords: true,
      cell: ({ because }) => (because ? f.list(because.map(say), "unit") || t("allAreKept") : t("noRuleKeepsIt")),
    },
    { key: "size", header: t("size"), isNumeric: true, cell: ({ sizeBytes }) => f.bytes(sizeBytes) },
  ];
  return <DataTable caption={t("whatTheseRulesDo")} columns={columns} rows={lines} rowKey={({ id }) => id} density="compact" empty={empty} />;
}

/** "3 backups (1.2 MB) would be removed, 4 stay." */
export function sayPreview({ keeps, removes }: RetentionPreview, t: Words<"backups">, f: Formats): string {
  const stay = t("backupsStay", { count: keeps.length, number: f.number(keeps.length) });
  if (removes.length === 0) return t("nothingWouldBeRemoved", { stay });
  const bytes = removes.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  return t("someWouldBeRemoved", {
    count: removes.length,
    number: f.number(removes.length),
    size: f.bytes(bytes),
    stay: t("backupsWouldStay", { count: keeps.length, number: f.number(keeps.length) }),
  });
}
