import { useFormats } from "#components/format/reader-formats";
import { useSay, useWords } from "#components/format/words";
import type { Merge } from "#lib/crm/schema";
import type { FormAction } from "../ui/action-form.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { DataTable } from "../ui/data-table.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { KIND_LABELS } from "./import-words.tsx";
import { PAGE_OF } from "./line-table.tsx";

/** What was made one lately, with the way back. */
export function MergeList({ merges, part }: { merges: Merge[]; part: FormAction | null }) {
  const t = useWords("crmMerges");
  const say = useSay();
  const f = useFormats();
  return (
    <DataTable
      caption={t("merged")}
      rows={merges}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "what",
          header: t("what"),
          isPrimary: true,
          cell: ({ kind, survivorId, survivorName, loserName, undoneAt }) => (
            <>
              <TextLink href={`${PAGE_OF[kind]}/${survivorId}`}>
                <bdi>{survivorName ?? say(KIND_LABELS[kind])}</bdi>
              </TextLink>
              {loserName === null ? null : (
                <span className="block text-muted text-xs">
                  {t.rich(undoneAt ? "and" : "tookIn", { name: loserName, bdi: (name) => <bdi>{name}</bdi> })}
                </span>
              )}
            </>
          ),
        },
        { key: "when", header: t("when"), isOneLine: true, cell: ({ mergedAt }) => f.date(new Date(mergedAt)) },
        { key: "by", header: t("by"), isOneLine: true, showFrom: "md", cell: ({ mergedBy }) => <bdi>{mergedBy ?? "–"}</bdi> },
        {
          key: "back",
          header: t("wayBack"),
          isOneLine: true,
          control: "after",
          cell: ({ id, canUndo, undoneAt }) =>
            canUndo && part ? (
              <ConfirmDialog
                title={t("partAgain")}
                description={t("partAgainNote")}
                trigger={{ label: t("partAgain"), variant: "secondary", size: "sm" }}
                action={part}
                hidden={{ id }}
                confirmLabel={t("partAgain")}
              />
            ) : undoneAt ? (
              t("partedAgain")
            ) : (
              "–"
            ),
        },
      ]}
    />
  );
}
