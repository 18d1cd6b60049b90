import type { Metadata } from "next";
import { cache, type ReactNode } from "react";
import { getSay, getWords } from "#components/format/words";
import { StartImpersonationForm } from "#components/identity/start-impersonation-form";
import { AddressProblem } from "#components/ui/address-problem";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { Identity } from "#components/ui/identity";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { Pagination } from "#components/ui/pagination";
import { SearchForm } from "#components/ui/search-form";
import { hasRecentSignIn, type StaffContext } from "#lib/access";
import {
  findCandidate,
  getSecurity,
  getSupportedTenant,
  hasShownSecondFactor,
  listCandidates,
  type SupportedTenant,
  sayTenantObstacle,
  tenantObstacle,
} from "#lib/identity";
import { listCandidatesInput } from "#lib/identity/schema";
import { addressOf, chooseParams, readByAddress, readById, type SearchParams, staffPage, withNext } from "#lib/web";
import { startImpersonationAction } from "./actions.ts";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: SearchParams;
}

const tenantPath = (id: string) => `/admin/tenants/${encodeURIComponent(id)}`;
const pathOf = (id: string) => `${tenantPath(id)}/impersonate`;
const textOf = (value: string | string[] | undefined) => (typeof value === "string" ? value : undefined);

/** For the page and its title alike: what one may not see, the other must not tell. */
const readTenant = cache(async (id: string, user: string | undefined) => {
  const context = await staffPage(addressOf(pathOf(id), { user }));
  return { context, tenant: await readById(id, () => getSupportedTenant(context, id)) };
});

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { tenant } = await readTenant((await params).id, textOf((await searchParams).user));
  const t = await getWords("tenancy");
  return { title: t("actAsAMemberOfName", { name: tenant.name }) };
}

/** Where staff begin to act as a member of a tenant: everything that stands against it is said before anything is asked. */
export default async function ImpersonatePage({ params, searchParams }: Props) {
  const t = await getWords("tenancy");
  const [{ id }, found] = await Promise.all([params, searchParams]);
  const user = textOf(found.user);
  const { context, tenant } = await readTenant(id, user);
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("actAsAMember")}
        note={t("seeThePortalOfNameAs", { name: tenant.name })}
        breadcrumbs={[{ label: t("tenants"), href: "/admin/tenants" }, { label: tenant.name, href: tenantPath(id) }, { label: t("actAsAMember") }]}
      />
      {(await obstacleOf(context, tenant, addressOf(pathOf(id), { user }))) ??
        (user ? <Start context={context} tenant={tenant} userId={user} /> : <Choose context={context} tenant={tenant} searchParams={found} />)}
    </div>
  );
}

/** The first thing that stands against it, with what can be done; null when nothing does. */
async function obstacleOf(context: StaffContext, tenant: SupportedTenant, path: string): Promise<ReactNode> {
  const t = await getWords("tenancy");
  const obstacle = tenantObstacle(tenant, false);
  if (obstacle) {
    return (
      <Callout tone="warn" title={t("thisIsNotPossibleAtThe")}>
        {(await getSay())(sayTenantObstacle(obstacle, tenant.name))}
      </Callout>
    );
  }
  const confirm = <LinkButton href={withNext("/account/confirm", path)}>{t("confirmThatItIsYou")}</LinkButton>;
  if (!hasShownSecondFactor(context.actor.methods)) {
    const { totpSince, passkeyCount } = await getSecurity(context);
    if (totpSince === null && passkeyCount === 0) {
      return (
        <Callout
          tone="warn"
          title={t("youNeedASecondFactorOf")}
          actions={<LinkButton href="/account/security">{t("setUpASecondFactor")}</LinkButton>}
        >
          {t("whoeverActsAsSomebodyElseHas")}
        </Callout>
      );
    }
    return (
      <Callout tone="warn" title={t("showYourSecondFactorFirst")} actions={confirm}>
        {t("youHaveOneButDidNot")}
      </Callout>
    );
  }
  if (hasRecentSignIn(context)) return null;
  return (
    <Callout tone="warn" title={t("confirmThatItIsYou")} actions={confirm}>
      {t("youLastProvedWhoYouAre")}
    </Callout>
  );
}

async function Start({ context, tenant, userId }: { context: StaffContext; tenant: SupportedTenant; userId: string }) {
  const t = await getWords("tenancy");
  const isId = listCandidatesInput.shape.cursor.safeParse(userId).success;
  const person = isId ? await findCandidate(context, tenant.id, userId) : null;
  const others = (
    <LinkButton href={pathOf(tenant.id)} variant="secondary" size="sm">
      {t("chooseSomebodyElse")}
    </LinkButton>
  );
  if (!person) {
    return (
      <Callout tone="warn" title={t("thisPersonCannotBeActedAs")} actions={others}>
        {t("theyAreNoActiveMemberOf", { name: tenant.name })}
      </Callout>
    );
  }
  return (
    <Card title={t("whoAndWhy")} actions={others}>
      <div className="grid gap-6">
        <Identity name={person.name} detail={`${person.email} · ${(await getSay())(person.role)}`} />
        <StartImpersonationForm tenantId={tenant.id} person={person} access={tenant.access} action={startImpersonationAction} />
      </div>
    </Card>
  );
}

async function Choose({ context, tenant, searchParams }: { context: StaffContext; tenant: SupportedTenant; searchParams: Awaited<SearchParams> }) {
  const t = await getWords("tenancy");
  const say = await getSay();
  const path = pathOf(tenant.id);
  const list = await readByAddress(listCandidatesInput, chooseParams(searchParams, ["search", "cursor"]), (input) =>
    listCandidates(context, tenant.id, input),
  );
  if (list.problem !== null) return <AddressProblem problem={list.problem} firstHref={path} />;
  const { search, cursor } = list.input;
  const { candidates, nextCursor } = list.answer;
  return (
    <>
      <Card title={t("chooseAPerson")} note={t("activeMembersOfTheTenantBy")}>
        <SearchForm action={path} label={t("searchPeople")} placeholder={t("nameOrAddress")} defaultValue={search} className="mb-4" />
        {candidates.length === 0 ? (
          <EmptyState icon="users" title={search ? t("nobodyMatches") : t("nobodyToActAs")}>
            {search ? t("noNameOrAddressContainsSearch", { search }) : t("thisTenantHasNoActiveMembers")}
          </EmptyState>
        ) : (
          <ul className="divide-y">
            {candidates.map(({ id, name, email, role }) => (
              <li key={id} className="relative flex min-h-16 items-center justify-between gap-4 py-3">
                <Identity name={name} detail={email} href={addressOf(path, { user: id })} />
                <bdi className="shrink-0 text-muted text-sm">{say(role)}</bdi>
              </li>
            ))}
          </ul>
        )}
      </Card>
      <Pagination
        label={t("pagesOfPeople")}
        firstHref={cursor ? addressOf(path, { search }) : null}
        nextHref={nextCursor ? addressOf(path, { search, cursor: nextCursor }) : null}
      />
    </>
  );
}
