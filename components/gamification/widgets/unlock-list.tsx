import { useSay, useWords } from "#components/format/words";
import type { Unlock } from "#lib/gamification/schema";
import { Time } from "../../format/time.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Icon } from "../../ui/icon.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { TIERS } from "../achievement-words.tsx";

interface UnlockListProps {
  unlocks: Unlock[];
  now: Date;
  /** Where a company has its page; left out on the page of one. */
  hrefOf?: (tenantId: string) => string;
}

/** What companies earned last. It names no person. */
export function UnlockList({ unlocks, now, hrefOf }: UnlockListProps) {
  const [t, say] = [useWords("uptake"), useSay()];
  if (unlocks.length === 0) return <EmptyState icon="award" title={t("nothingUnlocked")} className="py-4" />;
  return (
    <ul className="grid gap-3">
      {unlocks.map(({ tenantId, tenantName, key, name, tier, earnedAt }) => (
        <li key={`${tenantId} ${key} ${earnedAt}`} className="flex min-w-0 items-center gap-3">
          <span className="inline-flex size-10 shrink-0 items-center justify-center rounded-lg bg-good-soft text-good">
            <Icon name="medal" />
          </span>
          <span className="min-w-0">
            <span className="block font-medium text-ink text-sm wrap-anywhere">{say(name)}</span>
            <span className="block text-muted text-xs wrap-anywhere">
              {hrefOf ? (
                <>
                  <TextLink href={hrefOf(tenantId)}>{tenantName}</TextLink>
                  {" · "}
                </>
              ) : null}
              {say(TIERS[tier].label)} · <Time value={earnedAt} now={now} />
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
