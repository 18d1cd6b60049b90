import type { Objective } from "#lib/services/schema";
import { useWords } from "../format/words.tsx";
import { DataTable } from "../ui/data-table.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { BudgetLeft, BurnBadge, PromiseText, UptimeText } from "./objective-parts.tsx";

/** Objectives, each leads to its page. */
export function ObjectiveTable({ objectives, hrefOf }: { objectives: Objective[]; hrefOf: (service: string) => string }) {
  const t = useWords("objectives");
  return (
    <DataTable
      caption={t("caption")}
      rows={objectives}
      rowKey={({ service }) => service}
      columns={[
        {
          key: "service",
          header: t("service"),
          isPrimary: true,
          cell: ({ service, name }) => (
            <TextLink href={hrefOf(service)} isStretched className="block truncate">
              <bdi>{name}</bdi>
            </TextLink>
          ),
        },
        { key: "promises", header: t("promises"), isOneLine: true, cell: (objective) => <PromiseText objective={objective} /> },
        { key: "uptime", header: t("uptime"), isNumeric: true, showFrom: "lg", cell: ({ uptime }) => <UptimeText ratio={uptime} /> },
        { key: "left", header: t("budgetLeft"), cell: (objective) => <BudgetLeft objective={objective} /> },
        { key: "burn", header: t("burning"), cell: (objective) => <BurnBadge objective={objective} /> },
      ]}
    />
  );
}
