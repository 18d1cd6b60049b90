import type { ConversionView } from "#lib/gamification/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { Time } from "../format/time.tsx";
import { useWords } from "../format/words.tsx";
import { DataTable } from "../ui/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { ConversionStateBadge, KIND_KEYS } from "./referral-words.tsx";

/** Who came by somebody's invitations, masked, and what it brings. Points are shown once they were worked out. */
export function ConversionTable({ conversions }: { conversions: ConversionView[] }) {
  const t = useWords("referrals");
  const f = useFormats();
  const hasPoints = ({ state }: ConversionView) => state === "approved" || state === "paid";
  return (
    <DataTable
      caption={t("whoCame")}
      columns={[
        { key: "who", header: t("who"), isPrimary: true, hasWords: true, cell: ({ who }) => <span className="text-ink wrap-anywhere">{who}</span> },
        { key: "kind", header: t("what"), cell: ({ kind }) => t(KIND_KEYS[kind]) },
        { key: "source", header: t("source"), showFrom: "lg", cell: ({ source }) => source },
        {
          key: "state",
          header: t("state"),
          cell: (each) => (
            <span className="grid gap-1">
              <span>
                <ConversionStateBadge state={each.state} />
              </span>
              {each.state === "approved" && each.dueAt ? (
                <span className="whitespace-nowrap text-muted text-xs">
                  {t("availableOn", { day: f.date(new Date(each.dueAt), { precision: "date" }) })}
                </span>
              ) : null}
            </span>
          ),
        },
        { key: "points", header: t("points"), isNumeric: true, cell: (each) => (hasPoints(each) ? f.number(each.points) : "–") },
        {
          key: "when",
          header: t("when"),
          showFrom: "md",
          cell: ({ convertedAt }) => (
            <span className="whitespace-nowrap">
              <Time value={convertedAt} precision="date" />
            </span>
          ),
        },
      ]}
      rows={conversions}
      rowKey={({ id }) => id}
      empty={
        <EmptyState icon="users" title={t("nobodyYet")}>
          {t("nobodyYetNote")}
        </EmptyState>
      }
    />
  );
}
