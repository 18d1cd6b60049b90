import { useWords } from "#components/format/words";
import type { PlatformWidgets } from "#lib/gamification/schema";
import { useFormats } from "../../format/reader-formats.tsx";
import { Card } from "../../ui/card.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { UnlockList } from "./unlock-list.tsx";

interface PlatformCardProps {
  widgets: PlatformWidgets;
  now: Date;
  /** Where more of it is; null for who may not go there. */
  href: string | null;
}

/** Points that were given this week over all companies, and what was unlocked last. */
export function PlatformCard({ widgets: { week, unlocks }, now, href }: PlatformCardProps) {
  const t = useWords("uptake");
  const f = useFormats();
  return (
    <Card title={t("pointsAndUnlocks")} note={t("thisWeekUtc")} actions={href ? <TextLink href={href}>{t("allOfIt")}</TextLink> : null}>
      <div className="grid gap-5">
        <p>
          <span className="font-bold text-2xl text-ink tabular-nums">{f.number(week.points)}</span>{" "}
          <span className="text-muted text-sm">{t("pointsThisWeek", { before: f.number(week.before) })}</span>
        </p>
        <UnlockList unlocks={unlocks} now={now} hrefOf={(id) => `/admin/tenants/${id}`} />
      </div>
    </Card>
  );
}
