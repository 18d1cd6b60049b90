import { entrySaid, STATUS_WORDS } from "#lib/services";
import type { IncidentDetail } from "#lib/services/schema";
import { Time } from "../format/time.tsx";
import { useSay, useWords } from "../format/words.tsx";
import type { FormAction } from "../ui/action-form.tsx";
import { Badge, type Tone } from "../ui/badge.tsx";
import { Card } from "../ui/card.tsx";
import { DataList } from "../ui/data-list.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import type { IconName } from "../ui/icon.tsx";
import { Timeline } from "../ui/timeline.tsx";
import { ImpactBadge, StatusBadge } from "./incident-badges.tsx";
import { CorrectDialog } from "./incident-dialogs.tsx";

const MOST_TENANTS_TOLD = 30;

/** When it began, whom it hits, and who has it in hand. */
export function IncidentFacts({ incident, nameOf }: { incident: IncidentDetail; nameOf: (key: string) => string }) {
  const t = useWords("disturbances");
  const { causeKey, startedAt, recoveredAt, resolvedAt, acknowledgedBy, isPublic, isByRule, isEverybody, tenants } = incident;
  const told = tenants.slice(0, MOST_TENANTS_TOLD).map(({ name, isDegraded }) => (isDegraded ? t("degradedAtMost", { name }) : name));
  const names = `${told.join(", ")}${tenants.length > MOST_TENANTS_TOLD ? ", …" : ""}`;
  return (
    <Card title={t("facts")}>
      <DataList
        items={[
          { label: t("status"), value: <StatusBadge status={incident.status} /> },
          { label: t("impact"), value: <ImpactBadge impact={incident.impact} /> },
          { label: t("cause"), value: causeKey ? <bdi>{nameOf(causeKey)}</bdi> : null },
          { label: t("startedAt"), value: <Time value={startedAt} precision="second" /> },
          { label: t("recoveredAt"), value: recoveredAt ? <Time value={recoveredAt} precision="second" /> : t("notYet") },
          { label: t("resolvedAt"), value: resolvedAt ? <Time value={resolvedAt} precision="second" /> : t("notYet") },
          { label: t("acknowledged"), value: acknowledgedBy === null ? t("nobodyYet") : <bdi>{acknowledgedBy}</bdi> },
          { label: t("isPublic"), value: `${t(isPublic ? "public" : "internal")} · ${t(isByRule ? "byRule" : "byHand")}` },
          { label: t("tenants"), value: isEverybody ? t("everybody") : tenants.length > 0 ? <bdi>{names}</bdi> : t("noTenants"), isWide: true },
        ]}
      />
    </Card>
  );
}

type Service = IncidentDetail["services"][number];
const PARTS = { cause: "partCause", consequence: "partConsequence", affected: "partAffected" } as const;
const STATES = {
  operational: { words: "stateOperational", tone: "good" },
  degraded: { words: "stateDegraded", tone: "warn" },
  down: { words: "stateDown", tone: "bad" },
  maintenance: { words: "stateMaintenance", tone: "accent" },
  unknown: { words: "stateUnknown", tone: "neutral" },
} as const satisfies Record<string, { words: string; tone: Tone }>;

export function HitServices({ services }: { services: Service[] }) {
  const t = useWords("disturbances");
  const words = useWords("incidents");
  const columns: Column<Service>[] = [
    { key: "name", header: t("service"), isPrimary: true, cell: ({ name }) => <bdi>{name}</bdi> },
    { key: "part", header: t("part"), cell: ({ part }) => words(PARTS[part]) },
    {
      key: "state",
      header: t("state"),
      cell: ({ state }) => {
        const look = STATES[state as keyof typeof STATES] ?? STATES.unknown;
        return <Badge tone={look.tone}>{words(look.words)}</Badge>;
      },
    },
    { key: "since", header: t("since"), isOneLine: true, cell: ({ since }) => <Time value={since} precision="second" /> },
    {
      key: "until",
      header: t("until"),
      showFrom: "md",
      isOneLine: true,
      cell: ({ recoveredAt }) => (recoveredAt ? <Time value={recoveredAt} precision="second" /> : t("notYet")),
    },
  ];
  return (
    <Card title={t("hitServices")} note={t("hitServicesNote")} isFlush>
      <DataTable
        caption={t("hitServicesCaption")}
        columns={columns}
        rows={services}
        rowKey={({ key }) => key}
        density="compact"
        empty={<p className="px-6 pb-6 text-muted text-sm">–</p>}
      />
    </Card>
  );
}

interface UpdatesProps {
  incident: IncidentDetail;
  now: Date;
  /** Null for those who only look. */
  correct: FormAction | null;
}

/** What was said, the newest first. */
export function IncidentUpdates({ incident: { id, updates }, now, correct }: UpdatesProps) {
  const t = useWords("disturbances");
  const words = useWords("incidents");
  const say = useSay();
  return (
    <Card title={t("updates")}>
      <Timeline
        label={t("updates")}
        empty={t("noUpdates")}
        entries={updates.map((update) => ({
          id: update.id,
          title: words(STATUS_WORDS[update.status]),
          time: <Time value={update.at} now={now} />,
          icon: "file-text",
          children: (
            <div className="grid justify-items-start gap-1">
              <p dir="auto" className="whitespace-pre-line wrap-anywhere">
                {update.by === null ? say(update.body) : update.body}
              </p>
              <p className="text-muted text-xs">
                <bdi>{update.by ?? t("byPortal")}</bdi> · {t(update.isPublic ? "public" : "internal")}
                {update.editedAt ? ` · ${t("corrected")}` : ""}
              </p>
              {correct ? <CorrectDialog incidentId={id} update={update} action={correct} /> : null}
            </div>
          ),
        }))}
      />
    </Card>
  );
}

const LOOKS: Partial<Record<IncidentDetail["timeline"][number]["kind"], { icon: IconName; tone: Tone }>> = {
  opened: { icon: "circle-exclamation-point", tone: "bad" },
  reopened: { icon: "circle-exclamation-point", tone: "bad" },
  cause: { icon: "search", tone: "warn" },
  update: { icon: "file-text", tone: "accent" },
  alert: { icon: "bell", tone: "warn" },
  recovered: { icon: "circle-check", tone: "good" },
  resolved: { icon: "circle-check", tone: "good" },
};

/** All that happened, the oldest first, in words made for the reader. */
export function IncidentTimeline({ incident: { timeline }, nameOf }: { incident: IncidentDetail; nameOf: (key: string) => string }) {
  const t = useWords("disturbances");
  const saying = { t: useWords("incidents"), causes: useWords("causes"), nameOf };
  return (
    <Card title={t("timeline")}>
      <Timeline
        label={t("timeline")}
        entries={timeline.map((entry) => ({
          id: entry.id,
          title: <bdi>{entrySaid(entry, saying)}</bdi>,
          time: <Time value={entry.at} precision="second" />,
          ...LOOKS[entry.kind],
        }))}
      />
    </Card>
  );
}
