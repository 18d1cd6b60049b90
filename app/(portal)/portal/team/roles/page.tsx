import { formatNumber } from "#components/format/number";
import { getSay, getWords, pageTitle } from "#components/format/words";
import { Callout } from "#components/ui/callout";
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
import { type SearchParams, tenantPage } from "#lib/web";
import { MissingPermission } from "../../missing-permission.tsx";
import { deleteRoleAction } from "./actions.ts";

export const generateMetadata = pageTitle("portal", "roles");

const PATH = "/portal/team/roles";

const BUILT_IN_NOTES = {
  tenant_admin: "Everything, also people, roles and how one signs in",
  manager: "Works with all campaigns, leads, deals and content",
  member: "Sees everything, changes campaigns and leads of their own",
  viewer: "Sees everything, changes nothing",
};

export default async function RolesPage({ searchParams }: { searchParams: SearchParams }) {
  const say = await getSay();
  const t = await getWords("portal");
  const context = await tenantPage(PATH);
  if (!can(context, "user.read")) return <MissingPermission title={t("roles")} permission="user.read" />;
  const { changed } = await searchParams;
  const roles = await listRoles(context);
  const mayManage = can(context, "role.manage");
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("roles")}
        note={t("whatPeopleMayDoFourRoles")}
        breadcrumbs={[{ label: t("team"), href: "/portal/team" }, { label: t("roles") }]}
        actions={
          mayManage ? (
            <LinkButton href={`${PATH}/new`} icon={<Icon name="plus" />}>
              {t("newRole")}
            </LinkButton>
          ) : null
        }
      />
      {changed === "1" ? <Callout tone="good" role="status" title={say("The role is changed.")} /> : null}
      <Card title={t("yourOwnRoles")} isFlush>
        <DataTable
          caption={t("yourOwnRoles")}
          rows={roles}
          rowKey={(role) => role.id}
          empty={
            <EmptyState icon="users" title={t("noRoleOfYourOwnYet")}>
              {t("aRoleOfYourOwnIs")}
            </EmptyState>
          }
          columns={[
            {
              key: "name",
              header: t("role"),
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
            { key: "permissions", header: t("permissions"), isNumeric: true, cell: (role) => formatNumber(Object.keys(role.grants).length) },
            { key: "people", header: t("people"), isNumeric: true, cell: (role) => formatNumber(role.memberCount) },
            {
              key: "actions",
              header: t("actions"),
              isHeaderHidden: true,
              cell: (role) =>
                mayManage ? (
                  <ConfirmDialog
                    title={t("deleteName", { name: role.name })}
                    consequences={["A role that somebody has cannot be deleted: give them another first."]}
                    trigger={{ label: t("delete"), variant: "danger-quiet", size: "sm" }}
                    action={deleteRoleAction}
                    hidden={{ id: role.id }}
                    confirmLabel={t("deleteRole")}
                    pendingLabel={t("deleting")}
                    tone="danger"
                  />
                ) : null,
            },
          ]}
        />
      </Card>
      <Card title={t("builtInRoles")} isFlush>
        <DataTable
          caption={t("builtInRoles")}
          rows={[...TENANT_ROLES]}
          rowKey={(role) => role}
          columns={[
            {
              key: "name",
              header: t("role"),
              isPrimary: true,
              cell: (role) => (
                <span className="grid min-w-0">
                  <span className="font-medium text-ink">{say(ROLE_NAMES[role])}</span>
                  <span className="text-muted text-xs">{say(BUILT_IN_NOTES[role])}</span>
                </span>
              ),
            },
            { key: "permissions", header: t("permissions"), isNumeric: true, cell: (role) => formatNumber(TENANT_ROLE_GRANTS[role].size) },
            {
              key: "actions",
              header: t("actions"),
              isHeaderHidden: true,
              cell: (role) =>
                mayManage ? (
                  <TextLink
                    href={`${PATH}/new?from=${role}`}
                    aria-label={t("startANewRoleFromRole", { role: say(ROLE_NAMES[role]) })}
                    className="whitespace-nowrap"
                  >
                    {t("startFromThis")}
                  </TextLink>
                ) : null,
            },
          ]}
        />
      </Card>
    </div>
  );
}
