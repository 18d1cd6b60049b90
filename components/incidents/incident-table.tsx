import type { Incident } from "#lib/services/schema";
import { Time } from "../format/time.tsx";
import { useSay, useWords } from "../format/words.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { ImpactBadge, StatusBadge } from "./incident-badges.tsx";

/** Incidents, each leads to its page. */
export function IncidentTable({ incidents, hrefOf }: { incidents: Incident[]; hrefOf: (id: string) => string }) {
  const t = useWords("disturbances");
  const say = useSay();
  const columns: Column<Incident>[] = [
    {
      key: "title",
      header: t("title"),
      isPrimary: true,
      cell: ({ id, title }) => (
        <TextLink href={hrefOf(id)} isStretched className="block truncate">
          <bdi>{say(title)}</bdi>
        </TextLink>
      ),
    },
    { key: "status", header: t("status"), cell: ({ status }) => <StatusBadge status={status} /> },
    { key: "impact", header: t("impact"), cell: ({ impact }) => <ImpactBadge impact={impact} /> },
    { key: "began", header: t("began"), isOneLine: true, cell: ({ startedAt }) => <Time value={startedAt} /> },
    { key: "hits", header: t("hits"), showFrom: "md", isOneLine: true, cell: ({ serviceCount }) => t("servicesHit", { count: serviceCount }) },
    { key: "public", header: t("isPublic"), showFrom: "lg", cell: ({ isPublic }) => t(isPublic ? "public" : "internal") },
  ];
  return (
    <DataTable
      caption={t("incidentsCaption")}
      columns={columns}
      rows={incidents}
      rowKey={({ id }) => id}
      density="compact"
      empty={
        <EmptyState icon="circle-check" title={t("noIncidents")}>
          {t("noIncidentsNote")}
        </EmptyState>
      }
    />
  );
}
