import type { SecurityOverview } from "#lib/security/schema";
import { ChartCard } from "../charts/chart-card.tsx";
import { useFormats } from "../format/reader-formats.tsx";
import { useWords } from "../format/words.tsx";

/** Sign-ins and refusals, day by day. */
export function SignInChart({ days }: { days: SecurityOverview["days"] }) {
  const t = useWords("security");
  const f = useFormats();
  const worst = days.reduce((most, each) => (each.refused > most.refused ? each : most), days[0] ?? { day: "", refused: 0 });
  const signIns = days.reduce((sum, each) => sum + each.signIns, 0);
  return (
    <ChartCard
      kind="bar"
      title={t("signInsByDay")}
      description={`${t("theLastDays", { days: f.number(days.length), count: signIns, number: f.number(signIns) })} ${worst.refused > 0 ? t("mostRefused", { number: f.number(worst.refused), day: f.day(worst.day) }) : t("noneWasRefused")}`}
      axisLabel={t("day")}
      data={{
        series: [t("signedIn"), t("refused")],
        points: days.map(({ day, signIns: opened, refused }) => ({ label: f.shortDay(new Date(day)), values: [opened, refused] })),
      }}
    />
  );
}
