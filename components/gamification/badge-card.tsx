import type { PersonBadges } from "#lib/gamification/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { Time } from "../format/time.tsx";
import { useSay, useWords } from "../format/words.tsx";
import { Card } from "../ui/card.tsx";
import { Icon } from "../ui/icon.tsx";
import { TIERS } from "./achievement-words.tsx";

/** The badges on somebody's page: what they earned, the latest first. */
export function BadgeCard({ badges: { badges, total } }: { badges: PersonBadges }) {
  const t = useWords("achievements");
  const say = useSay();
  const f = useFormats();
  if (total === 0) return null;
  return (
    <Card
      title={t("badges")}
      note={total > badges.length ? t("badgesLatest", { shown: f.number(badges.length), total: f.number(total) }) : undefined}
    >
      <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
        {badges.map(({ key, name, tier, times, earnedAt }) => (
          <li key={key} className="flex min-w-0 items-center gap-3">
            <span className="inline-flex size-10 shrink-0 items-center justify-center rounded-lg bg-good-soft text-good">
              <Icon name="medal" />
            </span>
            <span className="min-w-0">
              <span className="block font-medium text-ink wrap-anywhere">
                {say(name)}
                {times > 1 ? <span className="text-muted"> × {f.number(times)}</span> : null}
              </span>
              <span className="block text-muted text-xs">
                {say(TIERS[tier].label)} · <Time value={earnedAt} precision="date" />
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
