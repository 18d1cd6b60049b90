import type { ReactNode } from "react";
import type { FlagListItem } from "#lib/flags/schema";
import { Time } from "../format/time.tsx";
import { DataTable } from "../ui/data-table.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { FlagStateBadge, sayReach } from "./flag-state.tsx";

/** Feature flags, each leading to its own page. */
export function FlagTable({ flags, now, empty }: { flags: FlagListItem[]; now: Date; empty: ReactNode }) {
  return (
    <DataTable
      caption="Feature flags"
      rows={flags}
      rowKey={({ key }) => key}
      empty={empty}
      columns={[
        {
          key: "flag",
          header: "Flag",
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
        { key: "state", header: "State", cell: ({ state }) => <FlagStateBadge state={state} /> },
        { key: "reach", header: "Tenants", isNumeric: true, cell: ({ reach }) => sayReach(reach) },
        { key: "requires", header: "Requires", hasWords: true, showFrom: "xl", cell: ({ requires }) => requires.join(", ") || "–" },
        {
          key: "changed",
          header: "Last changed",
          showFrom: "lg",
          cell: ({ updatedAt }) => <Time value={updatedAt} now={now} className="whitespace-nowrap" />,
        },
      ]}
    />
  );
}
