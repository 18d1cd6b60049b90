import { AuditTable } from "#components/audit/audit-table";
import { RevenueChart } from "#components/billing/revenue-chart";
import { RevenueFigures } from "#components/billing/revenue-figures";
import { useFormats } from "#components/format/reader-formats";
import { getWords, pageTitle, useWords } from "#components/format/words";
import { PlatformCard } from "#components/gamification/widgets/platform-card";
import { AsOf } from "#components/operations/as-of";
import { type Decision, DecisionList } from "#components/overview/decision-list";
import { HealthCard } from "#components/overview/health-card";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { PageHeader } from "#components/ui/page-header";
import { StatCard } from "#components/ui/stat-card";
import { TextLink } from "#components/ui/text-link";
import { can, type StaffContext } from "#lib/access";
import { latestActs } from "#lib/audit";
import { backupStanding } from "#lib/backups";
import type { BackupStanding } from "#lib/backups/schema";
import { readRevenue } from "#lib/billing";
import { countDunningDecisions } from "#lib/dunning";
import { countGamificationDecisions, type GamificationDecisions, platformWidgets } from "#lib/gamification";
import { countDueDeletions } from "#lib/lifecycle";
import { countFailedMail } from "#lib/outbox";
import { peopleFigures } from "#lib/people";
import type { PeopleFigures } from "#lib/people/schema";
import { getRuntime } from "#lib/platform/runtime";
import { currentStatus } from "#lib/services";
import { tenantFigures } from "#lib/tenancy";
import type { TenantFigures } from "#lib/tenancy/schema";
import { staffPage } from "#lib/web";
import type { Words } from "#words";

export const generateMetadata = pageTitle("operator", "overview");

const LATEST_ENTRIES = 6;

/** What is going on: what waits, what comes in, who is there, what runs, what was done. Every figure leads to its rows. */
export default async function OverviewPage() {
  const t = await getWords("operator");
  const context = await staffPage("/admin");
  const [tenants, people, revenues, failedMail, activity, deletions, backups, unpaid, points, earned] = await Promise.all([
    tenantFigures(context),
    peopleFigures(context),
    can(context, "billing.manage") ? readRevenue(context) : null,
    can(context, "system.monitor") ? countFailedMail(context) : 0,
    can(context, "audit.read") ? latestActs(context, LATEST_ENTRIES) : null,
    countDueDeletions(context),
    can(context, "system.monitor") ? backupStanding(context, getRuntime()) : null,
    can(context, "billing.manage") ? countDunningDecisions(context) : 0,
    can(context, "gamification.manage") ? countGamificationDecisions(context) : null,
    platformWidgets(context),
  ]);
  const revenue = revenues?.[0] ?? null;
  const status = currentStatus(getRuntime());
  const troubled = status.parts.filter(({ state }) => state === "down" || state === "degraded").length;
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("overview")}
        note={t("thePlatformAsItStandsNow")}
        actions={<AsOf at={new Date(Math.min(people.asOf.getTime(), tenants.asOf.getTime()))} href="/admin" />}
      />
      <section aria-label={t("figures")} className="grid gap-4 sm:grid-cols-2 md:gap-6 xl:grid-cols-3">
        <TenantCard figures={tenants} />
        <PeopleCard figures={people} />
        {revenue ? <RevenueFigures revenue={revenue} href="/admin/plans" /> : null}
        <TrialCard figures={tenants} />
      </section>
      <div className="grid items-start gap-6 xl:grid-cols-3">
        {revenue ? <RevenueChart revenue={revenue} className="xl:col-span-2" /> : null}
        {/* Whoever sees no revenue has the decisions and the health in one column, beside the rest. */}
        <div className={revenue ? "" : "xl:col-start-3 xl:row-start-1"}>
          <DecisionList
            decisions={[
              ...backupDecisions(backups, t),
              ...pointDecisions(points, t),
              ...decisionsOf(context, t, tenants, people, { failedMail, troubled, deletions, unpaid }),
            ]}
          />
        </div>
        <div className={`grid gap-6 xl:col-span-2 ${revenue ? "" : "xl:col-start-1 xl:row-span-2 xl:row-start-1"}`}>
          {activity ? (
            <Card title={t("latestActivity")} actions={<TextLink href="/admin/audit">{t("auditTrail")}</TextLink>} isFlush>
              <AuditTable
                entries={activity}
                entryHref={({ id }) => `/admin/audit/${id}`}
                timeZone="UTC"
                isShort
                empty={<EmptyState icon="scroll-text" title={t("nothingWasDoneYet")} />}
              />
            </Card>
          ) : null}
          <PlatformCard widgets={earned} now={context.clock.now()} href={can(context, "gamification.manage") ? "/admin/gamification" : null} />
        </div>
        <div className={revenue ? "" : "xl:col-start-3"}>
          <HealthCard snapshot={status} now={context.clock.now()} />
        </div>
      </div>
    </div>
  );
}

