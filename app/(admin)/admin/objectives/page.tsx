import { getFormats, getWords, pageTitle } from "#components/format/words";
import { ObjectiveTable } from "#components/objectives/objective-table";
import { AddressProblem } from "#components/ui/address-problem";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { Pagination } from "#components/ui/pagination";
import { SearchForm } from "#components/ui/search-form";
import { can } from "#lib/access";
import { searchObjectives } from "#lib/services";
import { searchObjectivesInput } from "#lib/services/schema";
import { addressOf, chooseParams, readByAddress, type SearchParams, staffPage } from "#lib/web";
import { NoServices } from "../services/no-services.tsx";

export const generateMetadata = pageTitle("objectives", "objectives");

const PATH = "/admin/objectives";

export default async function ObjectivesPage({ searchParams }: { searchParams: SearchParams }) {
  const [t, f] = [await getWords("objectives"), await getFormats()];
  const context = await staffPage(PATH);
  if (!can(context, "service.read")) return <NoServices />;
  const found = await readByAddress(searchObjectivesInput, chooseParams(await searchParams, ["search", "page"]), (input) =>
    searchObjectives(context, input),
  );
  const search = found.problem === null ? found.input.search : undefined;
  return (
    <div className="grid gap-6">
      <PageHeader title={t("objectives")} note={t("note")} />
      {found.problem !== null ? (
        <AddressProblem problem={found.problem} firstHref={PATH} />
      ) : (
        <>
          <Card isFlush>
            <SearchForm action={PATH} label={t("search")} placeholder={t("nameOrKey")} defaultValue={search} className="border-b px-5 py-5 md:px-6" />
            {found.answer.objectives.length > 0 ? (
              <ObjectiveTable objectives={found.answer.objectives} hrefOf={(service) => `${PATH}/${service}`} />
            ) : search ? (
              <EmptyState
                icon="search"
                title={t("noneMatches")}
                action={
                  <LinkButton href={PATH} variant="secondary">
                    {t("showAll")}
                  </LinkButton>
                }
              />
            ) : (
              <EmptyState icon="target" title={t("noObjectives")}>
                {t("noObjectivesNote")}
              </EmptyState>
            )}
          </Card>
          <Pagination
            label={t("pages")}
            summary={t("shown", { count: found.answer.total, countText: f.number(found.answer.total) })}
            firstHref={found.input.page > 1 ? addressOf(PATH, { search }) : null}
            nextHref={found.answer.hasMore ? addressOf(PATH, { search, page: found.input.page + 1 }) : null}
          />
        </>
      )}
    </div>
  );
}
