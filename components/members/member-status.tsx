import { Badge } from "#components/ui/badge";
import type { Member } from "#lib/members/schema";

/** Whether somebody can come in; what the operator closed is said apart from what the tenant closed. */
export function MemberStatus({ member }: { member: Pick<Member, "status" | "isAccountSuspended"> }) {
  if (member.isAccountSuspended) {
    return (
      <Badge tone="bad" hasDot>
        Account suspended
      </Badge>
    );
  }
  return member.status === "active" ? (
    <Badge tone="good" hasDot>
      Active
    </Badge>
  ) : (
    <Badge tone="warn" hasDot>
      Suspended
    </Badge>
  );
}
