import type { PersonMembership } from "#lib/people/schema";
import { Time } from "../format/time.tsx";
import { useSay, useWords } from "../format/words.tsx";
import { TenantStatusBadge } from "../tenancy/tenant-status-badge.tsx";
import { Badge } from "../ui/badge.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { TextLink } from "../ui/text-link.tsx";

interface MembershipListProps {
  memberships: PersonMembership[];
  /** Where one begins to act as the person in a tenant; null for those who may not. */
  actAsHref: ((tenantId: string) => string) | null;
  now: Date;
}

/** The portals somebody belongs to, as what and since when. */
export function MembershipList({ memberships, actAsHref, now }: MembershipListProps) {
  const say = useSay();
  const t = useWords("people");
  return (
    <ul className="divide-y">
      {memberships.map((membership) => (
        <li key={membership.tenantId} className="flex flex-wrap items-center gap-x-4 gap-y-3 px-5 py-4 md:px-6">
          <div className="grid min-w-0 flex-1 basis-56 gap-1">
            <p className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
              <TextLink href={`/admin/tenants/${membership.tenantId}`} className="min-w-0 wrap-anywhere">
                <bdi>{membership.tenantName}</bdi>
              </TextLink>
              <TenantStatusBadge status={membership.tenantStatus} />
              {membership.status === "active" ? null : <Badge tone="bad">{t("membershipStatus", { status: say(membership.status) })}</Badge>}
            </p>
            <p className="text-muted text-sm">
              {t.rich("since", { bdi: () => <bdi>{say(membership.role)}</bdi>, time: () => <Time value={membership.since} now={now} /> })}
            </p>
          </div>
          {actAsHref && membership.status === "active" ? (
            <LinkButton
              href={actAsHref(membership.tenantId)}
              variant="secondary"
              size="sm"
              aria-label={t("actAsThisPersonInTenantname", { tenantName: membership.tenantName })}
            >
              {t("actAsThisPerson")}
            </LinkButton>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
