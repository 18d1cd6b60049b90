import { useWords } from "#components/format/words";
import type { FormAction } from "#components/ui/action-form";
import type { PlannedSeason } from "#lib/gamification/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { SeasonDays, SeasonRewards, SeasonState } from "./season-parts.tsx";

/** The operator's seasons, the latest first; one that has not closed anywhere can be cancelled. */
export function SeasonTable({ seasons, cancel }: { seasons: PlannedSeason[]; cancel: FormAction }) {
  const t = useWords("seasons");
  const f = useFormats();
  const columns: Column<PlannedSeason>[] = [
    {
      key: "name",
      header: t("name"),
      isPrimary: true,
      hasWords: true,
      cell: ({ name }) => <span className="font-medium text-ink wrap-anywhere">{name}</span>,
    },
    {
      key: "days",
      header: t("days"),
      cell: (season) => (
        <span className="whitespace-nowrap">
          <SeasonDays {...season} />
        </span>
      ),
    },
    { key: "state", header: t("state"), cell: (season) => <SeasonState {...season} /> },
    { key: "rewards", header: t("rewards"), hasWords: true, showFrom: "xl", cell: (season) => <SeasonRewards {...season} /> },
    { key: "tenants", header: t("closedTenants"), isNumeric: true, cell: ({ closedTenants }) => f.number(closedTenants) },
    { key: "people", header: t("people"), isNumeric: true, cell: ({ people }) => f.number(people) },
    { key: "paid", header: t("paid"), isNumeric: true, cell: ({ paid }) => f.number(paid) },
    { key: "act", header: t("act"), isHeaderHidden: true, cell: (season) => <Cancel season={season} action={cancel} /> },
  ];
  return (
    <DataTable
      caption={t("seasons")}
      columns={columns}
      rows={seasons}
      rowKey={({ id }) => id}
      empty={
        <EmptyState icon="trophy" title={t("noSeasonsYet")}>
          {t("planTheFirst")}
        </EmptyState>
      }
    />
  );
}

function Cancel({ season: { id, name, state, closedTenants }, action }: { season: PlannedSeason; action: FormAction }) {
  const t = useWords("seasons");
  if (state === "cancelled" || closedTenants > 0) return null;
  return (
    <ConfirmDialog
      title={t("cancelQuestion", { name })}
      consequences={[t("nobodyGetsAnything"), t("pointsStay")]}
      trigger={{ label: t("cancelSeason"), variant: "secondary" }}
      action={action}
      hidden={{ id }}
      confirmLabel={t("cancelSeason")}
      pendingLabel={t("cancelling")}
      tone="danger"
    />
  );
}
