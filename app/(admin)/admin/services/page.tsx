import { getSay, getWords, pageTitle, useWords } from "#components/format/words";
import { KIND_LABELS } from "#components/services/service-state";
import { ServiceTable } from "#components/services/service-table";
import { SERVICES_PATH } from "#components/services/services-address";
import { AddressProblem } from "#components/ui/address-problem";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { Icon } from "#components/ui/icon";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { Pagination } from "#components/ui/pagination";
import { SearchForm } from "#components/ui/search-form";
import { Tabs } from "#components/ui/tabs";
import { can } from "#lib/access";
import { searchServices } from "#lib/services";
import { SERVICE_KINDS, type SearchServicesInput, searchServicesInput } from "#lib/services/schema";
import { addressOf, chooseParams, readByAddress, type SearchParams, staffPage } from "#lib/web";
import { NoServices } from "./no-services.tsx";

export const generateMetadata = pageTitle("services", "services");

type Asked = Partial<SearchServicesInput>;

const address = ({ search, kind, cursor }: Asked) => addressOf(SERVICES_PATH, { search, kind, cursor });

export default async function ServicesPage({ searchParams }: { searchParams: SearchParams }) {
  const [t, say] = [await getWords("services"), await getSay()];
  const context = await staffPage(SERVICES_PATH);
  if (!can(context, "service.read")) return <NoServices />;
  const asked = await searchParams;
  const list = await readByAddress(searchServicesInput, chooseParams(asked, ["search", "kind", "cursor"]), (input) => searchServices(context, input));
  const input: Asked = list.problem === null ? list.input : {};
  const mayManage = can(context, "service.manage");
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("services")}
        note={t("whatThePlatformConsistsOf")}
        actions={
          <>
            <LinkButton href={`${SERVICES_PATH}/order`} variant="secondary" icon={<Icon name="layers" />}>
              {t("startOrder")}
            </LinkButton>
            <LinkButton href={`${SERVICES_PATH}/file`} variant="secondary" icon={<Icon name="upload" />}>
              {t("fileOfServices")}
            </LinkButton>
            {mayManage ? (
              <LinkButton href={`${SERVICES_PATH}/new`} icon={<Icon name="plus" />}>
                {t("newService")}
              </LinkButton>
            ) : null}
          </>
        }
      />
      {asked.deleted === "1" ? <Callout tone="good" role="status" title={t("theServiceIsTakenOut")} /> : null}
      <Card isFlush>
        <div className="grid gap-4 px-5 pt-5 md:px-6 md:pt-6">
          <SearchForm
            action={SERVICES_PATH}
            label={t("searchServices")}
            placeholder={t("nameKeyOrOwner")}
            defaultValue={input.search}
            hidden={{ kind: input.kind }}
          />
          <Tabs
            label={t("kind")}
            items={[undefined, ...SERVICE_KINDS].map((kind) => ({
              label: kind ? say(KIND_LABELS[kind]) : t("all"),
              href: address({ search: input.search, kind }),
              isCurrent: input.kind === kind,
            }))}
          />
        </div>
        {list.problem === null ? (
          <ServiceTable services={list.answer.services} now={context.clock.now()} empty={<NoneFound input={input} mayManage={mayManage} />} />
        ) : (
          <AddressProblem problem={list.problem} firstHref={SERVICES_PATH} className="m-5 md:m-6" />
        )}
      </Card>
      {list.problem === null ? (
        <Pagination
          label={t("pagesOfServices")}
          firstHref={input.cursor ? address({ ...input, cursor: undefined }) : null}
          nextHref={list.answer.nextCursor ? address({ ...input, cursor: list.answer.nextCursor }) : null}
        />
      ) : null}
    </div>
  );
}

function NoneFound({ input: { search, kind, cursor }, mayManage }: { input: Asked; mayManage: boolean }) {
  const t = useWords("services");
  if (search || kind || cursor) {
    return (
      <EmptyState
        icon="search"
        title={t("noServiceMatches")}
        action={
          <LinkButton href={SERVICES_PATH} variant="secondary">
            {t("showAllServices")}
          </LinkButton>
        }
      >
        {t("noServiceOfThisKindOrName")}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon="server"
      title={t("noServicesYet")}
      action={mayManage ? <LinkButton href={`${SERVICES_PATH}/new`}>{t("enterTheFirst")}</LinkButton> : null}
    >
      {t("enterWhatThePlatformNeeds")}
    </EmptyState>
  );
}
