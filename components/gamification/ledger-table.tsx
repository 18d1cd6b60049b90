import { POINT_KINDS } from "#lib/gamification/schema";
import type { TableDeclaration } from "#lib/tables/schema";
import { POINT_KIND_LABELS } from "./point-words.tsx";

/** The operator's table of all entries of points. */
export const LEDGER_TABLE: TableDeclaration = {
  key: "ledger",
  nouns: { one: "entry", many: "entries" },
  usualSort: "-entered",
  columns: [
    { key: "cause", label: "Cause", type: "text", isPrimary: true },
    { key: "person", label: "Person", type: "text" },
    {
      key: "kind",
      label: "Kind",
      type: "choice",
      isFilterable: true,
      choices: POINT_KINDS.map((value) => ({ value, label: POINT_KIND_LABELS[value] })),
    },
    { key: "points", label: "Points", type: "number" },
    { key: "tenant", label: "Tenant", type: "text", isFilterable: true },
    { key: "entered", label: "Entered", type: "date", isSortable: true, isDescendingFirst: true, isFilterable: true },
    { key: "expires", label: "Expires", type: "date", isExtra: true },
    { key: "reason", label: "Reason", type: "text", isExtra: true },
    { key: "id", label: "Id", type: "text", isExtra: true },
  ],
};

/** What the list is narrowed to most often, as filters. */
export const LEDGER_SHORTCUTS: { label: string; filters: Record<string, string> }[] = [
  { label: "All entries", filters: {} },
  { label: "Earned", filters: { kind: "earn,confirm" } },
  { label: "Redeemed", filters: { kind: "redeem" } },
  { label: "Pending or held", filters: { kind: "accrue,hold" } },
];
