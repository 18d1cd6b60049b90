import Form from "next/form";
import { getFormats, getWords } from "#components/format/words";
import { TimelineBrush } from "#components/services/timeline/brush";
import { OverviewBars } from "#components/services/timeline/overview";
import { RANGE_WORDS } from "#components/services/timeline/range-words";
import { Button } from "#components/ui/button";
import { TextField } from "#components/ui/text-field";
import { TIMELINE_STEPS, type Timeline } from "#lib/services/schema";

interface TimelineOverviewProps {
  timeline: Timeline;
  /** Of the address, kept when another window is chosen. */
  params: Record<string, string>;
}

const inField = (moment: Date) => moment.toISOString().slice(0, 16);

/** How many services failed in the whole range, the window in it to be drawn, and the same as a form. */
export async function TimelineOverview({ timeline, params }: TimelineOverviewProps) {
  const [t, f] = [await getWords("timeline"), await getFormats()];
  const { window, overview, changes, incidents, maintenance } = timeline;
  const { begin, end, from, to, range, stepMs, isWhole } = window;
  const most = Math.max(0, ...overview.map(({ failing }) => failing));
  const count = changes.listed.length + changes.more;
  const counts = { changes: count, changesText: f.number(count), incidents: incidents.length, maintenance: maintenance.length };
  return (
    <div className="grid gap-4 px-5 py-5 md:px-6">
      <div className="grid gap-1">
        <p className="flex flex-wrap justify-between gap-x-4 text-muted text-xs">
          <span>{t("overview")}</span>
          <span>{most > 0 ? t("overviewSays", { most: f.number(most), step: f.duration(stepMs) }) : t("nothingFailed")}</span>
        </p>
        <TimelineBrush
          range={{ from: begin.getTime(), to: end.getTime() }}
          window={{ from: from.getTime(), to: to.getTime() }}
          stepMs={TIMELINE_STEPS[range]}
          params={params}
          words={{ choose: t("choose"), from: t("from"), to: t("to") }}
        >
          <OverviewBars overview={overview} />
        </TimelineBrush>
        <p dir="ltr" className="flex justify-between text-muted text-xs tabular-nums">
          <span>{f.date(begin)}</span>
          <span className="max-sm:hidden">{f.date(new Date((begin.getTime() + end.getTime()) / 2))}</span>
          <span>{f.date(end)}</span>
        </p>
      </div>
      <p role="status" className="text-ink text-sm">
        {isWhole ? t("wholeSays", { range: t(RANGE_WORDS[range]), ...counts }) : t("windowSays", { from: f.date(from), to: f.date(to), ...counts })}
      </p>
      <Form action="/status" prefetch={false} scroll={false} aria-label={t("choose")} className="flex flex-wrap items-end gap-3 print:hidden">
        {Object.entries(params).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <TextField key={`from ${inField(from)}`} name="from" type="datetime-local" label={t("fromUtc")} defaultValue={inField(from)} />
        <TextField key={`to ${inField(to)}`} name="to" type="datetime-local" label={t("toUtc")} defaultValue={inField(to)} />
        <Button type="submit" variant="secondary">
          {t("show")}
        </Button>
      </Form>
    </div>
  );
}
