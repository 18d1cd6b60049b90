import type { ReactNode } from "react";
import { useFormats } from "#components/format/reader-formats";
import { useSay, useWords } from "#components/format/words";
import type { CrmImport } from "#lib/crm/schema";
import { DataTable } from "../ui/data-table.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { CrmImportBadge, KIND_LABELS } from "./import-words.tsx";

/** Files of leads, contacts and companies, and what they did; a row leads to its import. */
export function CrmImportTable({ imports, empty }: { imports: CrmImport[]; empty: ReactNode }) {
  const t = useWords("crmImports");
  const say = useSay();
  const f = useFormats();
  return (
    <DataTable
      caption={t("pastImports")}
      rows={imports}
      rowKey={({ id }) => id}
      empty={empty}
      columns={[
        {
          key: "file",
          header: t("file"),
          isPrimary: true,
          cell: ({ id, fileName, kind }) => (
            <span className="grid min-w-0">
              <bdi className="truncate" title={fileName}>
                <TextLink isStretched href={`/portal/leads/import/${id}`}>
                  {fileName}
                </TextLink>
              </bdi>
              <span className="truncate text-muted text-xs">{say(KIND_LABELS[kind])}</span>
            </span>
          ),
        },
        { key: "status", header: t("status"), cell: ({ status }) => <CrmImportBadge status={status} /> },
        { key: "created", header: t("linesNew"), isNumeric: true, showFrom: "md", cell: ({ linesCreate }) => f.number(linesCreate) },
        { key: "changed", header: t("linesChanged"), isNumeric: true, showFrom: "md", cell: ({ linesChange }) => f.number(linesChange) },
        { key: "refused", header: t("linesRefused"), isNumeric: true, showFrom: "lg", cell: ({ linesRefused }) => f.number(linesRefused) },
        { key: "by", header: t("by"), showFrom: "xl", cell: ({ askedBy }) => <bdi>{askedBy ?? "–"}</bdi> },
        { key: "when", header: t("when"), isOneLine: true, showFrom: "lg", cell: ({ createdAt }) => f.date(new Date(createdAt)) },
      ]}
    />
  );
}
