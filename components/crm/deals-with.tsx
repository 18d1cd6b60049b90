import type { ContactDetail } from "#lib/crm/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { useSay, useWords } from "../format/words.tsx";
import { Card } from "../ui/card.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { STAGE_LABELS, StageBadge, sayEach } from "./crm-words.tsx";

/** The deals with a contact or a company, the newest first. */
export function DealsWith({ deals }: Pick<ContactDetail, "deals">) {
  const t = useWords("crm");
  const say = useSay();
  const f = useFormats();
  return (
    <Card title={t("itsDeals")}>
      {deals.length === 0 ? (
        <p className="text-muted text-sm">{t("noDealsWith")}</p>
      ) : (
        <ul className="grid gap-3">
          {deals.map((deal) => (
            <li key={deal.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
              <TextLink href={`/portal/deals/${deal.id}`} className="wrap-anywhere">
                {deal.name}
              </TextLink>
              <span className="inline-flex items-center gap-3 text-sm">
                <span className="text-soft tabular-nums">{f.minorMoney(deal.amountMinor, { currency: deal.currency })}</span>
                <StageBadge stage={deal.stage} words={sayEach(STAGE_LABELS, say)} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
