import type { Metadata } from "next";
import { ActionForm } from "#components/ui/action-form";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { SubmitButton } from "#components/ui/submit-button";
import { can, ROLE_NAMES, TENANT_ROLE_GRANTS, TENANT_ROLES } from "#lib/access";
import { newId } from "#lib/platform/crypto";
import { type SearchParams, tenantPage } from "#lib/web";
import { MissingPermission } from "../../../missing-permission.tsx";
import { createRoleAction } from "../actions.ts";
import { RoleFields } from "../role-fields.tsx";

export const metadata: Metadata = { title: "New role" };

export default async function NewRolePage({ searchParams }: { searchParams: SearchParams }) {
  const { from } = await searchParams;
  const context = await tenantPage("/portal/team/roles/new");
  if (!can(context, "role.manage")) return <MissingPermission title="New role" permission="role.manage" />;
  const template = TENANT_ROLES.find((role) => role === from);
  const grants = template ? Object.fromEntries(TENANT_ROLE_GRANTS[template]) : {};
  return (
    <div className="grid gap-6">
      <PageHeader
        title="New role"
        note={template ? `It starts with what ${ROLE_NAMES[template]} may do.` : "Choose what its people may do."}
        breadcrumbs={[{ label: "Team", href: "/portal/team" }, { label: "Roles", href: "/portal/team/roles" }, { label: "New role" }]}
      />
      <ActionForm action={createRoleAction} label="New role" fields={["name", "description"]} idempotencyKey={newId()} className="grid gap-6">
        <RoleFields context={context} role={{ name: "", description: "", grants }} />
        <div className="flex flex-wrap gap-3">
          <SubmitButton pendingLabel="Making…">Make the role</SubmitButton>
          <LinkButton href="/portal/team/roles" variant="secondary">
            Cancel
          </LinkButton>
        </div>
      </ActionForm>
    </div>
  );
}
