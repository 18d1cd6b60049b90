import { CohortTable } from "#components/billing/cohort-table";
import { NoBilling } from "#components/billing/no-billing";
import { useFormats } from "#components/format/reader-formats";
import { getFormats, getWords, pageTitle, useWords } from "#components/format/words";
import { AddressProblem } from "#components/ui/address-problem";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { type Column, DataTable } from "#components/ui/data-table";
import { EmptyState } from "#components/ui/empty-state";
import { PageHeader } from "#components/ui/page-header";
import { TextLink } from "#components/ui/text-link";
import { can, type StaffContext } from "#lib/access";
import { cohortMembers, readCohorts } from "#lib/billing";
import { type CohortMember, type CurrencyCohorts, cohortMembersInput } from "#lib/billing/schema";
import { addressOf, chooseParams, readByAddress, type SearchParams, staffPage } from "#lib/web";

export const generateMetadata = pageTitle("billing", "cohorts");

const PATH = "/admin/plans/cohorts";

/** What became of the clients that first paid in a month, and of what they pay. */
export default async function CohortsPage({ searchParams }: { searchParams: SearchParams }) {
  const t = await getWords("billing");
  const query = await searchParams;
  const context = await staffPage(PATH);
  if (!can(context, "billing.manage")) return <NoBilling />;
  const currencies = await readCohorts(context);
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("cohorts")}
        note={t("clientsByTheMonthUtcOf")}
        breadcrumbs={[{ label: t("plansAndRevenue"), href: "/admin/plans" }, { label: t("cohorts") }]}
      />
      {query.cohort ? <Members context={context} query={query} /> : null}
      {currencies.length === 0 ? (
        <EmptyState icon="hourglass" title={t("noClientHasPaidYet")}>
          {t("theFirstPaymentOnRecordBegins")}
        </EmptyState>
      ) : null}
      {currencies.map((found) => (
        <Currency key={found.currency} found={found} />
      ))}
    </div>
  );
}

function Currency({ found }: { found: CurrencyCohorts }) {
  const f = useFormats();
  const t = useWords("billing");
  const { currency, cohorts, unknown } = found;
  const hrefOf = (cohort: string, month: string) => addressOf(PATH, { currency, cohort, month });
  return (
    <section aria-label={t("cohortsInCurrency", { currency })} className="grid gap-6">
      {unknown.tenants > 0 ? (
        <Callout title={t("ofClientsItIsNotKnown", { number: f.number(unknown.tenants) })}>
          {t("theyPaidAlready", { number: f.number(unknown.stillPaying), amount: f.minorMoney(unknown.mrrMinor, { currency }) })}
        </Callout>
      ) : null}
      {cohorts.length > 0 ? (
        <>
          <Card title={t("clientsThatStillPayCurrency", { currency })} note={t("theShareOfThoseThatBegan")} isFlush>
            <CohortTable found={found} of="tenants" hrefOf={hrefOf} />
          </Card>
          <Card title={t("revenueThatIsLeftCurrency", { currency })} note={t("ofWhatTheyPaidAtFirst")} isFlush>
            <CohortTable found={found} of="revenue" hrefOf={hrefOf} />
          </Card>
        </>
      ) : null}
    </section>
  );
}

async function Members({ context, query }: { context: StaffContext; query: Awaited<SearchParams> }) {
  const f = await getFormats();
  const t = await getWords("billing");
  const found = await readByAddress(cohortMembersInput, chooseParams(query, ["currency", "cohort", "month"]), (input) =>
    cohortMembers(context, input),
  );
  if (found.problem !== null) return <AddressProblem problem={found.problem} firstHref={PATH} />;
  const { cohort, month, currency } = found.input;
  const monthOf = (each: string) => f.month(new Date(`${each}-15`));
  const columns: Column<CohortMember>[] = [
    {
      key: "name",
      header: t("client"),
      isPrimary: true,
      cell: ({ id, name }) => (
        <TextLink href={`/admin/tenants/${id}`} isStretched className="block truncate">
          {name}
        </TextLink>
      ),
    },
    {
      key: "paid",
      header: t("paidAMonthInMonth", { month: monthOf(month) }),
      isNumeric: true,
      cell: ({ mrrMinor }) => (mrrMinor === null ? t("nothing") : f.minorMoney(mrrMinor, { currency })),
    },
  ];
  return (
    <Card
      title={t("firstPaidInCohort", { cohort: monthOf(cohort) })}
      note={t("thoseThatStillPaidInMonth", { month: monthOf(month) })}
      actions={<TextLink href={PATH}>{t("close")}</TextLink>}
      isFlush
    >
      <DataTable
        caption={t("clientsThatFirstPaidInCohort", { cohort: monthOf(cohort) })}
        columns={columns}
        rows={found.answer}
        rowKey={({ id }) => id}
        density="compact"
        empty={<EmptyState icon="users" title={t("nobodyFirstPaidInThisMonth")} />}
      />
    </Card>
  );
}
