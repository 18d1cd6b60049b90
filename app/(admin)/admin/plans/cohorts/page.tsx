import type { Metadata } from "next";
import { CohortTable } from "#components/billing/cohort-table";
import { NoBilling } from "#components/billing/no-billing";
import { formatMinorMoney, formatNumber } from "#components/format/number";
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

export const metadata: Metadata = { title: "Cohorts" };

const PATH = "/admin/plans/cohorts";

/** What became of the clients that first paid in a month, and of what they pay. */
export default async function CohortsPage({ searchParams }: { searchParams: SearchParams }) {
  const query = await searchParams;
  const context = await staffPage(PATH);
  if (!can(context, "billing.manage")) return <NoBilling />;
  const currencies = await readCohorts(context);
  return (
    <div className="grid gap-6">
      <PageHeader
        title="Cohorts"
        note="Clients by the month (UTC) of their first payment, looked at where each month ends; the month that runs, now."
        breadcrumbs={[{ label: "Plans and revenue", href: "/admin/plans" }, { label: "Cohorts" }]}
      />
      {query.cohort ? <Members context={context} query={query} /> : null}
      {currencies.length === 0 ? (
        <EmptyState icon="hourglass" title="No client has paid yet">
          The first payment on record begins the first cohort.
        </EmptyState>
      ) : null}
      {currencies.map((found) => (
        <Currency key={found.currency} found={found} />
      ))}
    </div>
  );
}

function Currency({ found }: { found: CurrencyCohorts }) {
  const { currency, cohorts, unknown } = found;
  const hrefOf = (cohort: string, month: string) => addressOf(PATH, { currency, cohort, month });
  return (
    <section aria-label={`Cohorts in ${currency}`} className="grid gap-6">
      {unknown.tenants > 0 ? (
        <Callout title={`Of ${formatNumber(unknown.tenants)} clients it is not known when they first paid`}>
          They paid already when the record began. {formatNumber(unknown.stillPaying)} of them pay now,{" "}
          {formatMinorMoney(unknown.mrrMinor, { currency })} a month. They are in no cohort.
        </Callout>
      ) : null}
      {cohorts.length > 0 ? (
        <>
          <Card
            title={`Clients that still pay, ${currency}`}
            note="The share of those that began in a month. Each cell leads to its clients."
            isFlush
          >
            <CohortTable found={found} of="tenants" hrefOf={hrefOf} />
          </Card>
          <Card title={`Revenue that is left, ${currency}`} note="Of what they paid at first; over 100% when they took larger plans." isFlush>
            <CohortTable found={found} of="revenue" hrefOf={hrefOf} />
          </Card>
        </>
      ) : null}
    </section>
  );
}

async function Members({ context, query }: { context: StaffContext; query: Awaited<SearchParams> }) {
  const found = await readByAddress(cohortMembersInput, chooseParams(query, ["currency", "cohort", "month"]), (input) =>
    cohortMembers(context, input),
  );
  if (found.problem !== null) return <AddressProblem problem={found.problem} firstHref={PATH} />;
  const { cohort, month, currency } = found.input;
  const columns: Column<CohortMember>[] = [
    {
      key: "name",
      header: "Client",
      isPrimary: true,
      cell: ({ id, name }) => (
        <TextLink href={`/admin/tenants/${id}`} isStretched className="block truncate">
          {name}
        </TextLink>
      ),
    },
    {
      key: "paid",
      header: `Paid a month in ${month}`,
      isNumeric: true,
      cell: ({ mrrMinor }) => (mrrMinor === null ? "nothing" : formatMinorMoney(mrrMinor, { currency })),
    },
  ];
  return (
    <Card
      title={`First paid in ${cohort}`}
      note={`Those that still paid in ${month} come first.`}
      actions={<TextLink href={PATH}>Close</TextLink>}
      isFlush
    >
      <DataTable
        caption={`Clients that first paid in ${cohort}`}
        columns={columns}
        rows={found.answer}
        rowKey={({ id }) => id}
        density="compact"
        empty={<EmptyState icon="users" title="Nobody first paid in this month" />}
      />
    </Card>
  );
}
