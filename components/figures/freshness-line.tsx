import { useFormats } from "#components/format/reader-formats";
import { useWords } from "#components/format/words";
import type { Freshness } from "#lib/campaigns/schema";
import { TextLink } from "../ui/text-link.tsx";

/** How new the figures are: the last day that is known, and the import that wrote them last. */
export function FreshnessLine({ freshness }: { freshness: Freshness | null }) {
  const f = useFormats();
  const t = useWords("figures");
  if (!freshness) return null;
  const { lastDay, importedAt, importId, fileName } = freshness;
  const known = t("knownUntil", { day: f.day(lastDay) });
  if (!importedAt) return <>{known}</>;
  const when = f.date(new Date(importedAt));
  return (
    <>
      {known}{" "}
      {importId && fileName
        ? t.rich("lastImportedFrom", { when, file: () => <TextLink href={`/portal/imports/${importId}`}>{fileName}</TextLink> })
        : t("lastImportedAt", { when })}
    </>
  );
}
