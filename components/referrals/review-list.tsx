import type { ReviewItem } from "#lib/gamification/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { Time } from "../format/time.tsx";
import { useWords } from "../format/words.tsx";
import { SoftLink } from "../ui/soft-link.tsx";
import { ConversionStateBadge, KIND_KEYS } from "./referral-words.tsx";

/** The queue; the open one is the current. Its links are what the keys J and K move along. */
export function ReviewList({ items, openId, hrefOf }: { items: ReviewItem[]; openId: string | null; hrefOf: (id: string) => string }) {
  const t = useWords("referrals");
  const f = useFormats();
  return (
    <nav aria-label={t("reviewStates")}>
      <ol className="divide-y divide-line" data-review-queue>
        {items.map(({ id, tenantName, kind, referredEmail, score, state, convertedAt }) => (
          <li key={id}>
            <SoftLink
              href={hrefOf(id)}
              scroll={false}
              data-review={id}
              aria-current={id === openId ? "true" : undefined}
              className="grid gap-1 border-transparent border-s-2 px-5 py-3 -outline-offset-2 hover:bg-tint aria-[current]:border-accent aria-[current]:bg-tint"
            >
              <span className="flex flex-wrap items-center justify-between gap-2">
                <span className="font-medium text-ink wrap-anywhere">{tenantName}</span>
                <ConversionStateBadge state={state} />
              </span>
              <span className="text-muted text-sm wrap-anywhere">
                {t(KIND_KEYS[kind])} · {referredEmail}
              </span>
              <span className="text-muted text-xs tabular-nums">
                {t("scoreOf", { score: f.number(score, { minimumFractionDigits: 1 }) })} · <Time value={convertedAt} precision="date" />
              </span>
            </SoftLink>
          </li>
        ))}
      </ol>
    </nav>
  );
}
