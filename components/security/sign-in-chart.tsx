import type { SecurityOverview } from "#lib/security/schema";
import { ChartCard } from "../charts/chart-card.tsx";
import { formatNumber } from "../format/number.tsx";
import { formatDay } from "../format/time.tsx";

const LABEL = new Intl.DateTimeFormat("en", { day: "numeric", month: "short", timeZone: "UTC" });

/** Sign-ins and refusals, day by day. */
export function SignInChart({ days }: { days: SecurityOverview["days"] }) {
  const worst = days.reduce((most, each) => (each.refused > most.refused ? each : most), days[0] ?? { day: "", refused: 0 });
  const signIns = days.reduce((sum, each) => sum + each.signIns, 0);
  return (
    <ChartCard
      kind="bar"
      title="Sign-ins by day"
      description={`The last ${days.length} days in UTC: ${signIns === 1 ? "1 sign-in" : `${formatNumber(signIns)} sign-ins`}. ${worst.refused > 0 ? `Most refused: ${formatNumber(worst.refused)} on ${formatDay(worst.day, "en")}.` : "None was refused."}`}
      axisLabel="Day"
      data={{
        series: ["Signed in", "Refused"],
        points: days.map(({ day, signIns: opened, refused }) => ({ label: LABEL.format(new Date(day)), values: [opened, refused] })),
      }}
    />
  );
}
