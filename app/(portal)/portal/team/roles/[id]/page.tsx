import { getWords, pageTitle } from "#components/format/words";
import { Button } from "#components/ui/button";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { can } from "#lib/access";
import { getRole } from "#lib/members";
import { readById, tenantPage } from "#lib/web";
import { MissingPermission } from "../../../missing-permission.tsx";
import { RoleFields } from "../role-fields.tsx";

export const generateMetadata = pageTitle("portal", "role");

/** Sends what was chosen to the review by its address: nothing is changed before it was seen what that does. */
export default async function RolePage({ params }: { params: Promise<{ id: string }> }) {
  const t = await getWords("portal");
  const { id } = await params;
  const context = await tenantPage(`/portal/team/roles/${id}`);
  if (!can(context, "role.manage")) return <MissingPermission title={t("role")} permission="role.manage" />;
  const role = await readById(id, (roleId) => getRole(context, roleId));
  return (
    <div className="grid gap-6">
      <PageHeader
        title={role.name}
        note={role.memberCount === 0 ? t("nobodyHasThisRoleYet") : t("peopleHaveThisRole", { count: role.memberCount })}
        breadcrumbs={[{ label: t("team"), href: "/portal/team" }, { label: t("roles"), href: "/portal/team/roles" }, { label: role.name }]}
      />
      <form action={`/portal/team/roles/${id}/review`} method="get" aria-label={t("changeTheRole")} className="grid gap-6">
        <input type="hidden" name="version" value={role.version} />
        <RoleFields context={context} role={role} />
        <div className="flex flex-wrap gap-3">
          <Button type="submit">{t("reviewTheChange")}</Button>
          <LinkButton href="/portal/team/roles" variant="secondary">
            {t("cancel")}
          </LinkButton>
        </div>
      </form>
    </div>
  );
}
