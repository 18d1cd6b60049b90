import { getWords, pageTitle } from "#components/format/words";
import { RoleDifference } from "#components/members/role-difference";
import { ActionForm } from "#components/ui/action-form";
import { AddressProblem } from "#components/ui/address-problem";
import { Card } from "#components/ui/card";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { SubmitButton } from "#components/ui/submit-button";
import { can } from "#lib/access";
import { getRole, previewRoleChange } from "#lib/members";
import { roleForm } from "#lib/members/schema";
import { readByAddress, readById, type SearchParams, tenantPage } from "#lib/web";
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
              action={changeRoleAction}
              label={t("saveTheChange")}
              hidden={{
                id,
                version: typeof version === "string" ? version : String(role.version),
                name: review.input.name,
                description: review.input.description,
                grants: JSON.stringify(review.input.grants),
              }}
            >
              <div className="flex flex-wrap gap-3">
                <SubmitButton pendingLabel={t("saving")}>{t("saveTheChange")}</SubmitButton>
                <LinkButton href={editor} variant="secondary">
                  {t("backToTheRole")}
                </LinkButton>
              </div>
            </ActionForm>
          </Card>
        </>
      )}
    </div>
  );
}
