import { getSay, getWords, pageTitle } from "#components/format/words";
import { ActionForm } from "#components/ui/action-form";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { SubmitButton } from "#components/ui/submit-button";
import { TextKeeper } from "#components/ui/text-keeper";
import { can, ROLE_NAMES, TENANT_ROLE_GRANTS, TENANT_ROLES } from "#lib/access";
import { newId } from "#lib/platform/crypto";
import { type SearchParams, tenantPage } from "#lib/web";
import { MissingPermission } from "../../../missing-permission.tsx";
import { createRoleAction } from "../actions.ts";
import { RoleFields } from "../role-fields.tsx";

export const generateMetadata = pageTitle("portal", "newRole");

export default async function NewRolePage({ searchParams }: { searchParams: SearchParams }) {
  const say = await getSay();
  const t = await getWords("portal");
  const { from } = await searchParams;
  const context = await tenantPage("/portal/team/roles/new");
  if (!can(context, "role.manage")) return <MissingPermission title={t("newRole")} permission="role.manage" />;
  const template = TENANT_ROLES.find((role) => role === from);
  const grants = template ? Object.fromEntries(TENANT_ROLE_GRANTS[template]) : {};
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("newRole")}
        note={template ? t("itStartsWithWhatTemplateMay", { template: say(ROLE_NAMES[template]) }) : t("chooseWhatItsPeopleMayDo")}
        breadcrumbs={[{ label: t("team"), href: "/portal/team" }, { label: t("roles"), href: "/portal/team/roles" }, { label: t("newRole") }]}
      />
      <ActionForm action={createRoleAction} label={t("newRole")} fields={["name", "description"]} idempotencyKey={newId()} className="grid gap-6">
        <TextKeeper name={`new role of ${context.tenant.id}`} userId={context.actor.userId} />
        <RoleFields context={context} role={{ name: "", description: "", grants }} />
        <div className="flex flex-wrap gap-3">
          <SubmitButton pendingLabel={t("making")}>{t("makeTheRole")}</SubmitButton>
          <LinkButton href="/portal/team/roles" variant="secondary">
            {t("cancel")}
          </LinkButton>
        </div>
      </ActionForm>
    </div>
  );
}
