import type { BlockData, ReportData } from "../data/data-schema.ts";
import { chartPart } from "./chart-points.ts";
import type { ReportDocument, ReportPart, ReportSection } from "./document.ts";
import { figuresPart, salesPart } from "./figure-parts.ts";
import { reasonsPart } from "./reason-part.ts";
import { achievementsTable, campaignsTable, channelsTable, paceTable } from "./tables.ts";
import { type Writing, writingIn } from "./writing.ts";

/** Pure: a report in words. @param language a reader's or a tenant's, such as "de-CH" */
export function composeReport(data: ReportData, language: string): ReportDocument {
  const writing = writingIn(language, data);
  const { t } = writing;
  const { campaign, otherCurrencies, knownUntil } = data;
  return {
    title: data.name,
    demo: data.isDemo ? t("demo") : null,
    period: writing.period(data.period),
    notes: [
      ...(campaign ? [t("onlyCampaign", { name: campaign.name ?? t("goneCampaign") })] : []),
      t("comparedWith", { period: writing.period(data.previous) }),
      knownUntil
        ? t("asOfKnown", { moment: writing.moment(data.asOf), day: writing.day(knownUntil) })
        : t("asOf", { moment: writing.moment(data.asOf) }),
      ...(otherCurrencies.length > 0 ? [writing.figures("otherCurrencies", { currencies: writing.list(otherCurrencies) })] : []),
    ],
    sections: data.blocks.map((block) => sectionOf(block, data, writing)),
  };
}

function sectionOf(block: BlockData, data: ReportData, writing: Writing): ReportSection {
  const { id } = block;
  const { t } = writing;
  const section = (title: string | null, part: ReportPart, note: string | null = null): ReportSection => ({ id, title, note, parts: [part] });
  switch (block.kind) {
    case "heading":
      return section(null, { kind: "heading", text: block.text });
    case "text":
      return section(null, { kind: "text", paragraphs: block.text.split(/\n\s*\n/).map((each) => each.trim()) });
    case "figures":
      return section(t("figures"), figuresPart(block, writing));
    case "chart":
      return chartPart(block, data, writing);
    case "channels":
      return section(t("channels"), channelsTable(block, writing));
    case "campaigns":
      return section(
        t("campaigns"),
        campaignsTable(block, writing),
        block.rowCount > block.rows.length
          ? t("campaignsShown", { shown: writing.number(block.rows.length), all: writing.number(block.rowCount) })
          : null,
      );
    case "reasons":
      return section(t("reasons"), reasonsPart(block, writing), t("reasonsNote"));
    case "pace":
      return section(t("pace"), paceTable(block, writing), t("paceNote"));
    case "sales":
      return section(t("sales"), salesPart(block, writing), t("salesNote"));
    case "achievements":
      return section(t("achievements"), achievementsTable(block, writing));
    case "closed":
      return section(t("closed"), { kind: "empty", text: t("closedNote") });
  }
}
