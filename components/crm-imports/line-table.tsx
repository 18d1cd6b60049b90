import { useFormats } from "#components/format/reader-formats";
import { useSay, useWords } from "#components/format/words";
import type { CrmImportLine, CrmKind } from "#lib/crm/schema";
import { DataTable } from "../ui/data-table.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { IMPORT_FIELD_LABELS, isImportField, OutcomeBadge } from "./import-words.tsx";

export const PAGE_OF: Record<CrmKind, string> = { lead: "/portal/leads", contact: "/portal/contacts", company: "/portal/companies" };

/** Lines of a file, each with what became of it, or would. */
export function LineTable({ lines, kind }: { lines: CrmImportLine[]; kind: CrmKind }) {
  const t = useWords("crmImports");
  const say = useSay();
  const f = useFormats();
  const fieldName = (field: string) => (isImportField(field) ? say(IMPORT_FIELD_LABELS[field]) : field);
  const detail = ({ outcome, fields, field, message }: CrmImportLine) => {
    const said = message === null ? "" : say(message);
    if (outcome === "change") return fields.map(fieldName).join(", ");
    return field === null ? said : t("fieldProblem", { field: fieldName(field), problem: said });
  };
  return (
    <DataTable
      caption={t("lines")}
      density="compact"
      rows={lines}
      rowKey={({ line }) => String(line)}
      columns={[
        {
          key: "line",
          header: t("line"),
          isPrimary: true,
          cell: ({ line, label, recordId }) => (
            <span className="grid min-w-0">
              <bdi className="truncate" title={label}>
                {recordId ? <TextLink href={`${PAGE_OF[kind]}/${recordId}`}>{label || "–"}</TextLink> : label || "–"}
              </bdi>
              <span className="truncate text-muted text-xs">{t("lineNumber", { line: f.number(line) })}</span>
            </span>
          ),
        },
        { key: "outcome", header: t("outcome"), cell: ({ outcome }) => <OutcomeBadge outcome={outcome} /> },
        { key: "detail", header: t("detail"), hasWords: true, cell: (line) => <span className="block lg:min-w-80">{detail(line) || "–"}</span> },
      ]}
    />
  );
}
