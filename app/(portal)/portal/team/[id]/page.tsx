import { Time } from "#components/format/time";
import { getSay, getWords, pageTitle, useWords } from "#components/format/words";
import { BadgeCard } from "#components/gamification/badge-card";
import { EarnedPrivileges } from "#components/members/earned-privileges";
import { MemberStatus } from "#components/members/member-status";
import { roleOptions } from "#components/members/role-options";
import { ActionForm } from "#components/ui/action-form";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { DataList } from "#components/ui/data-list";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { Select } from "#components/ui/select";
import { SubmitButton } from "#components/ui/submit-button";
import { TextLink } from "#components/ui/text-link";
import { can, type TenantContext } from "#lib/access";
import { badgesOf } from "#lib/gamification";
import { getMember, listEarnedPrivileges, listRoles, listTeams, teamOfMember } from "#lib/members";
import type { ChosenTeam, Member } from "#lib/members/schema";
import { readById, tenantPage } from "#lib/web";
import { MissingPermission } from "../../missing-permission.tsx";
import { changeMemberRoleAction, reactivateMemberAction, removeMemberAction, suspendMemberAction } from "../actions.ts";
import { chooseTeamAction } from "../teams/actions.ts";

export const generateMetadata = pageTitle("portal", "member");

export default async function MemberPage({ params }: { params: Promise<{ id: string }> }) {
  const say = await getSay();
  const t = await getWords("portal");
  const { id } = await params;
  const context = await tenantPage(`/portal/team/${id}`);
  if (!can(context, "user.read")) return <MissingPermission title={t("member")} permission="user.read" />;
  const member = await readById(id, (userId) => getMember(context, userId));
  const [earned, team, words] = await Promise.all([
    listEarnedPrivileges(context, member.userId),
    teamOfMember(context, member.userId),
    getWords("teams"),
  ]);
  const badges = can(context, "campaign.read") ? await badgesOf(context, member.userId) : null;
  const isSelf = context.actor.kind === "user" && context.actor.userId === member.userId;
  return (
    <div className="grid gap-6">
      <PageHeader
        title={member.name}
        note={member.email}
        mark={<MemberStatus member={member} />}
        breadcrumbs={[{ label: t("team"), href: "/portal/team" }, { label: member.name }]}
        actions={
          isSelf || can(context, "user.update") ? (
            <LinkButton href={`/portal/team/${member.userId}/access`} variant="secondary">
              {isSelf ? t("whatYouMayDoAndWhy") : t("whatTheyMayDoAndWhy")}
            </LinkButton>
          ) : null
        }
      />
      <Card title={t("placeInTheTeam")}>
        <DataList
          items={[
            { label: t("role"), value: say(member.roleName) },
            { label: words("team"), value: team ? <TextLink href={`/portal/team/teams/${team.id}`}>{team.name}</TextLink> : words("noTeam") },
            { label: t("memberSince"), value: <Time value={member.joinedAt} precision="date" /> },
          ]}
        />
      </Card>
      {badges ? <BadgeCard badges={badges} /> : null}
      <EarnedPrivileges privileges={earned} />
      {can(context, "user.update") ? <TeamChoice context={context} userId={member.userId} team={team} /> : null}
      {isSelf ? <Callout title={t("thisIsYou")}>{t("yourOwnRoleAndPlaceAre")}</Callout> : <Changes context={context} member={member} />}
    </div>
  );
}

/** Which team the person counts for; nothing while there is none. */
async function TeamChoice({ context, userId: id, team }: { context: TenantContext; userId: string; team: ChosenTeam["team"] }) {
  const t = await getWords("teams");
  const teams = await listTeams(context);
  if (teams.length === 0) return null;
  return (
    <Card title={t("team")} note={t("teamOfPerson")}>
      <ActionForm
        action={chooseTeamAction}
        label={t("team")}
        hidden={{ id }}
        fields={["team"]}
        className="grid max-w-md items-end gap-4 sm:grid-cols-[1fr_auto]"
      >
        <Select
          key={team?.id ?? ""}
          name="team"
          label={t("team")}
          defaultValue={team?.id ?? ""}
          options={[{ value: "", label: t("noTeam") }, ...teams.map((each) => ({ value: each.id, label: each.name }))]}
        />
        <SubmitButton pendingLabel={t("saving")}>{t("chooseTeam")}</SubmitButton>
      </ActionForm>
    </Card>
  );
}

async function Changes({ context, member }: { context: TenantContext; member: Member }) {
  const say = await getSay();
  const t = await getWords("portal");
  const roles = await listRoles(context);
  const { name, userId: id, status } = member;
  return (
    <>
      {can(context, "user.update") ? (
        <Card title={t("changeTheRole")} note={t("itCountsFromTheirNextRequest")}>
          <ActionForm
            action={changeMemberRoleAction}
            label={t("changeTheRole")}
            hidden={{ id }}
            fields={["role"]}
            className="grid max-w-md items-end gap-4 sm:grid-cols-[1fr_auto]"
          >
            <Select name="role" label={t("role")} defaultValue={member.role} options={roleOptions(roles, say)} />
            <SubmitButton pendingLabel={t("changing")}>{t("changeRole")}</SubmitButton>
          </ActionForm>
        </Card>
      ) : null}
      {can(context, "user.update") || can(context, "user.delete") ? (
        <Card title={t("access")} note={t("theirAccountAndTheirOtherPortals")}>
          <div className="flex flex-wrap gap-3">
            {can(context, "user.update") ? <StatusChange id={id} name={name} status={status} /> : null}
            {can(context, "user.delete") ? (
              <ConfirmDialog
                title={t("removeName", { name })}
                consequences={[t("shutOutNext"), t("whatTheyDidStays"), t("invitedAgain")]}
                trigger={{ label: t("removeFromTheTeam"), variant: "danger-quiet" }}
                action={removeMemberAction}
                hidden={{ id }}
                confirmLabel={t("remove")}
                pendingLabel={t("removing")}
                tone="danger"
              />
            ) : null}
          </div>
        </Card>
      ) : null}
    </>
  );
}

function StatusChange({ id, name, status }: { id: string; name: string; status: Member["status"] }) {
  const t = useWords("portal");
  const isSuspended = status === "suspended";
  return (
    <ConfirmDialog
      title={isSuspended ? t("letNameInAgain", { name }) : t("suspendName", { name })}
      consequences={isSuspended ? [t("roleAgain")] : [t("shutOutNext"), t("stayMember")]}
      trigger={{ label: isSuspended ? t("letInAgain") : t("suspend"), variant: "secondary" }}
      action={isSuspended ? reactivateMemberAction : suspendMemberAction}
      hidden={{ id }}
      confirmLabel={isSuspended ? t("letIn") : t("suspend")}
      pendingLabel={t("saving")}
      tone={isSuspended ? "primary" : "danger"}
    />
  );
}
