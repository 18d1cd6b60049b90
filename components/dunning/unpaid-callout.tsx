import { useFormats } from "#components/format/reader-formats";
import { useWords } from "#components/format/words";
import type { DunningCase } from "#lib/dunning/schema";
import { Callout } from "../ui/callout.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { dayOf, sayNext } from "./step-words.tsx";

/** On a tenant's page: since when it has not paid, what comes next, and the way to its case. */
export function UnpaidCallout({ found }: { found: DunningCase }) {
  const f = useFormats();
  const t = useWords("dunning");
  return (
    <Callout
      tone="warn"
      title={t("tenantHasAnUnpaidBill", { date: dayOf(f, found.since) })}
      actions={<TextLink href={`/admin/plans/dunning/${found.id}`}>{t("openTheCase")}</TextLink>}
    >
      {`${t("next")}: ${sayNext(t, f, found)}`}
    </Callout>
  );
}
