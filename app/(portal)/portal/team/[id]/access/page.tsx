import { getWords, pageTitle } from "#components/format/words";
import { AccessDetail } from "#components/members/access-detail";
import { AccessList } from "#components/members/access-list";
import { AddressProblem } from "#components/ui/address-problem";
import { PageHeader } from "#components/ui/page-header";
import { can } from "#lib/access";
import { explainAccess } from "#lib/members";
import { explainAccessInput } from "#lib/members/schema";
import { chooseParams, readByAddress, readById, type SearchParams, tenantPage } from "#lib/web";
import { MissingPermission } from "../../../missing-permission.tsx";

export const generateMetadata = pageTitle("portal", "whatAMemberMayDo");

interface AccessPageProps {
  params: Promise<{ id: string }>;
  searchParams: SearchParams;
}

export default async function AccessPage({ params, searchParams }: AccessPageProps) {
  const t = await getWords("portal");
  const { id } = await params;
  const path = `/portal/team/${id}/access`;
  const context = await tenantPage(path);
  const isSelf = context.actor.kind === "user" && context.actor.userId === id;
  if (!isSelf && !can(context, "user.update")) return <MissingPermission title={t("whatAMemberMayDo")} permission="user.update" />;
  const { name, roleName, permissions } = await readById(id, (userId) => explainAccess(context, userId));
  // All are explained already: the one that is opened is among them.
  const opened = await readByAddress(explainAccessInput, chooseParams(await searchParams, ["permission"]), async ({ permission }) =>
    permissions.find((each) => each.permission === permission),
  );
  return (
    <div className="grid gap-6">
      <PageHeader
        title={isSelf ? t("whatYouMayDo") : t("whatNameMayDo", { name })}
        note={t("withTheRoleRolenameWhatWas", { roleName })}
        breadcrumbs={[{ label: t("team"), href: "/portal/team" }, { label: name, href: `/portal/team/${id}` }, { label: t("access") }]}
      />
      {opened.problem !== null ? <AddressProblem problem={opened.problem} firstHref={path} /> : null}
      {opened.problem === null && opened.answer ? <AccessDetail explanation={opened.answer} path={path} /> : null}
      <AccessList explanations={permissions} path={path} />
    </div>
  );
}
