import { CAMPAIGN_STATUSES, CAMPAIGN_TYPES, CHANNELS } from "#lib/campaigns/schema";
import type { TableDeclaration } from "#lib/tables/schema";
import { CAMPAIGN_STATUS_LABELS, CAMPAIGN_TYPE_LABELS, CHANNEL_LABELS } from "./campaign-words.tsx";

/** The portal's table of campaigns. */
export const CAMPAIGNS_TABLE: TableDeclaration = {
  key: "campaigns",
  nouns: { one: "campaign", many: "campaigns" },
  isOfTenant: true,
  usualSort: "-starts",
  columns: [
    { key: "name", label: "Campaign", type: "text", isPrimary: true, isSortable: true },
    {
      key: "status",
      label: "Status",
      type: "choice",
      isFilterable: true,
      choices: CAMPAIGN_STATUSES.map((value) => ({ value, label: CAMPAIGN_STATUS_LABELS[value] })),
    },
    {
      key: "type",
      label: "What it is for",
      type: "choice",
      isFilterable: true,
      isExtra: true,
      choices: CAMPAIGN_TYPES.map((value) => ({ value, label: CAMPAIGN_TYPE_LABELS[value] })),
    },
    {
      key: "channel",
      label: "Channels",
      type: "choice",
      isFilterable: true,
      choices: CHANNELS.map((value) => ({ value, label: CHANNEL_LABELS[value] })),
    },
    { key: "starts", label: "First day", type: "date", isSortable: true, isDescendingFirst: true, isFilterable: true },
    { key: "ends", label: "Last day", type: "date", isSortable: true },
    { key: "budget", label: "Budget", type: "number", isSortable: true, isDescendingFirst: true, isFilterable: true },
    { key: "spend", label: "Spend", type: "number" },
    { key: "revenue", label: "Revenue", type: "number" },
    { key: "conversions", label: "Conversions", type: "number", isExtra: true },
    { key: "roi", label: "ROI", type: "number" },
    { key: "owner", label: "Looked after by", type: "text", isExtra: true },
  ],
};
