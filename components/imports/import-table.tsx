import type { ReactNode } from "react";
import { useFormats } from "#components/format/reader-formats";
import { useSay, useWords } from "#components/format/words";
import type { FigureImport } from "#lib/campaigns/schema";
import { DataTable } from "../ui/data-table.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { ImportStatusBadge, SOURCE_LABELS } from "./import-words.tsx";

/** Files that were imported, and what they changed; a row leads to its import. */
export function ImportTable({ imports, empty }: { imports: FigureImport[]; empty: ReactNode }) {
  const t = useWords("imports");
  const say = useSay();
  const f = useFormats();
  return (
    <DataTable
      caption={t("imports")}
      rows={imports}
      rowKey={({ id }) => id}
      empty={empty}
      columns={[
        {
          key: "file",
          header: t("file"),
          isPrimary: true,
          cell: ({ id, fileName, source }) => (
            <span className="grid min-w-0">
              <bdi className="truncate" title={fileName}>
                <TextLink isStretched href={`/portal/imports/${id}`}>
                  {fileName}
                </TextLink>
              </bdi>
              <span className="truncate text-muted text-xs">{say(SOURCE_LABELS[source])}</span>
            </span>
          ),
        },
        { key: "status", header: t("status"), cell: ({ status }) => <ImportStatusBadge status={status} /> },
        { key: "created", header: t("daysNew"), isNumeric: true, showFrom: "md", cell: ({ daysCreated }) => f.number(daysCreated) },
        { key: "changed", header: t("daysReplaced"), isNumeric: true, showFrom: "md", cell: ({ daysChanged }) => f.number(daysChanged) },
        { key: "failed", header: t("linesToMend"), isNumeric: true, showFrom: "lg", cell: ({ rowsFailed }) => f.number(rowsFailed) },
        { key: "by", header: t("by"), showFrom: "xl", cell: ({ askedBy }) => <bdi>{askedBy ?? "–"}</bdi> },
        { key: "when", header: t("when"), isOneLine: true, showFrom: "lg", cell: ({ createdAt }) => f.date(new Date(createdAt)) },
      ]}
    />
  );
}
