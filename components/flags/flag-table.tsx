import type { ReactNode } from "react";
import { useWords } from "#components/format/words";
import type { FlagListItem } from "#lib/flags/schema";
import { Time } from "../format/time.tsx";
import { DataTable } from "../ui/data-table.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { FlagStateBadge, Reach } from "./flag-state.tsx";

/** Feature flags, each leading to its own page. */
export function FlagTable({ flags, now, empty }: { flags: FlagListItem[]; now: Date; empty: ReactNode }) {
  const t = useWords("flags");
  return (
    <DataTable
      caption={t("featureFlags")}
      rows={flags}
      rowKey={({ key }) => key}
      empty={empty}
      columns={[
        {
          key: "flag",
          header: t("flag"),
          isPrimary: true,
          cell: ({ key, name }) => (
            <span className="grid min-w-0">
              <TextLink href={`/admin/flags/${key}`} isStretched className="truncate">
                <bdi>{name}</bdi>
              </TextLink>
              <code className="truncate text-muted text-xs">{key}</code>
            </span>
          ),
        },
        { key: "state", header: t("state"), cell: ({ state }) => <FlagStateBadge state={state} /> },
        { key: "reach", header: t("tenants"), isNumeric: true, cell: ({ reach }) => <Reach reach={reach} /> },
        { key: "requires", header: t("requires"), hasWords: true, showFrom: "xl", cell: ({ requires }) => requires.join(", ") || "–" },
        {
          key: "changed",
          header: t("lastChanged"),
          showFrom: "lg",
          cell: ({ updatedAt }) => <Time value={updatedAt} now={now} className="whitespace-nowrap" />,
        },
      ]}
    />
  );
}
