import type { Metadata } from "next";
import { Time } from "#components/format/time";
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
import { can, type TenantContext } from "#lib/access";
import { getMember, listEarnedPrivileges, listRoles } from "#lib/members";
import type { Member } from "#lib/members/schema";
import { readById, tenantPage } from "#lib/web";
import { MissingPermission } from "../../missing-permission.tsx";
import { changeMemberRoleAction, reactivateMemberAction, removeMemberAction, suspendMemberAction } from "../actions.ts";

export const metadata: Metadata = { title: "Member" };

export default async function MemberPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const context = await tenantPage(`/portal/team/${id}`);
  if (!can(context, "user.read")) return <MissingPermission title="Member" permission="user.read" />;
  const member = await readById(id, (userId) => getMember(context, userId));
  const earned = await listEarnedPrivileges(context, member.userId);
  const isSelf = context.actor.kind === "user" && context.actor.userId === member.userId;
  return (
    <div className="grid gap-6">
      <PageHeader
        title={member.name}
        note={member.email}
        mark={<MemberStatus member={member} />}
        breadcrumbs={[{ label: "Team", href: "/portal/team" }, { label: member.name }]}
        actions={
          isSelf || can(context, "user.update") ? (
            <LinkButton href={`/portal/team/${member.userId}/access`} variant="secondary">
              {isSelf ? "What you may do, and why" : "What they may do, and why"}
            </LinkButton>
          ) : null
        }
      />
      <Card title="Place in the team">
        <DataList
          items={[
            { label: "Role", value: member.roleName },
            { label: "Member since", value: <Time value={member.joinedAt} precision="date" /> },
          ]}
        />
      </Card>
      <EarnedPrivileges privileges={earned} />
      {isSelf ? (
        <Callout title="This is you">Your own role and place are changed by another admin.</Callout>
      ) : (
        <Changes context={context} member={member} />
      )}
    </div>
  );
}

async function Changes({ context, member }: { context: TenantContext; member: Member }) {
  const roles = await listRoles(context);
  const { name, userId: id, status } = member;
  return (
    <>
      {can(context, "user.update") ? (
        <Card title="Change the role" note="It counts from their next request on.">
          <ActionForm
            action={changeMemberRoleAction}
            label="Change the role"
            hidden={{ id }}
            fields={["role"]}
            className="grid max-w-md items-end gap-4 sm:grid-cols-[1fr_auto]"
          >
            <Select name="role" label="Role" defaultValue={member.role} options={roleOptions(roles)} />
            <SubmitButton pendingLabel="Changing…">Change role</SubmitButton>
          </ActionForm>
        </Card>
      ) : null}
      {can(context, "user.update") || can(context, "user.delete") ? (
        <Card title="Access" note="Their account and their other portals are not touched.">
          <div className="flex flex-wrap gap-3">
            {can(context, "user.update") ? <StatusChange id={id} name={name} status={status} /> : null}
            {can(context, "user.delete") ? (
              <ConfirmDialog
                title={`Remove ${name}?`}
                consequences={[
                  "They are shut out on the next request, and open pages lose their live connection at once.",
                  "What they did here stays, under their name.",
                  "To come back they have to be invited again.",
                ]}
                trigger={{ label: "Remove from the team", variant: "danger-quiet" }}
                action={removeMemberAction}
                hidden={{ id }}
                confirmLabel="Remove"
                pendingLabel="Removing…"
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
  const isSuspended = status === "suspended";
  return (
    <ConfirmDialog
      title={isSuspended ? `Let ${name} in again?` : `Suspend ${name}?`}
      consequences={
        isSuspended
          ? ["They have the role again that they had."]
          : [
              "They are shut out on the next request, and open pages lose their live connection at once.",
              "They stay a member, and can be let in again.",
            ]
      }
      trigger={{ label: isSuspended ? "Let in again" : "Suspend", variant: "secondary" }}
      action={isSuspended ? reactivateMemberAction : suspendMemberAction}
      hidden={{ id }}
      confirmLabel={isSuspended ? "Let in" : "Suspend"}
      pendingLabel="Saving…"
      tone={isSuspended ? "primary" : "danger"}
    />
  );
}
