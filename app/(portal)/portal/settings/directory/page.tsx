import type { Metadata } from "next";
import { formatNumber } from "#components/format/number";
import { roleOptions } from "#components/members/role-options";
import { ActionForm } from "#components/ui/action-form";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { PageHeader } from "#components/ui/page-header";
import { Select } from "#components/ui/select";
import { SubmitButton } from "#components/ui/submit-button";
import { TextLink } from "#components/ui/text-link";
import { can } from "#lib/access";
import { listRoles } from "#lib/members";
import { getRuntime } from "#lib/platform/runtime";
import { listDirectoryGroups } from "#lib/scim";
import { tenantPage } from "#lib/web";
import { MissingPermission } from "../../missing-permission.tsx";
import { mapGroupAction } from "./actions.ts";

export const metadata: Metadata = { title: "Directory" };

export default async function DirectoryPage() {
  const context = await tenantPage("/portal/settings/directory");
  for (const permission of ["security.manage", "user.read"] as const)
    if (!can(context, permission)) return <MissingPermission title="Directory" permission={permission} />;
  const [groups, roles] = await Promise.all([listDirectoryGroups(context), listRoles(context)]);
  const options = [{ value: "", label: "No role" }, ...roleOptions(roles)];
  return (
    <div className="grid gap-6">
      <PageHeader title="Directory" note="Your company’s directory can add people to the portal, suspend them and remove them, by SCIM 2.0." />
      <Card title="Connect a directory">
        <ol className="grid list-decimal gap-3 ps-5 text-soft text-sm">
          <li>
            <TextLink href="/portal/settings/keys">Make an API key</TextLink> with the permission “Provision people from a directory (SCIM)”, and give
            it to the directory as its secret token.
          </li>
          <li>
            Give the directory this address: <code className="break-all text-ink">{`${getRuntime().config.publicUrl}/api/scim/v2`}</code>
          </li>
          <li>People are added only with addresses in domains that are verified as yours; others you invite. They begin with the role Viewer.</li>
          <li>Send groups as well, and choose below which role each gives. Of several roles somebody has the highest.</li>
        </ol>
      </Card>
      <Card title="Groups">
        {groups.length === 0 ? (
          <EmptyState icon="users" title="No group yet">
            Groups appear here as soon as the directory has sent them. Until you choose a role, a group changes nothing.
          </EmptyState>
        ) : (
          <ul className="grid gap-5">
            {groups.map((group) => (
              <li key={group.id} className="grid min-w-0 gap-2">
                <p className="min-w-0 break-words text-sm">
                  <bdi className="font-medium text-ink">{group.name}</bdi>{" "}
                  <span className="text-muted">
                    {formatNumber(group.memberCount)} {group.memberCount === 1 ? "person" : "people"}
                  </span>
                </p>
                <ActionForm
                  action={mapGroupAction}
                  label={`Role of ${group.name}`}
                  fields={["role"]}
                  hidden={{ id: group.id }}
                  className="flex flex-wrap items-end gap-3"
                >
                  <Select name="role" label={`Role that ${group.name} gives`} defaultValue={group.role ?? ""} options={options} />
                  <SubmitButton pendingLabel="Saving…">Save</SubmitButton>
                </ActionForm>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </div>
  );
}
