import type { TableDeclaration } from "#lib/tables/schema";
import { DELIVERY_STATUSES } from "#lib/webhooks/schema";
import { DELIVERY_LABELS } from "./delivery-status.tsx";

/** The table of what one endpoint was told. */
export const DELIVERIES_TABLE: TableDeclaration = {
  key: "deliveries",
  nouns: { one: "message", many: "messages" },
  usualSort: "-written",
  columns: [
    { key: "kind", label: "Event", type: "text", isPrimary: true, isFilterable: true },
    {
      key: "status",
      label: "Status",
      type: "choice",
      isFilterable: true,
      choices: DELIVERY_STATUSES.map((value) => ({ value, label: DELIVERY_LABELS[value] })),
    },
    { key: "written", label: "Written", type: "date", isSortable: true, isDescendingFirst: true, isFilterable: true },
    { key: "attempts", label: "Attempts", type: "number", isFilterable: true },
    { key: "answer", label: "Answer", type: "number", isFilterable: true },
    { key: "took", label: "Took", type: "number", isSortable: true, isDescendingFirst: true },
    { key: "due", label: "Next attempt", type: "date", isExtra: true },
    { key: "ended", label: "Ended", type: "date", isExtra: true },
    { key: "message", label: "Message id", type: "text", isExtra: true },
  ],
};

/** What the list is narrowed to most often, as filters. */
export const DELIVERY_SHORTCUTS: { label: string; filters: Record<string, string> }[] = [
  { label: "All", filters: {} },
  ...DELIVERY_STATUSES.map((status) => ({ label: DELIVERY_LABELS[status], filters: { status } })),
];
