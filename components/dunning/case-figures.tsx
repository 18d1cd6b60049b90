import { useFormats } from "#components/format/reader-formats";
import { useWords } from "#components/format/words";
import type { OverdueSum } from "#lib/billing/schema";
import type { DunningFigures } from "#lib/dunning/schema";
import { StatCard } from "../ui/stat-card.tsx";

interface CaseFiguresProps {
  figures: DunningFigures;
  /** What is owed besides. */
  overdue: OverdueSum[];
  path: string;
}

/** What is unpaid, what is at risk, what is overdue without being followed up, and what came in after all. */
export function CaseFigures({ figures, overdue, path }: CaseFiguresProps) {
  const f = useFormats();
  const t = useWords("dunning");
  const { openCases, needDecision, atRisk, unknownAmounts, recovered, closed } = figures;
  const unknown = unknownAmounts > 0 ? t("unknownInCases", { count: unknownAmounts }) : null;
  return (
    <>
      <StatCard
        label={t("openCases")}
        definition={t("openCasesMeans")}
        icon="receipt"
        figure={f.number(openCases)}
        note={t("waitForADecision", { count: needDecision })}
        href={path}
      />
      {atRisk.map(({ currency, amountMinor, cases }, index) => (
        <StatCard
          key={currency}
          label={t("atRisk", { currency })}
          definition={t("atRiskMeans")}
          icon="coins"
          figure={f.minorMoney(amountMinor, { currency })}
          note={[t("ofCases", { count: cases }), ...(index === 0 && unknown ? [unknown] : [])].join(" · ")}
          href={path}
        />
      ))}
      {atRisk.length === 0 && (unknown || overdue.length === 0) ? (
        <StatCard
          label={t("atRiskNoCurrency")}
          definition={t("atRiskMeans")}
          icon="coins"
          figure={null}
          unknownReason={unknown ?? t("nothingIsKnownToBeOwed")}
          href={path}
        />
      ) : null}
      {overdue.map(({ currency, amountMinor, invoices }) => (
        <StatCard
          key={`overdue-${currency}`}
          label={t("overdueWithoutCase", { currency })}
          definition={t("overdueWithoutCaseMeans")}
          icon="receipt"
          figure={f.minorMoney(amountMinor, { currency })}
          note={t("ofInvoices", { count: invoices })}
          href="/admin/invoices?show=overdue"
        />
      ))}
      <StatCard
        label={t("recovered90Days")}
        definition={t("recoveredMeans")}
        icon="circle-check"
        figure={f.number(recovered)}
        note={closed > 0 ? t("shareOfClosed", { share: f.percent(recovered / closed), number: f.number(closed) }) : t("noneClosed")}
        href={`${path}?show=recovered`}
      />
    </>
  );
}
