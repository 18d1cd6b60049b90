import { getSay, getWords, pageTitle } from "#components/format/words";
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

export const generateMetadata = pageTitle("portal", "directory");

export default async function DirectoryPage() {
  const say = await getSay();
  const t = await getWords("portal");
  const context = await tenantPage("/portal/settings/directory");
  for (const permission of ["security.manage", "user.read"] as const)
    if (!can(context, permission)) return <MissingPermission title={t("directory")} permission={permission} />;
  const [groups, roles] = await Promise.all([listDirectoryGroups(context), listRoles(context)]);
  const options = [{ value: "", label: t("noRole") }, ...roleOptions(roles, say)];
  return (
    <div className="grid gap-6">
      <PageHeader title={t("directory")} note={t("yourCompanysDirectoryCanAddPeople")} />
      <Card title={t("connectADirectory")}>
        <ol className="grid list-decimal gap-3 ps-5 text-soft text-sm">
          <li>{t.rich("makeAnApiKeyWithThe", { link: (chunks) => <TextLink href="/portal/settings/keys">{chunks}</TextLink> })}</li>
          <li>
            {t.rich("giveTheDirectoryThisAddress", {
              code: () => <code className="break-all text-ink">{`${getRuntime().config.publicUrl}/api/scim/v2`}</code>,
            })}
          </li>
          <li>{t("peopleAreAddedOnlyWithAddresses")}</li>
          <li>{t("sendGroupsAsWellAndChoose")}</li>
        </ol>
      </Card>
      <Card title={t("groups")}>
        {groups.length === 0 ? (
          <EmptyState icon="users" title={t("noGroupYet")}>
            {t("groupsAppearHereAsSoonAs")}
          </EmptyState>
        ) : (
          <ul className="grid gap-5">
            {groups.map((group) => (
              <li key={group.id} className="grid min-w-0 gap-2">
                <p className="min-w-0 break-words text-sm">
                  <bdi className="font-medium text-ink">{group.name}</bdi>{" "}
                  <span className="text-muted">{t("countPeople", { count: group.memberCount })}</span>
                </p>
                <ActionForm
                  action={mapGroupAction}
                  label={t("roleOfName", { name: group.name })}
                  fields={["role"]}
                  hidden={{ id: group.id }}
                  className="flex flex-wrap items-end gap-3"
                >
                  <Select name="role" label={t("roleThatNameGives", { name: group.name })} defaultValue={group.role ?? ""} options={options} />
                  <SubmitButton pendingLabel={t("saving")}>{t("save")}</SubmitButton>
                </ActionForm>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </div>
  );
}
