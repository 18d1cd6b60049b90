import { useFormats } from "#components/format/reader-formats";
import { useSay, useWords } from "#components/format/words";
import type { Channel, PreviewRow } from "#lib/campaigns/schema";
import { CHANNEL_LABELS } from "../campaigns/campaign-words.tsx";
import { Badge } from "../ui/badge.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { figureText } from "./figure-text.ts";

const isChannel = (text: string | null): text is Channel => text !== null && text in CHANNEL_LABELS;

/** The first lines of a file, each with what would become of it. */
export function PreviewTable({ rows }: { rows: PreviewRow[] }) {
  const t = useWords("imports");
  const say = useSay();
  const f = useFormats();
  const figure = (name: keyof PreviewRow["figures"], header: string, showFrom?: "md" | "lg"): Column<PreviewRow> => ({
    key: name,
    header,
    isNumeric: true,
    ...(showFrom && { showFrom }),
    cell: (row) => figureText(row, name, f),
  });
  const columns: Column<PreviewRow>[] = [
    {
      key: "what",
      header: t("line"),
      isPrimary: true,
      cell: ({ line, campaign, channel, day }) => (
        <span className="grid min-w-0">
          <bdi className="truncate font-medium text-ink" title={campaign}>
            {campaign || t("lineNumber", { line: f.number(line) })}
          </bdi>
          <span className="truncate text-muted text-xs">
            {[t("lineNumber", { line: f.number(line) }), day && f.day(day), isChannel(channel) && say(CHANNEL_LABELS[channel])]
              .filter(Boolean)
              .join(" · ")}
          </span>
        </span>
      ),
    },
    {
      key: "outcome",
      header: t("outcome"),
      hasWords: true,
      cell: ({ problem, outcome, isNewCampaign }) =>
        problem ? (
          <span className="text-bad text-sm">{say(problem)}</span>
        ) : (
          <Badge tone={outcome === "replaces" ? "warn" : "good"}>
            {outcome === "replaces" ? t("replaces") : isNewCampaign ? t("newCampaign") : t("newDay")}
          </Badge>
        ),
    },
    figure("spend", t("spend")),
    figure("revenue", t("revenue"), "md"),
    figure("impressions", t("impressions"), "lg"),
    figure("clicks", t("clicks"), "lg"),
    figure("conversions", t("conversions"), "md"),
  ];
  return <DataTable caption={t("preview")} columns={columns} rows={rows} rowKey={({ line }) => String(line)} density="compact" />;
}
