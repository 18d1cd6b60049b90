import { useWords } from "#components/format/words";
import type { BackfillProgress } from "#lib/gamification/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { Time } from "../format/time.tsx";
import { Card } from "../ui/card.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { ProgressBar } from "../ui/progress-bar.tsx";

/** How far the way through the past is. */
export function BackfillCard({ backfill, now, href }: { backfill: BackfillProgress; now: Date; href: string }) {
  const [t, f] = [useWords("definitions"), useFormats()];
  const { state, done, total, awarded, finishedAt } = backfill;
  const parts = { done: f.number(done), total: f.number(total), awarded: f.number(awarded) };
  return (
    <Card title={t("backfill")}>
      {state === "done" && finishedAt ? (
        <p className="text-sm text-soft">{t.rich("backfillDone", { ...parts, time: () => <Time value={finishedAt} now={now} /> })}</p>
      ) : (
        <div className="grid gap-3">
          <ProgressBar value={total === 0 ? null : done} max={Math.max(total, 1)} label={t("backfill")} />
          <div className="flex flex-wrap items-center justify-between gap-3">
            <p className="text-sm text-soft tabular-nums">{t("backfillProgress", parts)}</p>
            <LinkButton href={href} variant="secondary" size="sm">
              {t("refresh")}
            </LinkButton>
          </div>
        </div>
      )}
    </Card>
  );
}
