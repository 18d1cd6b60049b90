import { useSay, useWords } from "#components/format/words";
import type { Achievement } from "#lib/gamification/schema";
import { Icon } from "../ui/icon.tsx";
import { type MeasureStyle, tellPart, tellProgress } from "./achievement-words.tsx";

/** What an achievement of several parts takes, part by part. */
export function AchievementParts({ achievement: { name, parts, needs }, style }: { achievement: Achievement; style: MeasureStyle }) {
  const say = useSay();
  const t = useWords("achievements");
  return (
    <div className="grid gap-1 text-xs">
      <p className="text-muted">{t(needs === "any" ? "needsAny" : "needsAll")}</p>
      <ul aria-label={t("partsOf", { name: say(name) })} className="grid gap-1">
        {parts.map((part, index) => (
          <li key={`${part.kind} ${part.measure ?? part.event ?? ""} ${String(index)}`} className="flex items-start gap-2 text-soft">
            <Icon name={part.isMet ? "circle-check" : "circle"} className={`mt-px size-3.5 shrink-0 ${part.isMet ? "text-good" : "text-muted"}`} />
            <span className="min-w-0 flex-1 wrap-anywhere">{tellPart(part, say, t, style.locale)}</span>
            <span className="text-muted tabular-nums">{part.isMet ? t("met") : tellProgress(part, t, style)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
