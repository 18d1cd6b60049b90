import { useFormats } from "#components/format/reader-formats";
import { useWords } from "#components/format/words";
import type { DunningFigures } from "#lib/dunning/schema";
import { StatCard } from "../ui/stat-card.tsx";

/** What is unpaid, what is at risk, and what came in after all. */
export function CaseFigures({ figures, path }: { figures: DunningFigures; path: string }) {
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
      {atRisk.length === 0 ? (
        <StatCard
          label={t("atRiskNoCurrency")}
          definition={t("atRiskMeans")}
          icon="coins"
          figure={null}
          unknownReason={unknown ?? t("nothingIsKnownToBeOwed")}
          href={path}
        />
      ) : null}
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
