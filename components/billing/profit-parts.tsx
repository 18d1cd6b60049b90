import type { CostLine, ProfitLine } from "#lib/billing/schema";
import { formatDuration } from "../format/duration.tsx";
import { formatMinorMoney, formatPercent } from "../format/number.tsx";
import type { FormAction } from "../ui/action-form.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { TextLink } from "../ui/text-link.tsx";

const MS_PER_MINUTE = 60_000;
export const COST_NAMES: Record<CostLine["kind"], string> = { media: "Media", hosting: "Hosting", work: "Work", other: "Other" };

const unknown = <span className="text-muted">unknown</span>;

/** What clients paid and cost in a month. What nobody has entered is unknown, and so is its margin. */
export function ProfitTable({ lines, hrefOf }: { lines: ProfitLine[]; hrefOf: (id: string) => string }) {
  const columns: Column<ProfitLine>[] = [
    {
      key: "name",
      header: "Client",
      isPrimary: true,
      cell: ({ id, name }) => (
        <TextLink href={hrefOf(id)} isStretched className="block truncate">
          {name}
        </TextLink>
      ),
    },
    {
      key: "revenue",
      header: "Revenue",
      isNumeric: true,
      cell: ({ revenueMinor, currency }) => (revenueMinor === null ? unknown : formatMinorMoney(revenueMinor, { currency })),
    },
    {
      key: "cost",
      header: "Cost",
      isNumeric: true,
      cell: ({ costMinor, currency }) => (costMinor === null ? unknown : formatMinorMoney(costMinor, { currency })),
    },
    {
      key: "margin",
      header: "Margin",
      isNumeric: true,
      cell: ({ marginMinor, currency }) =>
        marginMinor === null ? unknown : <span className={marginMinor < 0 ? "text-bad" : ""}>{formatMinorMoney(marginMinor, { currency })}</span>,
    },
    {
      key: "share",
      header: "Of revenue",
      isNumeric: true,
      showFrom: "md",
      cell: ({ marginMinor, revenueMinor }) => (marginMinor === null || !revenueMinor ? "–" : formatPercent(marginMinor / revenueMinor)),
    },
  ];
  return (
    <DataTable
      caption="Clients with revenue and cost"
      columns={columns}
      rows={lines}
      rowKey={({ id }) => id}
      density="compact"
      empty={
        <EmptyState icon="coins" title="Nobody paid or cost anything in this month">
          Choose another month.
        </EmptyState>
      }
    />
  );
}

interface CostTableProps {
  lines: CostLine[];
  remove: FormAction;
  newKey: () => string;
}

/** The costs of one client in a month, as they were entered. */
export function CostTable({ lines, remove, newKey }: CostTableProps) {
  const columns: Column<CostLine>[] = [
    { key: "kind", header: "Kind", isPrimary: true, cell: ({ kind }) => COST_NAMES[kind] },
    {
      key: "of",
      header: "Time and rate",
      cell: ({ minutes, rateMinor, currency }) =>
        minutes === null ? "–" : `${formatDuration(minutes * MS_PER_MINUTE)} at ${formatMinorMoney(rateMinor, { currency })} an hour`,
    },
    { key: "note", header: "Note", hasWords: true, cell: ({ note }) => (note ? <span dir="auto">{note}</span> : "–") },
    { key: "amount", header: "Amount", isNumeric: true, cell: ({ amountMinor, currency }) => formatMinorMoney(amountMinor, { currency }) },
    {
      key: "acts",
      header: "Acts",
      isHeaderHidden: true,
      control: "after",
      cell: ({ id, kind }) => (
        <ConfirmDialog
          title="Remove this cost?"
          consequences={["It counts no more. That it was entered stays in the audit trail."]}
          trigger={{ label: `Remove ${COST_NAMES[kind].toLowerCase()}`, variant: "ghost", size: "sm" }}
          action={remove}
          hidden={{ id }}
          idempotencyKey={newKey()}
          confirmLabel="Remove"
          pendingLabel="Removing…"
          tone="danger"
        />
      ),
    },
  ];
  return (
    <DataTable
      caption="Costs"
      columns={columns}
      rows={lines}
      rowKey={({ id }) => id}
      density="compact"
      empty={
        <EmptyState icon="coins" title="No cost was entered">
          The margin of this month is unknown until one is.
        </EmptyState>
      }
    />
  );
}
