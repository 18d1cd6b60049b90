import type { ReactNode } from "react";
import { useSay, useWords } from "#components/format/words";
import type { NextStep, OwnWidgets, GameSummary as Summary } from "#lib/gamification/schema";
import { useFormats } from "../../format/reader-formats.tsx";
import { Card } from "../../ui/card.tsx";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import { SoftLink } from "../../ui/soft-link.tsx";
import { tellAmount, tellPart } from "../achievement-words.tsx";
import { NearMe } from "./near-me.tsx";

interface GameSummaryProps {
  /** As `gameSummary` of the room reads it, or `ownWidgets` for a page that says less. */
  summary: OwnWidgets & Partial<Summary>;
  /** Of the tenant, for a step that is measured in money. */
  currency: string;
}

/** A person's points and level, their rank of the month with who stands around them, and what brings them on soonest: for any page, without script. */
export function GameSummary({ summary: { standing, month, nextStep, earned }, currency }: GameSummaryProps) {
  const t = useWords("points");
  const f = useFormats();
  const { level, name, points, next, progress } = standing;
  const nameOf = (number: number, own: string) =>
    own === "" ? t("level", { level: f.number(number) }) : t("levelNamed", { level: f.number(number), name: own });
  const toGo = next
    ? t("pointsToGo", { points: f.number(next.points - Math.max(points, 0)), level: nameOf(next.level, next.name) })
    : t("highestLevel");
  return (
    <Card title={nameOf(level, name)} note={toGo}>
      <div className="grid gap-5">
        <ProgressBar value={progress} max={1} label={toGo} />
        <dl className="grid grid-cols-1 gap-4 sm:grid-cols-3">
          <Figure label={t("summaryPoints")} href="/portal/points">
            {f.number(points)}
          </Figure>
          {month ? (
            <Figure
              label={t("summaryRank")}
              href="/portal/leaderboard"
              note={month.rank === null ? t("summaryNoRank") : t("summaryRankOf", rankWords(month, f.number))}
            >
              {month.rank === null ? "–" : f.number(month.rank)}
            </Figure>
          ) : null}
          {earned ? (
            <Figure label={t("summaryEarned")} href="/portal/achievements" note={t("summaryEarnedOf", { total: f.number(earned.of) })}>
              {f.number(earned.count)}
            </Figure>
          ) : null}
        </dl>
        {month && month.near.length > 1 ? <NearMe entries={month.near} next={month.next} /> : null}
        {nextStep ? <Step step={nextStep} currency={currency} /> : null}
      </div>
    </Card>
  );
}

const rankWords = ({ people, points }: NonNullable<OwnWidgets["month"]>, number: (value: number) => string) => ({
  count: people,
  people: number(people),
  points: number(points),
});

function Figure({ label, href, note, children }: { label: string; href: string; note?: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-muted text-sm">
        <SoftLink href={href} className="rounded-sm underline-offset-4 hover:text-ink hover:underline">
          {label}
        </SoftLink>
      </dt>
      <dd className="mt-1">
        <span className="font-bold text-2xl text-ink tabular-nums">{children}</span>
        {note ? <span className="block text-muted text-xs">{note}</span> : null}
      </dd>
    </div>
  );
}

/** What is nearest, and how much of it is missing. */
function Step({ step: { name, points, progress, part, remaining }, currency }: { step: NextStep; currency: string }) {
  const [t, own, portal, say] = [useWords("achievements"), useWords("points"), useWords("portal"), useSay()];
  const f = useFormats();
  const style = { currency, locale: f.locale };
  return (
    <div className="grid gap-2 rounded-xl bg-sunken p-4">
      <p className="text-muted text-xs">{own("summaryNext")}</p>
      <div className="flex items-start justify-between gap-3">
        <p className="min-w-0 font-medium text-ink wrap-anywhere">{say(name)}</p>
        <span className="shrink-0 rounded-full bg-tint px-2.5 py-0.5 font-medium text-soft text-xs tabular-nums">
          {t("forPoints", { points: f.number(points) })}
        </span>
      </div>
      <p className="text-soft text-sm wrap-anywhere">
        {t("stillMissing", { amount: tellAmount(part, remaining, style), what: tellPart(part, say, t, f.locale) })}
      </p>
      <ProgressBar value={progress} max={1} label={portal("progressOfName", { name: say(name) })} />
    </div>
  );
}
