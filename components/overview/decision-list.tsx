import { formatNumber } from "../format/number.tsx";
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
  const waiting = decisions.filter(({ count }) => count > 0);
  return (
    <Card title="Needs a decision" isFlush>
      {waiting.length === 0 ? (
        <EmptyState icon="circle-check" title="Nothing waits for you" className="py-8">
          Trials that end, unpaid bills, locked accounts and mails that failed appear here.
        </EmptyState>
      ) : (
        <ul className="divide-y">
          {waiting.map(({ count, one, many, href, icon, tone }) => (
            <li key={href + many} className="relative flex min-h-14 items-center gap-3 px-5 py-3 hover:bg-sunken md:px-6">
              <Icon name={icon} className="size-5 text-muted" />
              <TextLink isStretched href={href} className="min-w-0 flex-1">
                {count === 1 ? one : many}
              </TextLink>
              <Badge tone={tone}>{formatNumber(count)}</Badge>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
