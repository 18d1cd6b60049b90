import { getWords, pageTitle, useSay, useWords } from "#components/format/words";
import { RoleDifference } from "#components/members/role-difference";
import { ActionForm } from "#components/ui/action-form";
import { AddressProblem } from "#components/ui/address-problem";
import { Card } from "#components/ui/card";
import { LinkButton } from "#components/ui/link-button";
import { Overtaken } from "#components/ui/overtaken";
import { PageHeader } from "#components/ui/page-header";
import { SubmitButton } from "#components/ui/submit-button";
import { can, PERMISSIONS, type Permission } from "#lib/access";
import { getRole, previewRoleChange } from "#lib/members";
import { type CustomRole, type RoleInput, roleAsShown, roleForm } from "#lib/members/schema";
import { differingFields } from "#lib/platform/errors";
import { addressOf, readByAddress, readById, type SearchParams, tenantPage } from "#lib/web";
import { MissingPermission } from "../../../../missing-permission.tsx";
import { changeRoleAction } from "../../actions.ts";

export const generateMetadata = pageTitle("portal", "reviewTheChange");

interface ReviewProps {
  params: Promise<{ id: string }>;
  searchParams: SearchParams;
}

export default async function ReviewPage({ params, searchParams }: ReviewProps) {
  const t = await getWords("portal");
  const { id } = await params;
  const { version, ...asked } = await searchParams;
  const context = await tenantPage(`/portal/team/roles/${id}`);
  if (!can(context, "role.manage")) return <MissingPermission title={t("reviewTheChange")} permission="role.manage" />;
  const role = await readById(id, (roleId) => getRole(context, roleId));
  const review = await readByAddress(roleForm, asked, (wanted) => previewRoleChange(context, id, wanted.grants));
  const editor = `/portal/team/roles/${id}`;
  // The version that the form was filled from: who saved meanwhile is not overwritten.
  const from = typeof version === "string" ? version : String(role.version);
  const mineHref = addressOf(`${editor}/review`, { ...textsOf(asked), version: role.version });
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("reviewTheChange")}
        note={t("nothingIsChangedYet")}
        breadcrumbs={[
          { label: t("team"), href: "/portal/team" },
          { label: t("roles"), href: "/portal/team/roles" },
          { label: role.name, href: editor },
          { label: t("review") },
        ]}
      />
      {review.problem !== null ? (
        <AddressProblem problem={review.problem} firstHref={editor} />
      ) : (
        <>
          <RoleDifference before={role} after={review.input} change={review.answer} />
          <Card>
            <ActionForm
              key={from}
              action={changeRoleAction}
              label={t("saveTheChange")}
              hidden={{
                id,
                version: from,
                name: review.input.name,
                description: review.input.description,
                grants: JSON.stringify(review.input.grants),
              }}
            >
              {from === String(role.version) ? (
                <div className="flex flex-wrap gap-3">
                  <SubmitButton pendingLabel={t("saving")}>{t("saveTheChange")}</SubmitButton>
                  <LinkButton href={editor} variant="secondary">
                    {t("backToTheRole")}
                  </LinkButton>
                </div>
              ) : (
                <OvertakenRole role={role} wanted={review.input} mineHref={mineHref} newestHref={editor} />
              )}
            </ActionForm>
          </Card>
        </>
      )}
    </div>
  );
}

interface OvertakenRoleProps {
  role: CustomRole;
  wanted: RoleInput;
  mineHref: string;
  newestHref: string;
}

function OvertakenRole({ role, wanted, ...ways }: OvertakenRoleProps) {
  const say = useSay();
  const t = useWords("portal");
  const labelOf = (path: string) => {
    const permission = path.replace(/^grants\./, "");
    return permission in PERMISSIONS ? say(PERMISSIONS[permission as Permission]) : t(path === "name" ? "name" : "description");
  };
  const differing = differingFields(roleAsShown(role), roleAsShown(wanted));
  return <Overtaken differing={differing.map(({ path, message }) => ({ label: labelOf(path), message: say(message) }))} {...ways} />;
}

const textsOf = (asked: Record<string, string | string[] | undefined>) =>
  Object.fromEntries(Object.entries(asked).filter((entry): entry is [string, string] => typeof entry[1] === "string"));