function TenantCard({ figures }: { figures: TenantFigures }) {
  const f = useFormats();
  const t = useWords("operator");
  return (
    <StatCard
      label={t("tenants")}
      definition={t("tenantsMeans")}
      icon="building-complex"
      figure={f.number(figures.total - figures.cancelled)}
      note={t("numberNewIn30DaysNumber2", { number: f.number(figures.newLately), number2: f.number(figures.cancelled) })}
      href="/admin/tenants"
    />
  );
}

function PeopleCard({ figures }: { figures: PeopleFigures }) {
  const f = useFormats();
  const t = useWords("operator");
  return (
    <StatCard
      label={t("people")}
      definition={t("peopleMeans")}
      icon="users"
      figure={f.number(figures.active)}
      note={t("numberSignedInWithin30Days", { number: f.number(figures.signedInLately) })}
      href="/admin/people"
    />
  );
}

function TrialCard({ figures }: { figures: TenantFigures }) {
  const f = useFormats();
  const t = useWords("operator");
  return (
    <StatCard
      label={t("onTrial")}
      definition={t("onTrialMeans")}
      icon="hourglass"
      figure={f.number(figures.trial)}
      note={t("numberEndWithin7Days", { number: f.number(figures.trialsEndingSoon) })}
      href="/admin/tenants?status=trial"
    />
  );
}

function backupDecisions(standing: BackupStanding | null, t: Words<"operator">): Decision[] {
  if (!standing) return [];
  const { failure, overdueSince, lastGood, schedule } = standing;
  const one = (isSo: boolean, text: string, tone: Decision["tone"]): Decision => {
    return { count: isSo ? 1 : 0, one: text, many: text, href: "/admin/backups", icon: "archive", tone };
  };
  return [
    one(overdueSince !== null, t("aBackupIsOverdue"), "bad"),
    one(failure !== null, t("theLastBackupFailed"), "bad"),
    one(schedule === "off" && !lastGood && !failure, t("noBackupIsPlanned"), "warn"),
  ];
}

function pointDecisions(points: GamificationDecisions | null, t: Words<"operator">): Decision[] {
  if (!points) return [];
  const { ledgerDifferences, reviews } = points;
  return [
    {
      count: ledgerDifferences,
      one: t("ledgerDiffersOne"),
      many: t("ledgerDiffersMany"),
      href: "/admin/ledger?check=now",
      icon: "scroll-text",
      tone: "bad",
    },
    { count: reviews, one: t("referralsToReviewOne"), many: t("referralsToReviewMany"), href: "/admin/referrals", icon: "user-plus", tone: "warn" },
  ];
}

function decisionsOf(
  context: StaffContext,
  t: Words<"operator">,
  tenants: TenantFigures,
  people: PeopleFigures,
  { failedMail, troubled, deletions, unpaid }: { failedMail: number; troubled: number; deletions: number; unpaid: number },
): Decision[] {
  const { trialsOver, trialsEndingSoon, pastDue, suspended } = tenants;
  const on = (status: string) => `/admin/tenants?status=${status}`;
  return [
    {
      count: troubled,
      one: t("platformTroubleOne"),
      many: t("platformTroubleMany"),
      href: "/status",
      icon: "activity",
      tone: "bad",
    },
    {
      count: unpaid,
      one: t("unpaidToDecideOne"),
      many: t("unpaidToDecideMany"),
      href: "/admin/plans/dunning?show=decision",
      icon: "receipt",
      tone: "bad",
    },
    {
      count: pastDue,
      one: t("notPaidOne"),
      many: t("notPaidMany"),
      href: can(context, "billing.manage") ? "/admin/plans/dunning" : on("past_due"),
      icon: "receipt",
      tone: "warn",
    },
    {
      count: deletions,
      one: t("deletionsDueOne"),
      many: t("deletionsDueMany"),
      href: on("cancelled"),
      icon: "trash",
      tone: "bad",
    },
    { count: trialsOver, one: t("trialOverOne"), many: t("trialOverMany"), href: on("trial"), icon: "hourglass", tone: "warn" },
    {
      count: trialsEndingSoon,
      one: t("trialEndsOne"),
      many: t("trialEndsMany"),
      href: on("trial"),
      icon: "clock",
      tone: "accent",
    },
    {
      count: people.locked,
      one: t("lockedOutOne"),
      many: t("lockedOutMany"),
      href: "/admin/people?status=locked",
      icon: "lock",
      tone: "warn",
    },
    ...(can(context, "system.monitor")
      ? [
          {
            count: failedMail,
            one: t("mailNotSentOne"),
            many: t("mailNotSentMany"),
            href: "/admin/mail?status=failed",
            icon: "mail",
            tone: "bad",
          } satisfies Decision,
        ]
      : []),
    { count: suspended, one: t("tenantSuspendedOne"), many: t("tenantSuspendedMany"), href: on("suspended"), icon: "ban", tone: "neutral" },
  ];
}
