import type { SecurityOverview } from "#lib/security/schema";
import { formatNumber } from "../format/number.tsx";
import { StatCard } from "../ui/stat-card.tsx";

const change = (now: number, before: number): number | null => (before === 0 ? null : (now - before) / before);

/** What an operator looks at first, each with its meaning and the way to its rows. */
export function SecurityFigures({ overview }: { overview: SecurityOverview }) {
  const { refusedLastDay, refusedDayBefore, lockedPeople, staff, endingKeys } = overview;
  return (
    <section aria-label="Figures" className="grid gap-4 sm:grid-cols-2 md:gap-6 xl:grid-cols-4">
      <StatCard
        label="Refused sign-ins, 24 hours"
        definition="Tries with a wrong password or a wrong second factor, from the audit trail."
        icon="shield-exclamation-point"
        figure={formatNumber(refusedLastDay)}
        trend={{ change: change(refusedLastDay, refusedDayBefore), comparedWith: "the 24 hours before", isUpGood: false }}
        href="/admin/audit?action=sign_in.*"
      />
      <StatCard
        label="Locked accounts"
        definition="People whom too many wrong passwords shut out and who have not unlocked themselves yet."
        icon="lock"
        figure={formatNumber(lockedPeople)}
        href="/admin/people?status=locked"
      />
      <StatCard
        label="Staff without second factor"
        definition="Active members of the operator’s staff who have neither an authenticator app nor a passkey."
        icon="users"
        figure={formatNumber(staff.withoutSecondFactor)}
        note={`Of ${formatNumber(staff.total)}`}
        href="/admin/people?role=super_admin,support"
      />
      <StatCard
        label="Keys that end soon"
        definition="API keys that end within 14 days and have no successor. At most 20 are counted."
        icon="key-round"
        figure={formatNumber(endingKeys.length)}
        href="#keys"
      />
    </section>
  );
}
