import type { ReactNode } from "react";
import { useFormats } from "#components/format/reader-formats";
import { useSay, useWords } from "#components/format/words";
import type { FigureRow, Figures, FiguresAnswer } from "#lib/campaigns/schema";
import { CHANNEL_LABELS } from "../campaigns/campaign-words.tsx";
import { FIGURE_KINDS, tellFigure } from "../campaigns/figure-kinds.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { FigureHeader } from "./figure-header.tsx";
import { writeBucket } from "./write-bucket.ts";

interface FiguresTableProps {
  answer: FiguresAnswer;
  /** Where the rows behind a row are; null for one that is a row itself. */
  hrefOf: (row: FigureRow) => string | null;
  empty: ReactNode;
}

/** Sums with what each column means; a row leads to the rows that it is the sum of. */
export function FiguresTable({ answer, hrefOf, empty }: FiguresTableProps) {
  const say = useSay();
  const f = useFormats();
  const t = useWords("figures");
  const style = { currency: answer.currency, locale: f.locale };
  const figure = (name: keyof Figures, showFrom?: "md" | "lg" | "xl", short?: string): Column<FigureRow> => ({
    key: name,
    header: short ?? say(FIGURE_KINDS[name].label),
    headerCell: <FigureHeader name={name} {...(short && { short })} />,
    isNumeric: true,
    ...(showFrom && { showFrom }),
    cell: ({ figures }) => tellFigure(name, figures, style),
  });
  const columns: Column<FigureRow>[] = [
    {
      key: "what",
      header: t("what"),
      isPrimary: true,
      cell: (row) => <RowName row={row} grain={answer.grain} href={hrefOf(row)} />,
    },
    figure("spendMinor"),
    figure("revenueMinor"),
    figure("conversions", "md"),
    figure("clicks", "lg"),
    figure("impressions", "xl"),
    figure("ctr", "xl", t("ctr")),
    figure("cvr", "xl", t("cvr")),
    figure("cpaMinor", "xl", t("cpa")),
    figure("roas", "lg", t("roas")),
    {
      key: "importedAt",
      header: t("lastImport"),
      isNumeric: true,
      showFrom: "2xl",
      cell: ({ importedAt }) => (importedAt ? f.date(new Date(importedAt), { precision: "date" }) : "–"),
    },
  ];
  return (
    <DataTable
      caption={t("figures")}
      columns={columns}
      rows={answer.rows}
      rowKey={(row) => [row.from, row.campaignId, row.channel].join(" ")}
      density="compact"
      empty={empty}
    />
  );
}

function RowName({ row, grain, href }: { row: FigureRow; grain: FiguresAnswer["grain"]; href: string | null }) {
  const say = useSay();
  const f = useFormats();
  const t = useWords("figures");
  const parts = [row.campaignName, row.channel && say(CHANNEL_LABELS[row.channel])].filter((part) => part !== null);
  const bucket = row.from === null ? null : writeBucket(row.from, grain, f, t("weekOf", { day: f.day(row.from) }));
  const [first = t("wholePeriod"), ...rest] = bucket === null ? parts : [bucket, ...parts];
  return (
    <span className="grid min-w-0">
      <bdi className="truncate font-medium text-ink" title={first}>
        {href ? (
          <TextLink isStretched href={href}>
            {first}
          </TextLink>
        ) : (
          first
        )}
      </bdi>
      {rest.length > 0 ? <span className="truncate text-muted text-xs">{rest.join(" · ")}</span> : null}
    </span>
  );
}
