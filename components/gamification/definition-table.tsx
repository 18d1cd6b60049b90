import type { ReactNode } from "react";
import { useSay, useWords } from "#components/format/words";
import type { DefinitionRow } from "#lib/gamification/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { Badge, type Tone } from "../ui/badge.tsx";
import { DataTable } from "../ui/data-table.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { SURFACES, TIERS } from "./achievement-words.tsx";

export const DEFINITION_STATES: Record<DefinitionRow["status"], { label: string; tone: Tone }> = {
  draft: { label: "Draft", tone: "warn" },
  published: { label: "Published", tone: "good" },
  retired: { label: "Retired", tone: "neutral" },
};

/** What can be earned, each leading to its own page. */
export function DefinitionTable({ definitions, empty }: { definitions: DefinitionRow[]; empty: ReactNode }) {
  const [t, say, f] = [useWords("definitions"), useSay(), useFormats()];
  return (
    <DataTable
      caption={t("achievements")}
      rows={definitions}
      rowKey={({ key }) => key}
      density="compact"
      empty={empty}
      columns={[
        {
          key: "name",
          header: t("name"),
          isPrimary: true,
          cell: ({ key, name, tenantName }) => (
            <span className="grid min-w-0">
              <TextLink href={`/admin/achievements/${key}`} isStretched className="truncate">
                <bdi>{say(name)}</bdi>
              </TextLink>
              <span className="truncate text-muted text-xs">{tenantName ?? key}</span>
            </span>
          ),
        },
        {
          key: "status",
          header: t("status"),
          cell: ({ status, hasDraft, isHidden }) => (
            <span className="flex flex-wrap gap-1">
              <Badge tone={DEFINITION_STATES[status].tone} hasDot>
                {say(DEFINITION_STATES[status].label)}
              </Badge>
              {hasDraft && status !== "draft" ? <Badge tone="warn">{t("hasDraft")}</Badge> : null}
              {isHidden ? <Badge tone="neutral">{t("hidden")}</Badge> : null}
            </span>
          ),
        },
        { key: "surface", header: t("surface"), showFrom: "lg", cell: ({ surface }) => say(SURFACES[surface]) },
        { key: "tier", header: t("tier"), showFrom: "lg", cell: ({ tier }) => say(TIERS[tier].label) },
        { key: "points", header: t("points"), isNumeric: true, cell: ({ points }) => f.number(points) },
        { key: "version", header: t("version"), isNumeric: true, showFrom: "xl", cell: ({ version }) => f.number(version) },
        { key: "earned", header: t("earnedBy"), isNumeric: true, cell: ({ earnedBy }) => f.number(earnedBy) },
      ]}
    />
  );
}
