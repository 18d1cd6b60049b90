import { getFormats, getSay, getWords } from "#components/format/words";
import { DayBars } from "#components/services/day-bars";
import { SERVICE_STATE_LABELS } from "#components/services/service-state";
import { DataList } from "#components/ui/data-list";
import { lastDays, type StateInterval, shareMeasured, uptimeOf, uptimePercent } from "#lib/services";

interface StateDaysProps {
  intervals: StateInterval[];
  now: Date;
  days: number;
}

const DAY_MS = 86_400_000;
const PERIODS = [
  ["h24", 1],
  ["d7", 7],
  ["d30", 30],
  ["d90", 90],
] as const;

/** The days as bars, and what they come to. */
export async function StateDays({ intervals, now, days }: StateDaysProps) {
  const [t, say, f] = [await getWords("services"), await getSay(), await getFormats()];
  const percent = (ratio: number | null) => {
    const known = uptimePercent(ratio);
    // Cut off and not rounded: the digits are written as they are.
    return known === null ? t("notMeasured") : f.percent(known / 100, { maximumFractionDigits: 2 });
  };
  const of = (count: number) => uptimeOf(intervals, { from: new Date(now.getTime() - count * DAY_MS), to: now });
  /** With how much of the time it stands for, where that is not all of it. */
  const within = (count: number) => {
    const { ratio, ...times } = of(count);
    const share = shareMeasured(times, count * DAY_MS);
    if (ratio === null || share === null) return percent(ratio);
    return t("ofTheTimeMeasured", { uptime: percent(ratio), share: f.percent(share, { maximumFractionDigits: 2 }) });
  };
  return (
    <div className="grid gap-5">
      <DayBars
        label={`${t("past90Days")}: ${t("uptimeIs", { percent: within(days) })}`}
        days={lastDays(intervals, days, now).map(({ at, worst, ratio }) => ({
          key: at.toISOString(),
          state: worst,
          says: `${t("dayWas", { day: f.date(at, { precision: "date", timeZone: "UTC" }), state: say(SERVICE_STATE_LABELS[worst]) })}, ${percent(ratio)}`,
        }))}
      />
      <DataList columns={2} items={PERIODS.map(([period, count]) => ({ label: t(period), value: within(count) }))} />
    </div>
  );
}
