import type { ReactNode } from "react";
import { changeOf, FIGURE_KINDS, writeFigure } from "#components/campaigns/figure-kinds";
import { FreshnessLine } from "#components/figures/freshness-line";
import { ReasonCard } from "#components/figures/reason-card";
import { SumChart } from "#components/figures/sum-chart";
import { useFormats } from "#components/format/reader-formats";
import { useSay, useWords } from "#components/format/words";
import { StatCard } from "#components/ui/stat-card";
import { Tabs } from "#components/ui/tabs";
import { TextLink } from "#components/ui/text-link";
import { type Figures, HOME_DAYS } from "#lib/campaigns/schema";
import { addressOf } from "#lib/web";
import type { Home } from "./read-home.ts";

const SHOWN = ["spendMinor", "revenueMinor", "roi", "conversions", "cpaMinor", "ctr"] as const satisfies (keyof Figures)[];

const ACTIVE = addressOf("/portal/campaigns", { status: "active" });

/** How many campaigns are active, and how new the figures are. */
export function HomeNote({ home: { changes, days } }: { home: Home }) {
  const t = useWords("portal");
  return (
    <>
      <TextLink href={ACTIVE}>{t("campaignsActive", { count: changes.activeCampaigns })}</TextLink>.{" "}
      {days.freshness ? <FreshnessLine freshness={days.freshness} /> : t("noFiguresYet")}
    </>
  );
}

interface HomeFiguresProps {
  home: Home;
  days: number;
  address: (days: number) => string;
  /** What to do next, beside the reasons. */
  beside: ReactNode;
}

/** The figures of the period against the one before, why they changed, and the days behind them; each leads to its rows. */
export function HomeFigures({ home: { changes, days }, days: length, address, beside }: HomeFiguresProps) {
  const t = useWords("portal");
  const say = useSay();
  const { locale } = useFormats();
  const { period, previous, currency, totals, previousTotals } = changes;
  const rows = addressOf("/portal/figures", { ...period, grain: "all", by: "campaign,channel" });
  return (
    <>
      <section aria-label={t("figuresOfThePeriod")} className="grid gap-6">
        <Tabs
          label={t("period")}
          items={HOME_DAYS.map((each) => ({ label: t("daysDays", { days: String(each) }), href: address(each), isCurrent: each === length }))}
        />
        <div className="grid gap-4 sm:grid-cols-2 md:gap-6 xl:grid-cols-3">
          {SHOWN.map((name) => {
            const { label, definition, icon, isUpGood } = FIGURE_KINDS[name];
            return (
              <StatCard
                key={name}
                label={say(label)}
                definition={say(definition)}
                icon={icon}
                // Without any row there is no sum either: 0 would be a claim.
                figure={totals === null ? null : writeFigure(name, totals, { currency, locale })}
                unknownReason={totals === null ? t("noFiguresYet") : t("noDivisionPeriod")}
                trend={{
                  change: totals && changeOf(totals[name], previousTotals?.[name]),
                  comparedWith: t("daysBefore", { days: String(length) }),
                  isUpGood,
                  locale,
                }}
                href={rows}
              />
            );
          })}
        </div>
      </section>
      <div className="grid items-start gap-6 xl:grid-cols-3">
        <div className="min-w-0 xl:col-span-2">
          <ReasonCard
            changes={changes}
            hrefOf={({ campaignId, channel }) =>
              addressOf("/portal/figures", {
                from: previous.from,
                to: period.to,
                campaigns: campaignId,
                channels: channel,
                grain: "day",
                by: "campaign,channel",
              })
            }
          />
        </div>
        {beside}
      </div>
      <div id="by-day">
        <SumChart answer={days} />
      </div>
    </>
  );
}
