import { useFormats } from "#components/format/reader-formats";
import { useWords } from "#components/format/words";
import type { CurrencyCohorts } from "#lib/billing/schema";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { SoftLink } from "../ui/soft-link.tsx";

type Cohort = CurrencyCohorts["cohorts"][number];

interface CohortTableProps {
  found: CurrencyCohorts;
  /** "tenants": who still pays. "revenue": what is paid, of what was paid at first. */
  of: "tenants" | "revenue";
  hrefOf: (cohort: string, month: string) => string;
}

/** How much is left, said in words in each cell; the colour only repeats it. */
const lookOf = (share: number) => (share >= 0.8 ? "bg-good-soft text-good" : share >= 0.5 ? "bg-warn-soft text-warn" : "bg-bad-soft text-bad");

/** Cohorts down, months since the first payment across. */
export function CohortTable({ found, of, hrefOf }: CohortTableProps) {
  const f = useFormats();
  const t = useWords("billing");
  const { cohorts, currency } = found;
  const ages = Math.max(0, ...cohorts.map(({ cells }) => cells.length));
  const monthOf = (month: string) => f.month(new Date(`${month}-15`));
  const money = (minor: number) => f.minorMoney(minor, { currency, isRounded: true });
  const cellOf = ({ month, tenants, firstMrrMinor, cells }: Cohort, age: number) => {
    const cell = cells[age];
    if (!cell) return <span className="text-muted">–</span>;
    const share = of === "tenants" ? cell.tenants / tenants : cell.mrrMinor / firstMrrMinor;
    const detail = of === "tenants" ? t("partOfWhole", { part: f.number(cell.tenants), whole: f.number(tenants) }) : money(cell.mrrMinor);
    return (
      <SoftLink
        href={hrefOf(month, cell.month)}
        className={`inline-block min-h-6 whitespace-nowrap rounded-md px-2 py-1 text-xs tabular-nums hover:underline ${lookOf(share)}`}
      >
        <span className="font-semibold">{f.percent(share, { maximumFractionDigits: 0 })}</span> {detail}
        <span className="sr-only"> {t("inMonthOfThoseThatBegan", { month: monthOf(cell.month), first: monthOf(month) })}</span>
      </SoftLink>
    );
  };
  const columns: Column<Cohort>[] = [
    { key: "month", header: t("firstPaidIn"), isPrimary: true, cell: ({ month }) => <span className="font-medium text-ink">{monthOf(month)}</span> },
    of === "tenants"
      ? { key: "size", header: t("clients"), isNumeric: true, cell: ({ tenants }) => f.number(tenants) }
      : { key: "size", header: t("atFirst"), isNumeric: true, cell: ({ firstMrrMinor }) => money(firstMrrMinor) },
    ...Array.from({ length: ages }, (_, age): Column<Cohort> => {
      return { key: `age-${age}`, header: age === 0 ? t("sameMonth") : `+${age}`, cell: (cohort) => cellOf(cohort, age) };
    }),
  ];
  const caption = t(of === "tenants" ? "clientsThatStillPayIn" : "revenueThatIsLeftIn", { currency });
  return <DataTable caption={caption} columns={columns} rows={cohorts} rowKey={({ month }) => month} density="compact" />;
}
