import { getSay, getWords, pageTitle } from "#components/format/words";
import { InvitationList } from "#components/members/invitation-list";
import { MemberTable } from "#components/members/member-table";
import { roleOptions } from "#components/members/role-options";
import { AddressProblem } from "#components/ui/address-problem";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { Icon } from "#components/ui/icon";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { Pagination } from "#components/ui/pagination";
import { SearchForm } from "#components/ui/search-form";
import { Select } from "#components/ui/select";
import { Tabs } from "#components/ui/tabs";
import { can, type TenantContext } from "#lib/access";
import { listInvitations, listMembers, listRoles } from "#lib/members";
import { type ListMembersInput, listMembersInput, MEMBER_STATUSES } from "#lib/members/schema";
import { addressOf, chooseParams, readByAddress, type SearchParams, tenantPage } from "#lib/web";
import { MissingPermission } from "../missing-permission.tsx";
import { resendInvitationAction, revokeInvitationAction } from "./actions.ts";

export const generateMetadata = pageTitle("portal", "team");

const PATH = "/portal/team";
const STATUS_LABELS = { active: "Active", suspended: "Suspended" };
const INVITATIONS_SHOWN = 100;
type Filter = Partial<Pick<ListMembersInput, "search" | "role" | "status" | "cursor">>;

const listAddress = ({ search, role, status, cursor }: Filter) => addressOf(PATH, { search, role, status, cursor });

export default async function TeamPage({ searchParams }: { searchParams: SearchParams }) {
  const say = await getSay();
  const [t, words] = await Promise.all([getWords("portal"), getWords("teams")]);
  const asked = await searchParams;
  const context = await tenantPage(PATH);
  if (!can(context, "user.read")) return <MissingPermission title={t("team")} permission="user.read" />;
  const params = chooseParams(asked, ["search", "role", "status", "cursor"]);
  const [list, roles] = await Promise.all([readByAddress(listMembersInput, params, (input) => listMembers(context, input)), listRoles(context)]);
  const input: Filter = list.problem === null ? list.input : {};
  const tab = (label: string, status: Filter["status"]) => ({
    label,
    href: listAddress({ ...input, status, cursor: undefined }),
    isCurrent: input.status === status,
  });
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("team")}
        note={t("thePeopleOfNameAndWhat", { name: context.tenant.name })}
        actions={
          <>
            <LinkButton href={`${PATH}/teams`} variant="secondary">
              {words("teams")}
            </LinkButton>
            {can(context, "role.manage") ? (
              <LinkButton href={`${PATH}/roles`} variant="secondary">
                {t("roles")}
              </LinkButton>
            ) : null}
            {can(context, "user.create") ? (
              <LinkButton href={`${PATH}/invite`} icon={<Icon name="plus" />}>
                {t("invitePeople")}
              </LinkButton>
            ) : null}
          </>
        }
      />
      <Card isFlush>
        <div className="grid gap-4 px-5 pt-5 md:px-6 md:pt-6">
          <SearchForm
            action={PATH}
            label={t("searchPeople")}
            placeholder={t("nameOrAddress")}
            defaultValue={input.search}
            hidden={{ status: input.status }}
            submitLabel={t("show")}
          >
            <Select
              name="role"
              label={t("role")}
              isLabelHidden
              className="w-44"
              defaultValue={input.role ?? ""}
              options={[{ value: "", label: t("everyRole") }, ...roleOptions(roles, say)]}
            />
          </SearchForm>
          <Tabs label={t("status")} items={[tab(t("all"), undefined), ...MEMBER_STATUSES.map((status) => tab(say(STATUS_LABELS[status]), status))]} />
        </div>
        {list.problem === null ? (
          <MemberTable
            members={list.answer.members}
            selfId={context.actor.kind === "user" ? context.actor.userId : null}
            empty={
              <EmptyState
                icon="search"
                title={t("nobodyMatches")}
                action={
                  <LinkButton href={PATH} variant="secondary">
                    {t("showEverybody")}
                  </LinkButton>
                }
              >
                {t("nobodyHereHasThisNameAddress")}
              </EmptyState>
            }
          />
        ) : (
          <AddressProblem problem={list.problem} firstHref={PATH} className="m-5 md:m-6" />
        )}
      </Card>
      {list.problem === null ? (
        <Pagination
          label={t("pagesOfPeople")}
          firstHref={list.input.cursor ? listAddress({ ...list.input, cursor: undefined }) : null}
          nextHref={list.answer.nextCursor ? listAddress({ ...list.input, cursor: list.answer.nextCursor }) : null}
        />
      ) : null}
      <Invitations context={context} />
    </div>
  );
}

async function Invitations({ context }: { context: TenantContext }) {
  const t = await getWords("portal");
  const { invitations, nextCursor } = await listInvitations(context, { limit: INVITATIONS_SHOWN });
  if (invitations.length === 0) return null;
  const actions = can(context, "user.create") ? { resend: resendInvitationAction, revoke: revokeInvitationAction } : null;
  return (
    <div id="invitations">
      <Card
        title={t("openInvitations")}
        note={nextCursor ? t("theNewestInvitationsShown", { count: String(INVITATIONS_SHOWN) }) : t("sentAndNotAcceptedYet")}
        isFlush
      >
        <InvitationList invitations={invitations} actions={actions} />
      </Card>
    </div>
  );
}
