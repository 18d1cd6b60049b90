import { NoBilling } from "#components/billing/no-billing";
import { CaseFigures } from "#components/dunning/case-figures";
import { CaseTable } from "#components/dunning/case-table";
import { getWords, pageTitle } from "#components/format/words";
import { AddressProblem } from "#components/ui/address-problem";
import { Card } from "#components/ui/card";
import { Icon } from "#components/ui/icon";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { Pagination } from "#components/ui/pagination";
import { Tabs } from "#components/ui/tabs";
import { can } from "#lib/access";
import { overdueWithoutCase } from "#lib/billing";
import { dunningFigures, listCases } from "#lib/dunning";
import { listCasesInput, SHOWN_CASES } from "#lib/dunning/schema";
import { addressOf, chooseParams, readByAddress, type SearchParams, staffPage } from "#lib/web";

export const generateMetadata = pageTitle("dunning", "unpaidBills");

const PATH = "/admin/plans/dunning";

export default async function DunningPage({ searchParams }: { searchParams: SearchParams }) {
  const [t, ofPlans] = [await getWords("dunning"), await getWords("billing")];
  const query = await searchParams;
  const context = await staffPage(PATH);
  if (!can(context, "billing.manage")) return <NoBilling />;
  const [figures, overdue, found] = await Promise.all([
    dunningFigures(context),
    overdueWithoutCase(context),
    readByAddress(listCasesInput, chooseParams(query, ["show", "cursor"]), (input) => listCases(context, input)),
  ]);
  const show = found.problem === null ? found.input.show : null;
  const hrefOf = (shown: string, cursor?: string | null) => addressOf(PATH, { show: shown === "running" ? null : shown, cursor });
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("unpaidBills")}
        note={t("eachTenantThatIsPastDue")}
        breadcrumbs={[{ label: ofPlans("plansAndRevenue"), href: "/admin/plans" }, { label: t("unpaidBills") }]}
        actions={
          <LinkButton href={`${PATH}/policy`} variant="secondary" icon={<Icon name="calendar" />}>
            {t("steps")}
          </LinkButton>
        }
      />
      <section aria-label={ofPlans("figures")} className="grid gap-4 sm:grid-cols-2 md:gap-6 xl:grid-cols-3">
        <CaseFigures figures={figures} overdue={overdue} path={PATH} />
      </section>
      <Tabs label={t("which")} items={SHOWN_CASES.map((each) => ({ label: t(each), href: hrefOf(each), isCurrent: show === each }))} />
      {found.problem !== null ? (
        <AddressProblem problem={found.problem} firstHref={PATH} />
      ) : (
        <>
          <Card isFlush>
            <CaseTable cases={found.answer.cases} hrefOf={(id) => `${PATH}/${id}`} />
          </Card>
          <Pagination
            label={t("pagesOfCases")}
            firstHref={found.input.cursor ? hrefOf(found.input.show) : null}
            nextHref={found.answer.nextCursor ? hrefOf(found.input.show, found.answer.nextCursor) : null}
          />
        </>
      )}
    </div>
  );
}
