import type { ReactNode } from "react";
import { useSay, useWords } from "#components/format/words";
import type { CampaignListItem, Figures } from "#lib/campaigns/schema";
import { formatDay } from "../format/time.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { CAMPAIGN_TYPE_LABELS, CampaignStatusBadge, CHANNEL_LABELS } from "./campaign-words.tsx";
import { FIGURE_KINDS, tellFigure } from "./figure-kinds.tsx";

interface CampaignTableProps {
  campaigns: CampaignListItem[];
  locale: string;
  empty: ReactNode;
}

/** Campaigns with their figures so far, each in its own currency; the whole row leads to the campaign. */
export function CampaignTable({ campaigns, locale, empty }: CampaignTableProps) {
  const say = useSay();
  const t = useWords("portal");
  const figure = (name: keyof Figures, showFrom?: "md" | "lg" | "xl"): Column<CampaignListItem> => ({
    key: name,
    header: say(FIGURE_KINDS[name].label),
    isNumeric: true,
    showFrom,
    // A campaign without a single day has no sums either.
    cell: ({ figures, currency, lastDay }) => (lastDay === null ? "–" : tellFigure(name, figures, { currency, locale })),
  });
  const columns: Column<CampaignListItem>[] = [
    { key: "name", header: t("campaign"), isPrimary: true, cell: (campaign) => <CampaignName campaign={campaign} /> },
    { key: "status", header: t("status"), cell: ({ status }) => <CampaignStatusBadge status={status} /> },
    {
      key: "dates",
      header: t("runs"),
      showFrom: "xl",
      cell: ({ startsOn, endsOn }) => (
        <span className="sm:whitespace-nowrap">
          {formatDay(startsOn, locale)} – {endsOn ? formatDay(endsOn, locale) : t("open")}
        </span>
      ),
    },
    figure("spendMinor", "md"),
    figure("revenueMinor"),
    figure("conversions", "lg"),
    { ...figure("roi", "lg"), header: t("roi") },
  ];
  return <DataTable caption={t("campaigns")} columns={columns} rows={campaigns} rowKey={(campaign) => campaign.id} empty={empty} />;
}

function CampaignName({ campaign }: { campaign: CampaignListItem }) {
  const say = useSay();
  const detail = [CAMPAIGN_TYPE_LABELS[campaign.type], ...campaign.channels.map((each) => CHANNEL_LABELS[each])].map(say).join(" · ");
  return (
    <span className="grid min-w-0">
      <bdi title={campaign.name} className="truncate">
        <TextLink isStretched href={`/portal/campaigns/${campaign.id}`}>
          {campaign.name}
        </TextLink>
      </bdi>
      <span title={detail} className="truncate text-muted text-xs">
        {detail}
      </span>
    </span>
  );
}
