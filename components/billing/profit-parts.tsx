import { useFormats } from "#components/format/reader-formats";
import { useSay, useWords } from "#components/format/words";
import type { CostLine, ProfitLine } from "#lib/billing/schema";
import type { FormAction } from "../ui/action-form.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { TextLink } from "../ui/text-link.tsx";

const MS_PER_MINUTE = 60_000;
export const COST_NAMES: Record<CostLine["kind"], string> = { media: "Media", hosting: "Hosting", work: "Work", other: "Other" };

const REMOVALS = { media: "removeMedia", hosting: "removeHosting", work: "removeWork", other: "removeOther" } as const satisfies Record<
  CostLine["kind"],
  string
>;

/** What clients paid and cost in a month. What nobody has entered is unknown, and so is its margin. */
export function ProfitTable({ lines, hrefOf }: { lines: ProfitLine[]; hrefOf: (id: string) => string }) {
  const f = useFormats();
  const t = useWords("billing");
  const unknown = <span className="text-muted">{t("unknown")}</span>;
  const columns: Column<ProfitLine>[] = [
    {
      key: "name",
      header: t("client"),
      isPrimary: true,
      cell: ({ id, name }) => (
        <TextLink href={hrefOf(id)} isStretched className="block truncate">
          {name}
        </TextLink>
      ),
    },
    {
      key: "revenue",
      header: t("revenue"),
      isNumeric: true,
      cell: ({ revenueMinor, currency }) => (revenueMinor === null ? unknown : f.minorMoney(revenueMinor, { currency })),
    },
    {
      key: "cost",
      header: t("cost"),
      isNumeric: true,
      cell: ({ costMinor, currency }) => (costMinor === null ? unknown : f.minorMoney(costMinor, { currency })),
    },
    {
      key: "margin",
      header: t("margin"),
      isNumeric: true,
      cell: ({ marginMinor, currency }) =>
        marginMinor === null ? unknown : <span className={marginMinor < 0 ? "text-bad" : ""}>{f.minorMoney(marginMinor, { currency })}</span>,
    },
    {
      key: "share",
      header: t("ofRevenue"),
      isNumeric: true,
      showFrom: "md",
      cell: ({ marginMinor, revenueMinor }) => (marginMinor === null || !revenueMinor ? "–" : f.percent(marginMinor / revenueMinor)),
    },
  ];
  return (
    <DataTable
      caption={t("clientsWithRevenueAndCost")}
      columns={columns}
      rows={lines}
      rowKey={({ id }) => id}
      density="compact"
      empty={
        <EmptyState icon="coins" title={t("nobodyPaidOrCostAnythingIn")}>
          {t("chooseAnotherMonth")}
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
  const f = useFormats();
  const [t, say] = [useWords("billing"), useSay()];
  const columns: Column<CostLine>[] = [
    { key: "kind", header: t("kind"), isPrimary: true, cell: ({ kind }) => say(COST_NAMES[kind]) },
    {
      key: "of",
      header: t("timeAndRate"),
      cell: ({ minutes, rateMinor, currency }) =>
        minutes === null ? "–" : t("timeAtRate", { time: f.duration(minutes * MS_PER_MINUTE), rate: f.minorMoney(rateMinor, { currency }) }),
    },
    { key: "note", header: t("note"), hasWords: true, cell: ({ note }) => (note ? <span dir="auto">{note}</span> : "–") },
    { key: "amount", header: t("amount"), isNumeric: true, cell: ({ amountMinor, currency }) => f.minorMoney(amountMinor, { currency }) },
    {
      key: "acts",
      header: t("acts"),
      isHeaderHidden: true,
      control: "after",
      cell: ({ id, kind }) => (
        <ConfirmDialog
          title={t("removeThisCost")}
          consequences={[t("itCountsNoMore")]}
          trigger={{ label: t(REMOVALS[kind]), variant: "ghost", size: "sm" }}
          action={remove}
          hidden={{ id }}
          idempotencyKey={newKey()}
          confirmLabel={t("remove")}
          pendingLabel={t("removing")}
          tone="danger"
        />
      ),
    },
  ];
  return (
    <DataTable
      caption={t("costsCaption")}
      columns={columns}
      rows={lines}
      rowKey={({ id }) => id}
      density="compact"
      empty={
        <EmptyState icon="coins" title={t("noCostWasEntered")}>
          {t("theMarginOfThisMonthIs")}
        </EmptyState>
      }
    />
  );
}
