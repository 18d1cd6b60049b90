import type { SecurityOverview } from "#lib/security/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { useWords } from "../format/words.tsx";
import { StatCard } from "../ui/stat-card.tsx";

const change = (now: number, before: number): number | null => (before === 0 ? null : (now - before) / before);

/** What an operator looks at first, each with its meaning and the way to its rows. */
export function SecurityFigures({ overview }: { overview: SecurityOverview }) {
  const t = useWords("security");
  const f = useFormats();
  const { refusedLastDay, refusedDayBefore, lockedPeople, staff, endingKeys } = overview;
  return (
    <section aria-label={t("figures")} className="grid gap-4 sm:grid-cols-2 md:gap-6 xl:grid-cols-4">
      <StatCard
        label={t("refusedSignIns24Hours")}
        definition={t("triesWithAWrongPasswordOr")}
        icon="shield-exclamation-point"
        figure={f.number(refusedLastDay)}
        trend={{ change: change(refusedLastDay, refusedDayBefore), comparedWith: t("the24HoursBefore"), isUpGood: false }}
        href="/admin/audit?action=sign_in.*"
      />
      <StatCard
        label={t("lockedAccounts")}
        definition={t("peopleWhomTooManyWrongPasswords")}
        icon="lock"
        figure={f.number(lockedPeople)}
        href="/admin/people?status=locked"
      />
      <StatCard
        label={t("staffWithoutSecondFactor")}
        definition={t("activeMembersOfTheOperatorsStaff")}
        icon="users"
        figure={f.number(staff.withoutSecondFactor)}
        note={t("ofNumber", { number: f.number(staff.total) })}
        href="/admin/people?role=super_admin,support"
      />
      <StatCard
        label={t("keysThatEndSoon")}
        definition={t("apiKeysThatEndWithin14")}
        icon="key-round"
        figure={f.number(endingKeys.length)}
        href="#keys"
      />
    </section>
  );
}
