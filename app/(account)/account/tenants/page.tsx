import type { Metadata } from "next";
import { getSay, getWords } from "#components/format/words";
import { MyTenantList } from "#components/identity/my-tenant-list";
import { OwnAccountOnly } from "#components/identity/own-account-only";
import { AddressProblem } from "#components/ui/address-problem";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { PageHeader } from "#components/ui/page-header";
import { Pagination } from "#components/ui/pagination";
import { listMyTenants } from "#lib/identity";
import { listMyTenantsInput } from "#lib/identity/schema";
import { addressOf, readByAddress, type SearchParams, userPage } from "#lib/web";
import { switchTenantAction } from "../switch-tenant-action.ts";

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getSay())("Portals") });

const PATH = "/account/tenants";
const PER_PAGE = 50;

export default async function MyTenantsPage({ searchParams }: { searchParams: SearchParams }) {
  const t = await getWords("account");
  const say = await getSay();
  const { cursor } = await searchParams;
  const context = await userPage(PATH);
  if (context.actor.impersonator) return <OwnAccountOnly title={say("Portals")} name={context.actor.name} />;
  const list = await readByAddress(listMyTenantsInput, { limit: PER_PAGE, ...(cursor && { cursor }) }, (input) => listMyTenants(context, input));
  return (
    <div className="grid gap-6">
      <PageHeader title={say("Portals")} note={t("thePortalsYouBelongToYou")} />
      <Card title={t("yourPortals")} isFlush>
        {list.problem !== null ? (
          <AddressProblem problem={list.problem} firstHref={PATH} className="m-5 md:m-6" />
        ) : list.answer.tenants.length === 0 ? (
          <EmptyState icon="building-complex" title={t("youBelongToNoPortal")}>
            {t("askThePersonWhoToldYou")}
          </EmptyState>
        ) : (
          <MyTenantList tenants={list.answer.tenants} switchAction={switchTenantAction} />
        )}
      </Card>
      {list.problem === null ? (
        <Pagination
          label={t("pagesOfPortals")}
          firstHref={list.input.cursor ? PATH : null}
          nextHref={list.answer.nextCursor ? addressOf(PATH, { cursor: list.answer.nextCursor }) : null}
        />
      ) : null}
    </div>
  );
}
