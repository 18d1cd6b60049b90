import type { Metadata } from "next";
import { Button } from "#components/ui/button";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { can } from "#lib/access";
import { getRole } from "#lib/members";
import { readById, tenantPage } from "#lib/web";
import { MissingPermission } from "../../../missing-permission.tsx";
import { RoleFields } from "../role-fields.tsx";

export const metadata: Metadata = { title: "Role" };

/** Sends what was chosen to the review by its address: nothing is changed before it was seen what that does. */
export default async function RolePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const context = await tenantPage(`/portal/team/roles/${id}`);
  if (!can(context, "role.manage")) return <MissingPermission title="Role" permission="role.manage" />;
  const role = await readById(id, (roleId) => getRole(context, roleId));
  return (
    <div className="grid gap-6">
      <PageHeader
        title={role.name}
        note={
          role.memberCount === 0
            ? "Nobody has this role yet."
            : `${role.memberCount} ${role.memberCount === 1 ? "person has" : "people have"} this role.`
        }
        breadcrumbs={[{ label: "Team", href: "/portal/team" }, { label: "Roles", href: "/portal/team/roles" }, { label: role.name }]}
      />
      <form action={`/portal/team/roles/${id}/review`} method="get" aria-label="Change the role" className="grid gap-6">
        <input type="hidden" name="version" value={role.version} />
        <RoleFields context={context} role={role} />
        <div className="flex flex-wrap gap-3">
          <Button type="submit">Review the change</Button>
          <LinkButton href="/portal/team/roles" variant="secondary">
            Cancel
          </LinkButton>
        </div>
      </form>
    </div>
  );
}
