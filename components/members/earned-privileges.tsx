import { Time } from "#components/format/time";
import { useSay, useWords } from "#components/format/words";
import { Card } from "#components/ui/card";
import { PERMISSIONS, type Permission } from "#lib/access";
import type { EarnedPrivilege } from "#lib/members/schema";

/** What somebody may do beside their role, and by what they earned it; nothing when there is nothing. */
export function EarnedPrivileges({ privileges }: { privileges: EarnedPrivilege[] }) {
  const say = useSay();
  const t = useWords("portal");
  if (privileges.length === 0) return null;
  return (
    <Card title={t("earnedPrivileges")} note={t("whatAchievementsAndLevelsAllowBeside")}>
      <ul aria-label={t("earnedPrivileges")} className="grid gap-3 text-sm">
        {privileges.map(({ permission, sourceName, grantedAt }) => (
          <li key={`${permission} ${sourceName}`} className="flex flex-wrap items-baseline justify-between gap-x-4">
            <span className="min-w-0 wrap-anywhere">
              <span className="font-medium text-ink">{say(PERMISSIONS[permission as Permission] ?? permission)}</span>{" "}
              <span className="text-muted">{t("bySourcename", { sourceName: say(sourceName) })}</span>
            </span>
            <Time value={grantedAt} precision="date" className="text-muted text-xs" />
          </li>
        ))}
      </ul>
    </Card>
  );
}
