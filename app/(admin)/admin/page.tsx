import type { Metadata } from "next";
import { AuditTable } from "#components/audit/audit-table";
import { RevenueChart } from "#components/billing/revenue-chart";
import { RevenueFigures } from "#components/billing/revenue-figures";
import { formatNumber } from "#components/format/number";
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
import { countDueDeletions } from "#lib/lifecycle";
import { countFailedMail } from "#lib/outbox";
import { peopleFigures } from "#lib/people";
import type { PeopleFigures } from "#lib/people/schema";
import { getRuntime } from "#lib/platform/runtime";
import { currentStatus } from "#lib/services";
import { tenantFigures } from "#lib/tenancy";
import type { TenantFigures } from "#lib/tenancy/schema";
import { staffPage } from "#lib/web";

export const metadata: Metadata = { title: "Overview" };

const LATEST_ENTRIES = 6;

/** What is going on: what waits, what comes in, who is there, what runs, what was done. Every figure leads to its rows. */
export default async function OverviewPage() {
  const context = await staffPage("/admin");
  const [tenants, people, revenues, failedMail, activity, deletions, backups] = await Promise.all([
    tenantFigures(context),
    peopleFigures(context),
    can(context, "billing.manage") ? readRevenue(context) : null,
    can(context, "system.monitor") ? countFailedMail(context) : 0,
    can(context, "audit.read") ? latestActs(context, LATEST_ENTRIES) : null,
    countDueDeletions(context),
    can(context, "system.monitor") ? backupStanding(context, getRuntime()) : null,
  ]);
  const revenue = revenues?.[0] ?? null;
  const status = currentStatus(getRuntime());
  const troubled = status.parts.filter(({ state }) => state === "down" || state === "degraded").length;
  return (
    <div className="grid gap-6">
      <PageHeader
        title="Overview"
        note="The platform as it stands now."
        actions={<AsOf at={new Date(Math.min(people.asOf.getTime(), tenants.asOf.getTime()))} href="/admin" />}
      />
      <section aria-label="Figures" className="grid gap-4 sm:grid-cols-2 md:gap-6 xl:grid-cols-3">
        <TenantCard figures={tenants} />
        <PeopleCard figures={people} />
        {revenue ? <RevenueFigures revenue={revenue} href="/admin/plans" /> : null}
        <TrialCard figures={tenants} />
      </section>
      <div className="grid items-start gap-6 xl:grid-cols-3">
        {revenue ? <RevenueChart revenue={revenue} className="xl:col-span-2" /> : null}
        <DecisionList decisions={[...backupDecisions(backups), ...decisionsOf(context, tenants, people, { failedMail, troubled, deletions })]} />
        {activity ? (
          <Card title="Latest activity" actions={<TextLink href="/admin/audit">Audit trail</TextLink>} isFlush className="xl:col-span-2">
            <AuditTable
              entries={activity}
              entryHref={({ id }) => `/admin/audit/${id}`}
              timeZone="UTC"
              empty={<EmptyState icon="scroll-text" title="Nothing was done yet" />}
            />
          </Card>
        ) : null}
        <HealthCard snapshot={status} now={context.clock.now()} />
      </div>
    </div>
  );
}

function TenantCard({ figures }: { figures: TenantFigures }) {
  return (
    <StatCard
      label="Tenants"
      definition="Every client and brand that has not left: on trial, active, past due or suspended."
      icon="building-complex"
      figure={formatNumber(figures.total - figures.cancelled)}
      note={`${formatNumber(figures.newLately)} new in 30 days, ${formatNumber(figures.cancelled)} left`}
      href="/admin/tenants"
    />
  );
}

function PeopleCard({ figures }: { figures: PeopleFigures }) {
  return (
    <StatCard
      label="People"
      definition="Everybody with an account that is not suspended, staff included."
      icon="users"
      figure={formatNumber(figures.active)}
      note={`${formatNumber(figures.signedInLately)} signed in within 30 days`}
      href="/admin/people"
    />
  );
}

function TrialCard({ figures }: { figures: TenantFigures }) {
  return (
    <StatCard
      label="On trial"
      definition="Tenants whose trial runs; they pay nothing yet."
      icon="hourglass"
      figure={formatNumber(figures.trial)}
      note={`${formatNumber(figures.trialsEndingSoon)} end within 7 days`}
      href="/admin/tenants?status=trial"
    />
  );
}

function backupDecisions(standing: BackupStanding | null): Decision[] {
  if (!standing) return [];
  const { failure, overdueSince, lastGood, schedule } = standing;
  const one = (isSo: boolean, text: string, tone: Decision["tone"]): Decision => {
    return { count: isSo ? 1 : 0, one: text, many: text, href: "/admin/backups", icon: "archive", tone };
  };
  return [
    one(overdueSince !== null, "A backup is overdue", "bad"),
    one(failure !== null, "The last backup failed", "bad"),
    one(schedule === "off" && !lastGood && !failure, "No backup was made, and none is planned", "warn"),
  ];
}

function decisionsOf(
  context: StaffContext,
  tenants: TenantFigures,
  people: PeopleFigures,
  { failedMail, troubled, deletions }: { failedMail: number; troubled: number; deletions: number },
): Decision[] {
  const { trialsOver, trialsEndingSoon, pastDue, suspended } = tenants;
  const on = (status: string) => `/admin/tenants?status=${status}`;
  return [
    {
      count: troubled,
      one: "A part of the platform is in trouble",
      many: "Parts of the platform are in trouble",
      href: "/status",
      icon: "activity",
      tone: "bad",
    },
    { count: pastDue, one: "A tenant has not paid", many: "Tenants have not paid", href: on("past_due"), icon: "receipt", tone: "bad" },
    {
      count: deletions,
      one: "A tenant is deleted within 7 days",
      many: "Tenants are deleted within 7 days",
      href: on("cancelled"),
      icon: "trash",
      tone: "bad",
    },
    { count: trialsOver, one: "A trial is over", many: "Trials are over", href: on("trial"), icon: "hourglass", tone: "warn" },
    {
      count: trialsEndingSoon,
      one: "A trial ends within 7 days",
      many: "Trials end within 7 days",
      href: on("trial"),
      icon: "clock",
      tone: "accent",
    },
    {
      count: people.locked,
      one: "Somebody is locked out by wrong passwords",
      many: "People are locked out by wrong passwords",
      href: "/admin/people?status=locked",
      icon: "lock",
      tone: "warn",
    },
    ...(can(context, "system.monitor")
      ? [
          {
            count: failedMail,
            one: "A mail could not be sent",
            many: "Mails could not be sent",
            href: "/admin/mail",
            icon: "mail",
            tone: "bad",
          } satisfies Decision,
        ]
      : []),
    { count: suspended, one: "A tenant is suspended", many: "Tenants are suspended", href: on("suspended"), icon: "ban", tone: "neutral" },
  ];
}
