import { INVOICING_NEEDS, type InvoicingNeed } from "#lib/settings/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { useSay, useWords } from "../format/words.tsx";
import { Callout } from "../ui/callout.tsx";
import { TextLink } from "../ui/text-link.tsx";

/** For staff: why no invoice is issued, and where that is mended; nothing when they are. */
export function NotIssuedCallout({ missing }: { missing: InvoicingNeed[] }) {
  const [t, say] = [useWords("invoices"), useSay()];
  const f = useFormats();
  if (missing.length === 0) return null;
  const names = f.list(missing.map((need) => t("quoted", { name: say(INVOICING_NEEDS[need]) })));
  return (
    <Callout tone="warn" title={t("notIssuedTitle")} actions={<TextLink href="/admin/settings">{t("openSettings")}</TextLink>}>
      {t("notIssuedStaff", { missing: names })}
    </Callout>
  );
}
