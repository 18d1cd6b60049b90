import { Time } from "#components/format/time";
import { MembershipList } from "#components/people/membership-list";
import { FactorFacts, ProfileFacts } from "#components/people/person-facts";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { can, type StaffContext } from "#lib/access";
import type { PersonDetail } from "#lib/people/schema";
import { addressOf } from "#lib/web";
import { ResetLinkDialog, SecondFactorsDialog, UnlockDialog } from "./account-dialogs.tsx";
import { RoleDialog } from "./role-dialog.tsx";

interface OverviewTabProps {
  context: StaffContext;
  person: PersonDetail;
  mayManage: boolean;
  /** One may also give up one's own role. */
  mayChangeRole: boolean;
}

/** Who somebody is, how they sign in, and where they belong. */
export function OverviewTab({ context, person, mayManage, mayChangeRole }: OverviewTabProps) {
  const now = context.clock.now();
  return (
    <>
      <Card title="Profile" actions={mayChangeRole && (person.status === "active" || person.platformRole) ? <RoleDialog person={person} /> : null}>
        <ProfileFacts person={person} now={now} />
      </Card>
      <Card title="How they sign in" actions={mayManage ? <AccountDialogs person={person} /> : null}>
        {person.lockedUntil ? (
          <Callout tone="warn" title="Locked after wrong passwords" className="mb-6">
            It unlocks by itself <Time value={person.lockedUntil} now={now} />, or by the link that was mailed to them.
          </Callout>
        ) : null}
        <FactorFacts person={person} now={now} />
      </Card>
      <Portals context={context} person={person} now={now} />
    </>
  );
}

function AccountDialogs({ person }: { person: PersonDetail }) {
  return (
    <>
      <UnlockDialog person={person} />
      <ResetLinkDialog person={person} />
      <SecondFactorsDialog person={person} />
    </>
  );
}

function Portals({ context, person, now }: { context: StaffContext; person: PersonDetail; now: Date }) {
  const { memberships, membershipCount } = person;
  const mayActAs = can(context, "impersonate") && person.status === "active" && person.id !== context.actor.userId;
  const more = membershipCount - memberships.length;
  return (
    <Card title="Portals" note={more > 0 ? `The first ${memberships.length} of ${membershipCount}, by name.` : undefined} isFlush>
      {memberships.length === 0 ? (
        <EmptyState icon="building-complex" title="They belong to no portal">
          {person.platformRole ? "Staff reach every tenant without being a member." : "Whoever signs in without a portal is told so."}
        </EmptyState>
      ) : (
        <MembershipList
          memberships={memberships}
          now={now}
          actAsHref={mayActAs ? (tenantId) => addressOf(`/admin/tenants/${tenantId}/impersonate`, { user: person.id }) : null}
        />
      )}
    </Card>
  );
}
