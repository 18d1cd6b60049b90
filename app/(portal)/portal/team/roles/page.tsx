import type { Metadata } from "next";
import { formatNumber } from "#components/format/number";
import { Card } from "#components/ui/card";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { DataTable } from "#components/ui/data-table";
import { EmptyState } from "#components/ui/empty-state";
import { Icon } from "#components/ui/icon";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { TextLink } from "#components/ui/text-link";
import { can, ROLE_NAMES, TENANT_ROLE_GRANTS, TENANT_ROLES } from "#lib/access";
import { listRoles } from "#lib/members";
import { tenantPage } from "#lib/web";
import { MissingPermission } from "../../missing-permission.tsx";
import { deleteRoleAction } from "./actions.ts";

export const metadata: Metadata = { title: "Roles" };

const PATH = "/portal/team/roles";

const BUILT_IN_NOTES = {
  tenant_admin: "Everything, also people, roles and how one signs in",
  manager: "Works with all campaigns, leads, deals and content",
  member: "Sees everything, changes campaigns and leads of their own",
  viewer: "Sees everything, changes nothing",
};

export default async function RolesPage() {
  const context = await tenantPage(PATH);
  if (!can(context, "user.read")) return <MissingPermission title="Roles" permission="user.read" />;
  const roles = await listRoles(context);
  const mayManage = can(context, "role.manage");
  return (
    <div className="grid gap-6">
      <PageHeader
        title="Roles"
        note="What people may do. Four roles are built in; make your own where none of them fits."
        breadcrumbs={[{ label: "Team", href: "/portal/team" }, { label: "Roles" }]}
        actions={
          mayManage ? (
            <LinkButton href={`${PATH}/new`} icon={<Icon name="plus" />}>
              New role
            </LinkButton>
          ) : null
        }
      />
      <Card title="Your own roles" isFlush>
        <DataTable
          caption="Your own roles"
          rows={roles}
          rowKey={(role) => role.id}
          empty={
            <EmptyState icon="users" title="No role of your own yet">
              A role of your own is a choice of permissions with a name, such as “Analyst” or “Agency partner”.
            </EmptyState>
          }
          columns={[
            {
              key: "name",
              header: "Role",
              isPrimary: true,
              cell: (role) => (
                <span className="grid min-w-0">
                  {mayManage ? (
                    <TextLink href={`${PATH}/${role.id}`}>{role.name}</TextLink>
                  ) : (
                    <span className="font-medium text-ink">{role.name}</span>
                  )}
                  <span className="truncate text-muted text-xs">{role.description}</span>
                </span>
              ),
            },
            { key: "permissions", header: "Permissions", isNumeric: true, cell: (role) => formatNumber(Object.keys(role.grants).length) },
            { key: "people", header: "People", isNumeric: true, cell: (role) => formatNumber(role.memberCount) },
            {
              key: "actions",
              header: "Actions",
              isHeaderHidden: true,
              cell: (role) =>
                mayManage ? (
                  <ConfirmDialog
                    title={`Delete “${role.name}”?`}
                    consequences={["A role that somebody has cannot be deleted: give them another first."]}
                    trigger={{ label: "Delete", variant: "danger-quiet", size: "sm" }}
                    action={deleteRoleAction}
                    hidden={{ id: role.id }}
                    confirmLabel="Delete role"
                    pendingLabel="Deleting…"
                    tone="danger"
                  />
                ) : null,
            },
          ]}
        />
      </Card>
      <Card title="Built-in roles" isFlush>
        <DataTable
          caption="Built-in roles"
          rows={[...TENANT_ROLES]}
          rowKey={(role) => role}
          columns={[
            {
              key: "name",
              header: "Role",
              isPrimary: true,
              cell: (role) => (
                <span className="grid min-w-0">
                  <span className="font-medium text-ink">{ROLE_NAMES[role]}</span>
                  <span className="text-muted text-xs">{BUILT_IN_NOTES[role]}</span>
                </span>
              ),
            },
            { key: "permissions", header: "Permissions", isNumeric: true, cell: (role) => formatNumber(TENANT_ROLE_GRANTS[role].size) },
            {
              key: "actions",
              header: "Actions",
              isHeaderHidden: true,
              cell: (role) =>
                mayManage ? (
                  <TextLink href={`${PATH}/new?from=${role}`} aria-label={`Start a new role from ${ROLE_NAMES[role]}`} className="whitespace-nowrap">
                    Start from this
                  </TextLink>
                ) : null,
            },
          ]}
        />
      </Card>
    </div>
  );
}
