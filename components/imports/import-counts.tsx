import { useFormats } from "#components/format/reader-formats";
import { useWords } from "#components/format/words";
import { type FigureImport, isTakenBack } from "#lib/campaigns/schema";
import { DataList } from "../ui/data-list.tsx";

/** What an import read and wrote; of one that is taken back, what it had written. */
export function ImportCounts({ found }: { found: FigureImport }) {
  const t = useWords("imports");
  const f = useFormats();
  const isGone = isTakenBack(found.status);
  return (
    <DataList
      columns={3}
      items={[
        { label: t("linesRead"), value: f.number(found.rowsRead) },
        { label: t("linesSkipped"), value: f.number(found.rowsSkipped) },
        { label: t("linesToMend"), value: f.number(found.rowsFailed) },
        { label: t(isGone ? "daysWereNew" : "daysNew"), value: f.number(found.daysCreated) },
        { label: t(isGone ? "daysWereReplaced" : "daysReplaced"), value: f.number(found.daysChanged) },
        { label: t("daysSame"), value: f.number(found.daysSame) },
        { label: t("campaignsMade"), value: f.number(found.campaignsCreated) },
        { label: t("by"), value: found.askedBy },
        { label: t("when"), value: f.date(new Date(found.createdAt)) },
      ]}
    />
  );
}
