import { useSay, useWords } from "#components/format/words";
import type { DefinitionVersion } from "#lib/gamification/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { Time } from "../format/time.tsx";
import { Badge } from "../ui/badge.tsx";
import { DataTable } from "../ui/data-table.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { DEFINITION_STATES } from "./definition-table.tsx";

interface VersionListProps {
  definitionKey: string;
  versions: DefinitionVersion[];
  now: Date;
}

/** The versions of an achievement, the newest first, each to be tried on the past. */
export function VersionList({ definitionKey, versions, now }: VersionListProps) {
  const [t, say, f] = [useWords("definitions"), useSay(), useFormats()];
  return (
    <DataTable
      caption={t("versions")}
      rows={versions}
      rowKey={({ version }) => String(version)}
      density="compact"
      empty={null}
      columns={[
        {
          key: "version",
          header: t("version"),
          isPrimary: true,
          cell: ({ version, createdBy }) => (
            <span className="grid min-w-0">
              <span className="font-medium text-ink tabular-nums">{f.number(version)}</span>
              <span className="truncate text-muted text-xs">{createdBy ? t("by", { name: createdBy }) : t("cameWithPortal")}</span>
            </span>
          ),
        },
        {
          key: "status",
          header: t("status"),
          cell: ({ status }) => (
            <Badge tone={DEFINITION_STATES[status].tone} hasDot>
              {say(DEFINITION_STATES[status].label)}
            </Badge>
          ),
        },
        {
          key: "when",
          header: t("when"),
          hasWords: true,
          showFrom: "md",
          // One element: on a phone each part of a cell would have a place of its own.
          cell: ({ publishedAt, createdAt }) => (
            <span>{t.rich(publishedAt ? "publishedAt" : "savedAt", { time: () => <Time value={publishedAt ?? createdAt} now={now} /> })}</span>
          ),
        },
        { key: "points", header: t("points"), isNumeric: true, cell: ({ content }) => f.number(content.points) },
        {
          key: "dry-run",
          header: t("dryRun"),
          cell: ({ version }) => (
            <TextLink
              className="whitespace-nowrap"
              href={`/admin/achievements/${definitionKey}/dry-run?version=${String(version)}`}
              aria-label={t("dryRunOf", { version: f.number(version) })}
            >
              {t("dryRun")}
            </TextLink>
          ),
        },
      ]}
    />
  );
}
