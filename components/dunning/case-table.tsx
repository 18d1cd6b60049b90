import { useFormats } from "#components/format/reader-formats";
import { useWords } from "#components/format/words";
import type { DunningCase } from "#lib/dunning/schema";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { CaseBadge, dayOf, sayNext } from "./step-words.tsx";

/** Unpaid bills, one line for each case. */
export function CaseTable({ cases, hrefOf }: { cases: DunningCase[]; hrefOf: (id: string) => string }) {
  const f = useFormats();
  const t = useWords("dunning");
  const columns: Column<DunningCase>[] = [
    {
      key: "tenant",
      header: t("tenant"),
      isPrimary: true,
      cell: ({ id, tenantName }) => (
        <TextLink href={hrefOf(id)} isStretched className="block truncate">
          {tenantName}
        </TextLink>
      ),
    },
    { key: "since", header: t("since"), cell: ({ since }) => <span className="whitespace-nowrap">{dayOf(f, since)}</span> },
    {
      key: "due",
      header: t("due"),
      isNumeric: true,
      cell: ({ amountMinor, currency }) =>
        amountMinor === null ? <span className="text-muted">{t("unknown")}</span> : f.minorMoney(amountMinor, { currency }),
    },
    { key: "state", header: t("state"), cell: (found) => <CaseBadge found={found} /> },
    { key: "next", header: t("next"), cell: (found) => <span className="md:whitespace-nowrap">{sayNext(t, f, found)}</span> },
  ];
  return (
    <DataTable
      caption={t("casesCaption")}
      columns={columns}
      rows={cases}
      rowKey={({ id }) => id}
      density="compact"
      empty={
        <EmptyState icon="receipt" title={t("nobodyOwes")}>
          {t("aCaseOpensBy")}
        </EmptyState>
      }
    />
  );
}
