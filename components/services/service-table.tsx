import type { ReactNode } from "react";
import { useSay, useWords } from "#components/format/words";
import type { ServiceListItem } from "#lib/services/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { Time } from "../format/time.tsx";
import { DataTable } from "../ui/data-table.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { KIND_LABELS, ServiceStateBadge } from "./service-state.tsx";
import { serviceHref } from "./services-address.tsx";

/** Services of the registry, each leading to its own page. */
export function ServiceTable({ services, now, empty }: { services: ServiceListItem[]; now: Date; empty: ReactNode }) {
  const [t, say, f] = [useWords("services"), useSay(), useFormats()];
  return (
    <DataTable
      caption={t("services")}
      rows={services}
      rowKey={({ key }) => key}
      empty={empty}
      columns={[
        {
          key: "service",
          header: t("service"),
          isPrimary: true,
          cell: ({ key, name }) => (
            <span className="grid min-w-0">
              <TextLink href={serviceHref(key)} isStretched className="truncate">
                <bdi>{name}</bdi>
              </TextLink>
              <code className="truncate text-muted text-xs">{key}</code>
            </span>
          ),
        },
        { key: "state", header: t("state"), cell: ({ state }) => <ServiceStateBadge state={state} /> },
        {
          key: "since",
          header: t("since"),
          isOffCards: true,
          showFrom: "lg",
          cell: ({ since }) => (since ? <Time value={since} now={now} className="whitespace-nowrap" /> : "–"),
        },
        { key: "kind", header: t("kind"), cell: ({ kind }) => say(KIND_LABELS[kind]) },
        {
          key: "owner",
          header: t("owner"),
          hasWords: true,
          showFrom: "xl",
          isOffCards: true,
          cell: ({ owner }) => (owner ? <bdi>{owner}</bdi> : "–"),
        },
        {
          key: "serves",
          header: t("serves"),
          isOneLine: true,
          isOffCards: true,
          showFrom: "xl",
          cell: ({ tenants }) => (tenants === null ? t("everybody") : t("someTenants", { count: tenants, number: f.number(tenants) })),
        },
        { key: "needs", isOffCards: true, header: t("needs"), isNumeric: true, showFrom: "md", cell: ({ needs }) => f.number(needs) },
        { key: "neededBy", isOffCards: true, header: t("neededBy"), isNumeric: true, showFrom: "md", cell: ({ neededBy }) => f.number(neededBy) },
        { key: "instances", header: t("instances"), isNumeric: true, showFrom: "xl", isOffCards: true, cell: ({ instances }) => f.number(instances) },
      ]}
    />
  );
}
