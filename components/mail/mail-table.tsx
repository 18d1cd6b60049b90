import { MAIL_STATUSES } from "#lib/outbox/schema";
import type { TableDeclaration } from "#lib/tables/schema";
import { MAIL_STATUS_LABELS } from "./mail-status-badge.tsx";

/** The operator's table of everything the portal wanted to send. */
export const MAIL_TABLE: TableDeclaration = {
  key: "mail",
  nouns: { one: "mail", many: "mails" },
  usualSort: "-written",
  columns: [
    { key: "subject", label: "Subject", type: "text", isPrimary: true, isSortable: true },
    { key: "to", label: "Recipient", type: "text", isSortable: true },
    {
      key: "status",
      label: "Status",
      type: "choice",
      isFilterable: true,
      choices: MAIL_STATUSES.map((value) => ({ value, label: MAIL_STATUS_LABELS[value] })),
    },
    { key: "tenant", label: "Tenant", type: "text", isFilterable: true },
    { key: "written", label: "Written", type: "date", isSortable: true, isDescendingFirst: true, isFilterable: true },
    { key: "sent", label: "Sent", type: "date", isExtra: true },
    { key: "attempts", label: "Attempts", type: "number", isExtra: true },
    { key: "error", label: "What the mail server said", type: "text", isExtra: true },
    { key: "id", label: "Id", type: "text", isExtra: true },
  ],
};

/** What the list is narrowed to most often, as filters. */
export const MAIL_SHORTCUTS: { label: string; filters: Record<string, string> }[] = [
  { label: "All mails", filters: {} },
  { label: "Not sent", filters: { status: "failed" } },
  { label: "Held", filters: { status: "held" } },
  { label: "On their way", filters: { status: "queued" } },
];
