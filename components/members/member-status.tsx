import { useWords } from "#components/format/words";
import { Badge } from "#components/ui/badge";
import type { Member } from "#lib/members/schema";

/** Whether somebody can come in; what the operator closed is said apart from what the tenant closed. */
export function MemberStatus({ member }: { member: Pick<Member, "status" | "isAccountSuspended"> }) {
  const t = useWords("portal");
  if (member.isAccountSuspended) {
    return (
      <Badge tone="bad" hasDot>
        {t("accountSuspended")}
      </Badge>
    );
  }
  return member.status === "active" ? (
    <Badge tone="good" hasDot>
      {t("active")}
    </Badge>
  ) : (
    <Badge tone="warn" hasDot>
      {t("suspended")}
    </Badge>
  );
}
