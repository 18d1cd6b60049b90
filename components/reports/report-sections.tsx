import { useWords } from "#components/format/words";
import type { ReportDocument, ReportFigure, ReportPart, ReportSection, ReportTable } from "#lib/reports/schema";
import { ChartCard } from "../charts/chart-card.tsx";
import { UNKNOWN } from "../format/number.tsx";
import { Badge } from "../ui/badge.tsx";
import { Card } from "../ui/card.tsx";
import { DataTable } from "../ui/data-table.tsx";
import { StatCard } from "../ui/stat-card.tsx";

/** The blocks of a report in their order, as its document says them. */
export function ReportSections({ report }: { report: ReportDocument }) {
  return (
    <>
      {report.sections.map((section) => (
        <div key={section.id} id={section.id} className="min-w-0 break-inside-avoid">
          {section.parts.map((part) => (
            <Part key={part.kind} part={part} section={section} period={report.period} />
          ))}
        </div>
      ))}
    </>
  );
}

function Part({ part, section: { title, note }, period }: { part: ReportPart; section: ReportSection; period: string }) {
  const t = useWords("reports");
  switch (part.kind) {
    case "heading":
      return (
        <h2 dir="auto" className="mt-2 font-semibold text-ink text-xl wrap-anywhere">
          {part.text}
        </h2>
      );
    case "text":
      return (
        <div className="grid max-w-3xl gap-3 text-soft">
          {part.paragraphs.map((paragraph) => (
            <p key={paragraph} dir="auto" className="whitespace-pre-line wrap-anywhere">
              {paragraph}
            </p>
          ))}
        </div>
      );
    case "figures":
      return <Figures title={title ?? ""} note={note} figures={part.figures} />;
    case "chart": {
      const { label, axisLabel, format, points } = part.chart;
      const data = { series: [label], format, points: points.map((point) => ({ label: point.label, values: [point.value] })) };
      return (
        <ChartCard kind="line" title={title ?? label} description={t("pointsOf", { figure: label, period })} axisLabel={axisLabel} data={data} />
      );
    }
    case "table":
      return (
        <Card title={title ?? undefined} note={note ?? undefined} isFlush>
          <Rows caption={title ?? ""} table={part.table} />
        </Card>
      );
    case "reasons":
      return (
        <Card title={title ?? undefined} note={note ?? undefined}>
          <div className="grid gap-x-8 gap-y-6 xl:grid-cols-3">
            {part.reasons.map((reason) => (
              <section key={reason.title} className="min-w-0">
                <h3 className="font-medium text-ink text-sm">{reason.title}</h3>
                <ul className="mt-2 grid gap-3">
                  {reason.points.map((point) => (
                    <li key={point} dir="auto" className="text-sm text-soft wrap-anywhere">
                      {point}
                    </li>
                  ))}
                </ul>
              </section>
            ))}
          </div>
        </Card>
      );
    case "empty":
      return (
        <Card title={title ?? undefined} note={note ?? undefined}>
          <p className="text-muted text-sm">{part.text}</p>
        </Card>
      );
  }
}

function Figures({ title, note, figures }: { title: string; note: string | null; figures: ReportFigure[] }) {
  return (
    <section aria-label={title} className="grid gap-3">
      <h2 className="font-semibold text-ink text-lg">{title}</h2>
      {note ? <p className="text-muted text-sm">{note}</p> : null}
      <div className="grid gap-4 sm:grid-cols-2 md:gap-6 xl:grid-cols-3 print:grid-cols-3">
        {figures.map(({ label, definition, value, before, change, isGood }) => (
          <StatCard
            key={label}
            label={label}
            definition={definition ?? undefined}
            figure={value === UNKNOWN ? null : value}
            note={
              before === null ? undefined : (
                <span className="flex flex-wrap items-center gap-2 tabular-nums">
                  {change ? <Badge tone={isGood === null ? "neutral" : isGood ? "good" : "bad"}>{change}</Badge> : null}
                  {before}
                </span>
              )
            }
          />
        ))}
      </div>
    </section>
  );
}

/** The sum stands in the last row. */
function Rows({ caption, table: { columns, rows, total } }: { caption: string; table: ReportTable }) {
  const shown = [
    ...rows.map((cells, at) => ({ key: String(at), cells, isTotal: false })),
    ...(total ? [{ key: "total", cells: total, isTotal: true }] : []),
  ];
  return (
    <DataTable
      caption={caption}
      columns={columns.map(({ label, isNumeric }, at) => ({
        key: label,
        header: label,
        isNumeric,
        isPrimary: at === 0,
        hasWords: at === 0,
        cell: ({ cells, isTotal }: (typeof shown)[number]) => <bdi className={isTotal ? "font-semibold text-ink" : undefined}>{cells[at]}</bdi>,
      }))}
      rows={shown}
      rowKey={({ key }) => key}
    />
  );
}
