import { getFormats, getWords, pageTitle } from "#components/format/words";
import { CohortTable } from "#components/gamification/cohort-table";
import { MayNotManage } from "#components/gamification/no-permission";
import { RewardCost } from "#components/gamification/reward-cost";
import { UptakeTables } from "#components/gamification/uptake-tables";
import { AsOf } from "#components/operations/as-of";
import { PageHeader } from "#components/ui/page-header";
import { StatCard } from "#components/ui/stat-card";
import { can } from "#lib/access";
import { platformAnalytics } from "#lib/gamification";
import { staffPage } from "#lib/web";

export const generateMetadata = pageTitle("uptake", "pointsAndAchievements");

export default async function GamificationPage() {
  const [t, f] = await Promise.all([getWords("uptake"), getFormats()]);
  const context = await staffPage("/admin/gamification");
  if (!can(context, "gamification.manage")) return <MayNotManage title={t("pointsAndAchievements")} />;
  const { members, participants, participation, unlockRate, unlocks, points, cost, weeks, cohorts, asOf } = await platformAnalytics(context);
  return (
    <div className="grid gap-6">
      <PageHeader title={t("pointsAndAchievements")} note={t("overAllTenants")} actions={<AsOf at={asOf} href="/admin/gamification" />} />
      <div className="grid grid-cols-2 gap-4 md:gap-6 xl:grid-cols-4">
        <StatCard
          label={t("participation")}
          figure={participation === null ? null : f.percent(participation)}
          unknownReason={t("nobodyThere")}
          definition={t("participationMeans")}
          note={t("ofMembers", { participants: f.number(participants), members: f.number(members) })}
        />
        <StatCard
          label={t("unlockRate")}
          figure={unlockRate === null ? null : f.percent(unlockRate)}
          unknownReason={t("nothingPublished")}
          definition={t("unlockRateMeans")}
          href="/admin/achievements"
        />
        <StatCard label={t("earned")} figure={f.number(points.earned)} definition={t("earnedMeans")} href="/admin/ledger" />
        <StatCard
          label={t("outstanding")}
          figure={f.number(points.outstanding)}
          definition={t("outstandingMeans")}
          note={[
            ...(points.pending === 0 ? [] : [t("ofWhichPending", { pending: f.number(points.pending) })]),
            t("redeemedAndExpired", { redeemed: f.number(points.redeemed), expired: f.number(points.expired) }),
          ].join(" · ")}
        />
      </div>
      <UptakeTables weeks={weeks} unlocks={unlocks} />
      <RewardCost cost={cost} />
      <CohortTable cohorts={cohorts} />
    </div>
  );
}
