import { DetailsForm } from "#components/billing/details-form";
import { DownloadLink } from "#components/billing/download-link";
import { ForeseenCard } from "#components/billing/foreseen-card";
import { InvoiceTable } from "#components/billing/invoice-table";
import { PlanCard } from "#components/billing/plan-card";
import { PlanChangeCallout } from "#components/billing/plan-change-callout";
import { UsageCard } from "#components/billing/usage-card";
import { UsageWarning } from "#components/billing/usage-warning";
import { getWords, pageTitle } from "#components/format/words";
import { AddressProblem } from "#components/ui/address-problem";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { PageHeader } from "#components/ui/page-header";
import { Pagination } from "#components/ui/pagination";
import { can } from "#lib/access";
import { listOwnInvoices, readBillingDetails, readOwnBilling } from "#lib/billing";
import { listOwnInvoicesInput } from "#lib/billing/schema";
import { getRuntime } from "#lib/platform/runtime";
import { addressOf, chooseParams, readByAddress, type SearchParams, tenantPage } from "#lib/web";
import { MissingPermission } from "../../missing-permission.tsx";
import { callOffPlanChangeAction, changeBillingDetailsAction } from "./actions.ts";

export const generateMetadata = pageTitle("invoices", "planAndInvoices");

const PATH = "/portal/settings/billing";

export default async function BillingPage({ searchParams }: { searchParams: SearchParams }) {
  const [t, asked] = await Promise.all([getWords("invoices"), searchParams]);
  const context = await tenantPage(PATH);
  if (!can(context, "billing.manage")) return <MissingPermission title={t("planAndInvoices")} permission="billing.manage" />;
  const [billing, details, read] = await Promise.all([
    readOwnBilling(context, getRuntime()),
    readBillingDetails(context),
    readByAddress(listOwnInvoicesInput, chooseParams(asked, ["cursor"]), (input) => listOwnInvoices(context, input)),
  ]);
  const { timeZone } = context.tenant;
  const hasInvoices = read.problem === null && read.answer.invoices.length > 0;
  return (
    <div className="grid gap-6">
      <PageHeader title={t("planAndInvoices")} note={t("planAndInvoicesNote")} />
      {asked.changed === "now" ? <Callout tone="good" role="status" title={t("planIsChanged")} /> : null}
      <PlanChangeCallout change={billing.change} timeZone={timeZone} callOff={callOffPlanChangeAction} />
      {billing.areInvoicesIssued || !billing.isCharged ? null : (
        <Callout title={t("notIssuedTitle")}>{t(hasInvoices ? "notIssuedAnyMore" : "notIssuedClient")}</Callout>
      )}
      <UsageWarning usages={billing.usages} planName={billing.plan.name} href={`${PATH}/change`} />
      <div className="grid items-start gap-6 xl:grid-cols-2">
        <div className="grid min-w-0 gap-6">
          <PlanCard billing={billing} timeZone={timeZone} changeHref={`${PATH}/change`} />
          <UsageCard usages={billing.usages} planName={billing.plan.name} />
        </div>
        {billing.isCharged ? <ForeseenCard foreseen={billing.foreseen} isIssued={billing.areInvoicesIssued} /> : null}
      </div>
      {read.problem !== null ? (
        <AddressProblem problem={read.problem} firstHref={PATH} />
      ) : (
        <>
          <Card
            title={t("invoices")}
            isFlush
            actions={
              read.answer.invoices.length > 0 ? (
                <DownloadLink href="/api/v1/invoices/export" size="sm">
                  {t("exportCsv")}
                </DownloadLink>
              ) : null
            }
          >
            <InvoiceTable
              invoices={read.answer.invoices}
              hrefOf={(id) => `${PATH}/${id}`}
              empty={
                <EmptyState icon="receipt" title={t("noInvoicesYet")}>
                  {t("noInvoicesYetNote")}
                </EmptyState>
              }
            />
          </Card>
          <Pagination
            label={t("pages")}
            firstHref={read.input.cursor ? PATH : null}
            nextHref={read.answer.nextCursor ? addressOf(PATH, { cursor: read.answer.nextCursor }) : null}
          />
        </>
      )}
      <Card title={t("billingDetails")} note={t("billingDetailsNote")} className="max-w-3xl">
        <DetailsForm details={details} action={changeBillingDetailsAction} />
      </Card>
    </div>
  );
}
