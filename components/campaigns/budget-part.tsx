import { useFormats } from "#components/format/reader-formats";
import { useWords } from "#components/format/words";
import type { CampaignDetail } from "#lib/campaigns/schema";
import { formatMinorMoney, formatPercent } from "../format/number.tsx";
import { Card } from "../ui/card.tsx";
import { DataList } from "../ui/data-list.tsx";
import { ProgressBar } from "../ui/progress-bar.tsx";

/** As the room has it: below this there is no forecast. */
const LEAST_DAYS = 7;

/** What is spent of what was planned, and where that is heading. */
export function BudgetPart({ campaign }: { campaign: CampaignDetail }) {
  const [t, { locale }] = [useWords("campaigns"), useFormats()];
  const { budgetMinor, currency, figures, lastDay } = campaign;
  const money = (minor: number) => formatMinorMoney(minor, { currency, locale });
  const spentMinor = lastDay === null ? null : figures.spendMinor;
  return (
    <>
      <Card title={t("budget")}>
        {budgetMinor === 0 ? (
          <p className="text-muted text-sm">{t("noBudget")}</p>
        ) : (
          <>
            <ProgressBar
              value={spentMinor}
              max={budgetMinor}
              label={t("spentOfTheBudget")}
              tone={(spentMinor ?? 0) > budgetMinor ? "warn" : "accent"}
            />
            <p className="mt-3 flex flex-wrap justify-between gap-x-4 gap-y-1 text-muted tabular-nums">
              <span>{t("spentOf", { spent: spentMinor === null ? "–" : money(spentMinor), budget: money(budgetMinor) })}</span>
              <span>{formatPercent(spentMinor === null ? null : spentMinor / budgetMinor, { locale, isAligned: true })}</span>
            </p>
          </>
        )}
      </Card>
      {budgetMinor === 0 ? null : <PacingCard campaign={campaign} money={money} />}
    </>
  );
}

function PacingCard({ campaign: { budgetMinor, pacing }, money }: { campaign: CampaignDetail; money: (minor: number) => string }) {
  const [t, { number }] = [useWords("campaigns"), useFormats()];
  const { forecast, reason, plannedSoFarMinor } = pacing;
  if (!forecast) {
    const why =
      reason === "no_figures"
        ? t("noFiguresYetNote")
        : reason === "no_end"
          ? t("noForecastNoEnd")
          : reason === "over"
            ? t("noForecastOver")
            : t("noForecastFewDays", { least: number(LEAST_DAYS) });
    return (
      <Card title={t("pacing")}>
        <p className="text-muted text-sm">{why}</p>
      </Card>
    );
  }
  const { lowMinor, highMinor, basisDays } = forecast;
  const verdict = lowMinor > budgetMinor ? t("pacingOver") : highMinor < budgetMinor ? t("pacingUnder") : t("pacingOn");
  return (
    <Card title={t("pacing")} note={t("pacingNote", { basis: number(basisDays) })}>
      <p className="mb-5 font-medium text-ink">{verdict}</p>
      <DataList
        columns={3}
        items={[
          { label: t("pacingExpected"), value: money(forecast.expectedMinor) },
          { label: t("pacingBetween"), value: t("pacingRange", { low: money(lowMinor), high: money(highMinor) }) },
          { label: t("pacingPlanned"), value: plannedSoFarMinor === null ? null : money(plannedSoFarMinor) },
          { label: t("pacingDaily"), value: money(forecast.dailyMinor) },
          { label: t("pacingToBudget"), value: money(forecast.dailyToBudgetMinor) },
          { label: t("pacingDaysLeft"), value: number(forecast.daysLeft) },
        ]}
      />
    </Card>
  );
}
