import { Time } from "#components/format/time";
import { Card } from "#components/ui/card";
import { PERMISSIONS, type Permission } from "#lib/access";
import type { EarnedPrivilege } from "#lib/members/schema";

/** What somebody may do beside their role, and by what they earned it; nothing when there is nothing. */
export function EarnedPrivileges({ privileges }: { privileges: EarnedPrivilege[] }) {
  if (privileges.length === 0) return null;
  return (
    <Card title="Earned privileges" note="What achievements and levels allow beside the role. They go when those are lost.">
      <ul aria-label="Earned privileges" className="grid gap-3 text-sm">
        {privileges.map(({ permission, sourceName, grantedAt }) => (
          <li key={`${permission} ${sourceName}`} className="flex flex-wrap items-baseline justify-between gap-x-4">
            <span className="min-w-0 wrap-anywhere">
              <span className="font-medium text-ink">{PERMISSIONS[permission as Permission] ?? permission}</span>{" "}
              <span className="text-muted">by “{sourceName}”</span>
            </span>
            <Time value={grantedAt} precision="date" className="text-muted text-xs" />
          </li>
        ))}
      </ul>
    </Card>
  );
}
