import { MemberTable } from "#components/care/member-table";
import { getWords } from "#components/format/words";
import { InvitationList } from "#components/members/invitation-list";
import { AddressProblem } from "#components/ui/address-problem";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { Pagination } from "#components/ui/pagination";
import { SearchForm } from "#components/ui/search-form";
import { listTenantMembers } from "#lib/care";
import { listTenantMembersInput } from "#lib/care/schema";
import { listTenantInvitations } from "#lib/members";
import { addressOf, chooseParams, readByAddress } from "#lib/web";
import { readTenant, type TenantPageProps, tenantMetadata, tenantPath } from "../read-tenant.ts";
import { TenantFrame } from "../tenant-frame.tsx";

const INVITATIONS_SHOWN = 100;

export const generateMetadata = (props: TenantPageProps) => tenantMetadata(props, "members");

export default async function TenantMembersPage({ params, searchParams }: TenantPageProps) {
  const t = await getWords("tenancy");
  const [{ id }, asked] = await Promise.all([params, searchParams]);
  const { context, tenant } = await readTenant(id, "members");
  const path = tenantPath(id, "members");
  const [list, { invitations, nextCursor }] = await Promise.all([
    readByAddress(listTenantMembersInput, chooseParams(asked, ["search", "cursor"]), (input) => listTenantMembers(context, id, input)),
    listTenantInvitations(context, id, { limit: INVITATIONS_SHOWN }),
  ]);
  const search = list.problem === null ? list.input.search : undefined;
  return (
    <TenantFrame context={context} tenant={tenant} tab="members">
      <SearchForm action={path} label={t("searchMembers")} placeholder={t("nameOrEMail")} defaultValue={search} />
      <Card isFlush>
        {list.problem === null ? (
          <MemberTable
            members={list.answer.members}
            now={context.clock.now()}
            timeZone={tenant.timeZone}
            empty={
              <EmptyState icon={search ? "search" : "users"} title={search ? t("nobodyIsFound") : t("itHasNoPeopleYet")}>
                {search
                  ? t("noNameOrEMailAddress", { search })
                  : invitations.length > 0
                    ? t("whoWasInvitedStandsBelow")
                    : t("whoeverJoinsByAnInvitationAppears")}
              </EmptyState>
            }
          />
        ) : (
          <AddressProblem problem={list.problem} firstHref={path} className="m-5 md:m-6" />
        )}
      </Card>
      {list.problem === null ? (
        <Pagination
          label={t("pagesOfMembers")}
          firstHref={list.input.cursor ? addressOf(path, { search }) : null}
          nextHref={list.answer.nextCursor ? addressOf(path, { search, cursor: list.answer.nextCursor }) : null}
        />
      ) : null}
      {invitations.length > 0 ? (
        <Card
          title={t("openInvitations")}
          note={nextCursor ? t("newestInvitationsShown", { count: String(INVITATIONS_SHOWN) }) : t("invitedAndNotJoinedYet")}
          isFlush
        >
          {/* Sent again or taken back by the tenant's own people alone. */}
          <InvitationList invitations={invitations} actions={null} />
        </Card>
      ) : null}
    </TenantFrame>
  );
}
