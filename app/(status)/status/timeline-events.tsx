import { Time } from "#components/format/time";
import { getFormats, getSay, getWords } from "#components/format/words";
import { SERVICE_STATE_LABELS, ServiceStateBadge } from "#components/services/service-state";
import { Card } from "#components/ui/card";
import { DataTable } from "#components/ui/data-table";
import { EmptyState } from "#components/ui/empty-state";
import { TextLink } from "#components/ui/text-link";
import type { Timeline } from "#lib/services/schema";

interface TimelineEventsProps {
  timeline: Pick<Timeline, "changes" | "incidents" | "maintenance">;
  hrefOfService: (key: string) => string;
}

/** What happened in the window: changes of state, and the incidents and maintenance that reach into it. */
export async function TimelineEvents({ timeline, hrefOfService }: TimelineEventsProps) {
  return (
    <div className="grid items-start gap-6 xl:grid-cols-2">
      <Changes changes={timeline.changes} hrefOfService={hrefOfService} />
      <Events incidents={timeline.incidents} maintenance={timeline.maintenance} />
    </div>
  );
}

async function Changes({ changes: { listed, more }, hrefOfService }: Pick<Timeline, "changes"> & Pick<TimelineEventsProps, "hrefOfService">) {
  const [t, say, f] = [await getWords("timeline"), await getSay(), await getFormats()];
  return (
    <Card
      title={t("changes")}
      note={t("changesNote")}
      isFlush
      footer={more > 0 ? <p className="text-muted text-sm">{t("moreChanges", { count: f.number(more) })}</p> : undefined}
    >
      <DataTable
        caption={t("changes")}
        density="compact"
        rows={listed}
        rowKey={({ key, at }) => `${key} ${at.toISOString()}`}
        empty={
          <EmptyState icon="clock" title={t("noChanges")}>
            {t("noChangesNote")}
          </EmptyState>
        }
        columns={[
          {
            key: "service",
            header: t("service"),
            isPrimary: true,
            cell: ({ key, name }) => (
              <TextLink href={hrefOfService(key)} isStretched className="block truncate">
                <bdi>{name}</bdi>
              </TextLink>
            ),
          },
          {
            key: "change",
            header: t("change"),
            cell: ({ before, state }) => (
              <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
                <ServiceStateBadge state={state} />
                {before ? <span className="text-muted text-xs">{t("before", { state: say(SERVICE_STATE_LABELS[before]) })}</span> : null}
              </span>
            ),
          },
          { key: "at", header: t("at"), isOneLine: true, cell: ({ at }) => <Time value={at} precision="minute" /> },
        ]}
      />
    </Card>
  );
}

async function Events({ incidents, maintenance }: Pick<Timeline, "incidents" | "maintenance">) {
  const [t, say] = [await getWords("timeline"), await getSay()];
  const rows = [
    ...incidents.map((incident) => ({ ...incident, kind: "incident" as const, href: `/admin/incidents/${incident.id}` })),
    ...maintenance.map((window) => ({ ...window, kind: "maintenance" as const, href: `/admin/maintenance-windows/${window.id}` })),
  ].toSorted((one, other) => other.from.getTime() - one.from.getTime());
  return (
    <Card title={t("incidentsAndMaintenance")} note={t("overlapping")} isFlush>
      <DataTable
        caption={t("incidentsAndMaintenance")}
        density="compact"
        rows={rows}
        rowKey={({ id }) => id}
        empty={
          <EmptyState icon="circle-check" title={t("noEvents")}>
            {t("noEventsNote")}
          </EmptyState>
        }
        columns={[
          {
            key: "event",
            header: t("event"),
            isPrimary: true,
            cell: ({ title, href }) => (
              <TextLink href={href} isStretched className="block truncate">
                <bdi>{say(title)}</bdi>
              </TextLink>
            ),
          },
          { key: "kind", header: t("kind"), cell: ({ kind }) => t(kind) },
          { key: "from", header: t("from"), isOneLine: true, cell: ({ from }) => <Time value={from} /> },
          { key: "until", header: t("until"), isOneLine: true, showFrom: "md", cell: ({ to }) => (to ? <Time value={to} /> : t("lasts")) },
        ]}
      />
    </Card>
  );
}
