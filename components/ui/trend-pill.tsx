import { formatPercent } from "../format/number.tsx";
import { useWords } from "../format/words.tsx";
import { Badge } from "./badge.tsx";
import { Icon } from "./icon.tsx";

interface TrendPillProps {
  /** A share: 0.12 is 12 % more. Null when there is nothing to compare with. */
  change: number | null;
  /** Such as "the 30 days before". */
  comparedWith: string;
  /** False for figures that should fall, such as costs. */
  isUpGood?: boolean;
  locale?: string;
}

/** Up, down or unchanged against an earlier period; the colour says whether that is good. */
export function TrendPill({ change, comparedWith, isUpGood = true, locale = "en" }: TrendPillProps) {
  const t = useWords("shell");
  const text = formatPercent(change, { locale, isSigned: true, isAligned: true });
  if (change === null) return <Badge title={t("nothingToCompareWithInComparedwith", { comparedWith })}>–</Badge>;
  const isFlat = Math.abs(change) < 0.0005;
  const tone = isFlat ? "neutral" : change > 0 === isUpGood ? "good" : "bad";
  return (
    <Badge
      tone={tone}
      title={t("comparedWithComparedwith", { comparedWith })}
      icon={<Icon name={isFlat ? "minus" : change > 0 ? "arrow-up" : "arrow-down"} className="size-3.5" />}
    >
      <span className="tabular-nums">{text}</span>
      <span className="sr-only"> {t("comparedWithComparedwith2", { comparedWith })}</span>
    </Badge>
  );
}
