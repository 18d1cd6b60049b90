import { ChartCard } from "#components/charts/chart-card";
import { ChartState } from "#components/charts/chart-state";
import { Sparkline } from "#components/charts/sparkline";
import { Button } from "#components/ui/button";
import { StatCard } from "#components/ui/stat-card";
import { SAMPLE_CHART } from "./samples.ts";
import { Section } from "./section.tsx";

const TREND = [3, 5, 4, null, 6, 8, 9];
const DESCRIPTION = "Made-up figures over five days: visits rise from 120 to 260, one day of orders is unknown.";

/** Figures and their drawings, each with its table. */
export function Charts() {
  return (
    <Section id="charts" title="Figures and charts" note="Every chart has its table behind it, also without script.">
      <StatCard
        label="Sample figure"
        figure="1,234"
        icon="activity"
        definition="A made-up figure, to show the card."
        trend={{ change: 0.12, comparedWith: "the sample days before" }}
        href="#charts"
      >
        <Sparkline values={TREND} label="Sample: rises from 3 to 9, one value unknown" />
      </StatCard>
      <StatCard label="Sample of an unknown figure" figure={null} icon="wallet" unknownReason="Sample: nothing was measured yet." />
      <ChartCard kind="area" title="Sample area" description={DESCRIPTION} axisLabel="Day" data={SAMPLE_CHART} />
      <ChartCard kind="bar" title="Sample bars" description={DESCRIPTION} axisLabel="Day" data={SAMPLE_CHART} />
      <ChartCard
        kind="line"
        title="Sample of an empty chart"
        description=""
        axisLabel="Day"
        data={{ series: [], points: [] }}
        empty="Says what to do first."
      />
      <ChartState title="Sample of a chart on its way" />
      <ChartState
        title="Sample of a chart that failed"
        failure={{ message: "Trying again often helps.", requestId: "sample-request-id", action: <Button variant="secondary">Try again</Button> }}
      />
    </Section>
  );
}
