import { useFormats } from "#components/format/reader-formats";
import { Time } from "#components/format/time";
import { useWords } from "#components/format/words";
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
  const t = useWords("people");
  const now = context.clock.now();
  return (
    <>
      <Card
        title={t("profile")}
        actions={mayChangeRole && (person.status === "active" || person.platformRole) ? <RoleDialog person={person} /> : null}
      >
        <ProfileFacts person={person} now={now} />
      </Card>
      <Card title={t("howTheySignIn")} actions={mayManage ? <AccountDialogs person={person} /> : null}>
        {person.lockedUntil ? (
          <Callout tone="warn" title={t("lockedAfterWrongPasswords")} className="mb-6">
            {t.rich("itUnlocksByItselfOrBy", { time: () => <Time value={person.lockedUntil} now={now} /> })}
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
  const t = useWords("people");
  const f = useFormats();
  const { memberships, membershipCount } = person;
  const mayActAs = can(context, "impersonate") && person.status === "active" && person.id !== context.actor.userId;
  const more = membershipCount - memberships.length;
  return (
    <Card
      title={t("portals")}
      note={more > 0 ? t("theFirstOf", { shown: f.number(memberships.length), count: f.number(membershipCount) }) : undefined}
      isFlush
    >
      {memberships.length === 0 ? (
        <EmptyState icon="building-complex" title={t("theyBelongToNoPortal")}>
          {person.platformRole ? t("staffReachEveryTenantWithoutBeing") : t("whoeverSignsInWithoutAPortal")}
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
