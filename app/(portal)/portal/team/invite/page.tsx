import type { Metadata } from "next";
import { roleOptions } from "#components/members/role-options";
import { ActionForm } from "#components/ui/action-form";
import { Card } from "#components/ui/card";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { Select } from "#components/ui/select";
import { SubmitButton } from "#components/ui/submit-button";
import { TextArea } from "#components/ui/text-area";
import { can } from "#lib/access";
import { listRoles } from "#lib/members";
import { MOST_INVITED_AT_ONCE } from "#lib/members/schema";
import { newId } from "#lib/platform/crypto";
import { tenantPage } from "#lib/web";
import { MissingPermission } from "../../missing-permission.tsx";
import { inviteAction } from "../actions.ts";

export const metadata: Metadata = { title: "Invite people" };

export default async function InvitePage() {
  const context = await tenantPage("/portal/team/invite");
  if (!can(context, "user.create")) return <MissingPermission title="Invite people" permission="user.create" />;
  const roles = can(context, "user.read") ? await listRoles(context) : [];
  return (
    <div className="grid gap-6">
      <PageHeader
        title="Invite people"
        note={`Each gets a mail with a link to join ${context.tenant.name}. It counts for seven days.`}
        breadcrumbs={[{ label: "Team", href: "/portal/team" }, { label: "Invite people" }]}
      />
      <Card className="max-w-2xl">
        <ActionForm action={inviteAction} label="Invite people" fields={["emails", "role"]} idempotencyKey={newId()}>
          <TextArea
            name="emails"
            label="E-mail addresses"
            hint={`One a line, or between commas; at most ${MOST_INVITED_AT_ONCE}.`}
            rows={5}
            autoComplete="off"
            spellCheck={false}
          />
          <Select name="role" label="Role" hint="You can change it later." defaultValue="viewer" options={roleOptions(roles)} />
          <div className="flex flex-wrap gap-3">
            <SubmitButton pendingLabel="Inviting…">Send invitations</SubmitButton>
            <LinkButton href="/portal/team" variant="secondary">
              Cancel
            </LinkButton>
          </div>
        </ActionForm>
      </Card>
    </div>
  );
}
