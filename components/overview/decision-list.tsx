import { useFormats } from "#components/format/reader-formats";
import { useWords } from "#components/format/words";
import { Badge, type Tone } from "../ui/badge.tsx";
import { Card } from "../ui/card.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Icon, type IconName } from "../ui/icon.tsx";
import { TextLink } from "../ui/text-link.tsx";

export interface Decision {
  count: number;
  /** What waits, such as "trials are over"; written after the count. */
  one: string;
  many: string;
  href: string;
  icon: IconName;
  tone: Tone;
}

/** What waits for somebody to decide, the pressing things first; nothing that is at zero. */
export function DecisionList({ decisions }: { decisions: Decision[] }) {
  const f = useFormats();
  const t = useWords("operator");
  const waiting = decisions.filter(({ count }) => count > 0);
  return (
    <Card title={t("needsADecision")} isFlush>
      {waiting.length === 0 ? (
        <EmptyState icon="circle-check" title={t("nothingWaitsForYou")} className="py-8">
          {t("trialsThatEndUnpaidBillsLocked")}
        </EmptyState>
      ) : (
        <ul className="divide-y">
          {waiting.map(({ count, one, many, href, icon, tone }) => (
            <li key={href + many} className="relative flex min-h-14 items-center gap-3 px-5 py-3 hover:bg-sunken md:px-6">
              <Icon name={icon} className="size-5 text-muted" />
              <TextLink isStretched href={href} className="min-w-0 flex-1">
                {count === 1 ? one : many}
              </TextLink>
              <Badge tone={tone}>{f.number(count)}</Badge>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
