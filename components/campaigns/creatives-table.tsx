import { CREATIVE_STATES } from "#lib/campaigns/schema";
import type { TableDeclaration } from "#lib/tables/schema";
import { CREATIVE_STATE_LABELS } from "./creative-states.tsx";

/** The portal's table of the creatives of all campaigns. */
export const CREATIVES_TABLE: TableDeclaration = {
  key: "creatives",
  nouns: { one: "creative", many: "creatives" },
  isOfTenant: true,
  usualSort: "-changed",
  columns: [
    { key: "name", label: "Creative", type: "text", isPrimary: true, isSortable: true },
    { key: "campaign", label: "Campaign", type: "text" },
    {
      key: "state",
      label: "Approval",
      type: "choice",
      isFilterable: true,
      choices: CREATIVE_STATES.map((value) => ({ value, label: CREATIVE_STATE_LABELS[value] })),
    },
    { key: "version", label: "Version", type: "number", isExtra: true },
    { key: "comments", label: "Open comments", type: "number" },
    { key: "submitted", label: "Submitted", type: "date", isSortable: true, isFilterable: true },
    { key: "by", label: "Submitted by", type: "text" },
    { key: "changed", label: "Changed", type: "date", isSortable: true, isDescendingFirst: true, isFilterable: true },
  ],
};

/** How far the approval is: what waits comes with the longest waiting first. */
export const CREATIVE_SHORTCUTS: { label: string; filters: Record<string, string>; sort?: string }[] = [
  { label: "All creatives", filters: {} },
  { label: CREATIVE_STATE_LABELS.waiting, filters: { state: "waiting" }, sort: "submitted" },
  { label: CREATIVE_STATE_LABELS.changes_asked, filters: { state: "changes_asked" } },
  { label: CREATIVE_STATE_LABELS.approved, filters: { state: "approved" } },
  { label: CREATIVE_STATE_LABELS.draft, filters: { state: "draft" } },
];
