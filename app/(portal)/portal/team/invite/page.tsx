import { getSay, getWords, pageTitle } from "#components/format/words";
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

export const generateMetadata = pageTitle("portal", "invitePeople");

export default async function InvitePage() {
  const say = await getSay();
  const t = await getWords("portal");
  const context = await tenantPage("/portal/team/invite");
  if (!can(context, "user.create")) return <MissingPermission title={t("invitePeople")} permission="user.create" />;
  const roles = can(context, "user.read") ? await listRoles(context) : [];
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("invitePeople")}
        note={t("eachGetsAMailWithA", { name: context.tenant.name })}
        breadcrumbs={[{ label: t("team"), href: "/portal/team" }, { label: t("invitePeople") }]}
      />
      <Card className="max-w-2xl">
        <ActionForm action={inviteAction} label={t("invitePeople")} fields={["emails", "role"]} idempotencyKey={newId()}>
          <TextArea
            name="emails"
            label={t("eMailAddresses")}
            hint={t("oneALineOrBetweenCommas", { count: String(MOST_INVITED_AT_ONCE) })}
            rows={5}
            autoComplete="off"
            spellCheck={false}
          />
          <Select name="role" label={t("role")} hint={t("youCanChangeItLater")} defaultValue="viewer" options={roleOptions(roles, say)} />
          <div className="flex flex-wrap gap-3">
            <SubmitButton pendingLabel={t("inviting")}>{t("sendInvitations")}</SubmitButton>
            <LinkButton href="/portal/team" variant="secondary">
              {t("cancel")}
            </LinkButton>
          </div>
        </ActionForm>
      </Card>
    </div>
  );
}
