import { useSay, useWords } from "#components/format/words";
import type { ImpersonationView } from "#lib/identity/schema";
import { Time } from "../format/time.tsx";
import type { FormAction } from "../ui/action-form.tsx";
import { Badge } from "../ui/badge.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Identity } from "../ui/identity.tsx";
import { sayEnd } from "./impersonation-words.tsx";

interface ImpersonationTableProps {
  impersonations: ImpersonationView[];
  now: Date;
  timeZone: string;
  locale: string;
  /** Takes the id in the field `id`; without it nothing can be ended here. */
  endAction?: FormAction;
}

/** When support acted as somebody: who, as whom, why, and how it ended. */
export function ImpersonationTable({ impersonations, now, timeZone, locale, endAction }: ImpersonationTableProps) {
  const t = useWords("portal");
  const say = useSay();
  const columns: Column<ImpersonationView>[] = [
    { key: "staff", header: t("support"), isPrimary: true, cell: ({ staff }) => <Who person={staff} /> },
    {
      key: "person",
      header: t("actedAs"),
      cell: ({ person }) => <span className="wrap-anywhere">{person ? <bdi>{person.name}</bdi> : say(GONE)}</span>,
    },
    {
      key: "reason",
      header: t("reason"),
      cell: ({ reason }) => (
        <span dir="auto" className="block max-w-prose wrap-anywhere">
          {reason}
        </span>
      ),
    },
    { key: "mayWrite", header: t("could"), showFrom: "lg", cell: ({ mayWrite }) => say(mayWrite ? "Look and change" : "Look only") },
    { key: "startedAt", header: t("began"), cell: ({ startedAt }) => <Time value={startedAt} timeZone={timeZone} locale={locale} /> },
    { key: "end", header: t("end"), cell: (row) => <End row={row} now={now} /> },
    ...(endAction
      ? [
          {
            key: "actions",
            header: t("actions"),
            isHeaderHidden: true,
            cell: (row: ImpersonationView) => <EndNow row={row} now={now} action={endAction} />,
          },
        ]
      : []),
  ];
  return (
    <DataTable
      caption={t("supportAccessNewestFirst")}
      columns={columns}
      rows={impersonations}
      rowKey={({ id }) => id}
      empty={
        <EmptyState icon="life-buoy" title={t("supportHasActedAsNobodyYet")}>
          {t("eachTimeThatSupportActsAs")}
        </EmptyState>
      }
    />
  );
}

const GONE = "An account that is gone";

function Who({ person }: { person: ImpersonationView["staff"] }) {
  const say = useSay();
  return person ? <Identity name={person.name} detail={person.email} size="sm" /> : say(GONE);
}

function End({ row, now }: { row: ImpersonationView; now: Date }) {
  const t = useWords("portal");
  const end = sayEnd(row, now);
  if (end === null) {
    return (
      <Badge tone="warn" hasDot>
        {t("running")}
      </Badge>
    );
  }
  return (
    <span className="grid gap-0.5">
      <span>{end}</span>
      <Time value={row.endedAt ?? row.expiresAt} now={now} className="text-muted text-xs" />
    </span>
  );
}

function EndNow({ row, now, action }: { row: ImpersonationView; now: Date; action: FormAction }) {
  const t = useWords("portal");
  if (sayEnd(row, now) !== null) return null;
  const staff = row.staff?.name ?? "Support";
  return (
    <ConfirmDialog
      title={t("endTheAccessOfStaff", { staff })}
      consequences={[`${staff} is back in their own account with the next click.`, "Your consent stays: they could begin again, with a new reason."]}
      trigger={{ label: t("endNow"), variant: "secondary", size: "sm" }}
      action={action}
      hidden={{ id: row.id }}
      confirmLabel={t("endAccess")}
      pendingLabel={t("ending")}
      tone="danger"
    />
  );
}
