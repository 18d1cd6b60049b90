import type { ReactNode } from "react";
import type { InvoiceView } from "#lib/billing/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { useWords } from "../format/words.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { InvoiceBadge } from "./invoice-badge.tsx";

interface InvoiceTableProps {
  invoices: InvoiceView[];
  hrefOf: (id: string) => string;
  /** For staff: whose they are. */
  isOfAll?: boolean;
  empty: ReactNode;
}

/** Invoices and credit notes, one line each. */
export function InvoiceTable({ invoices, hrefOf, isOfAll = false, empty }: InvoiceTableProps) {
  const f = useFormats();
  const t = useWords("invoices");
  const columns: Column<InvoiceView>[] = [
    {
      key: "number",
      header: t("number"),
      isPrimary: true,
      cell: ({ id, number, tenantName, kind }) => (
        <span className="grid min-w-0">
          <TextLink href={hrefOf(id)} isStretched className="block truncate">
            {kind === "credit_note" ? `${t("creditNote")} ${number}` : number}
          </TextLink>
          {isOfAll ? <span className="truncate text-muted text-xs">{tenantName ?? "–"}</span> : null}
        </span>
      ),
    },
    { key: "month", header: t("month"), isOneLine: true, cell: ({ month }) => (month ? f.month(new Date(`${month}-15`)) : "–") },
    { key: "issued", header: t("issued"), isOneLine: true, showFrom: "lg", cell: ({ issuedAt }) => f.day(issuedAt.slice(0, 10)) },
    { key: "due", header: t("due"), isOneLine: true, cell: ({ dueOn }) => (dueOn ? f.day(dueOn) : "–") },
    { key: "total", header: t("total"), isNumeric: true, cell: ({ totalMinor, currency }) => f.minorMoney(totalMinor, { currency }) },
    { key: "state", header: t("state"), cell: (invoice) => <InvoiceBadge invoice={invoice} /> },
  ];
  return <DataTable caption={t("invoices")} columns={columns} rows={invoices} rowKey={({ id }) => id} density="compact" empty={empty} />;
}
