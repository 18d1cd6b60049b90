import { DownloadLink } from "#components/billing/download-link";
import { InvoiceTable } from "#components/billing/invoice-table";
import { NoBilling } from "#components/billing/no-billing";
import { NotIssuedCallout } from "#components/billing/not-issued-callout";
import { getWords, pageTitle } from "#components/format/words";
import { AddressProblem } from "#components/ui/address-problem";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { Icon } from "#components/ui/icon";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { Pagination } from "#components/ui/pagination";
import { SearchForm } from "#components/ui/search-form";
import { Tabs } from "#components/ui/tabs";
import { can } from "#lib/access";
import { listInvoices } from "#lib/billing";
import { listInvoicesInput, SHOWN_INVOICES, type ShownInvoices } from "#lib/billing/schema";
import { getRuntime } from "#lib/platform/runtime";
import { installationSettings } from "#lib/settings";
import { missingForInvoices } from "#lib/settings/schema";
import { addressOf, chooseParams, readByAddress, type SearchParams, staffPage } from "#lib/web";

export const generateMetadata = pageTitle("invoices", "invoices");

const PATH = "/admin/invoices";
const NAMES = { open: "open", overdue: "overdue", paid: "paid", given_up: "givenUp", credit_notes: "creditNotes", all: "all" } as const;

export default async function InvoicesPage({ searchParams }: { searchParams: SearchParams }) {
  const [t, asked] = await Promise.all([getWords("invoices"), searchParams]);
  const context = await staffPage(PATH);
  if (!can(context, "billing.manage")) return <NoBilling />;
  const { invoicing } = await installationSettings(getRuntime());
  const found = await readByAddress(listInvoicesInput, chooseParams(asked, ["show", "search", "cursor"]), (input) => listInvoices(context, input));
  const { show, search } = found.problem === null ? found.input : { show: null, search: undefined };
  const hrefOf = (shown: ShownInvoices, cursor?: string | null) => addressOf(PATH, { show: shown === "open" ? null : shown, search, cursor });
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("invoices")}
        note={t("allInvoicesNote")}
        actions={
          <>
            <LinkButton href={`${PATH}/statements`} variant="secondary" icon={<Icon name="upload" />}>
              {t("bankStatements")}
            </LinkButton>
            <DownloadLink href={addressOf("/api/v1/platform/invoices/export", { show, search, format: "csv" })}>{t("exportCsv")}</DownloadLink>
          </>
        }
      />
      <NotIssuedCallout missing={missingForInvoices(invoicing)} />
      <SearchForm action={PATH} label={t("search")} defaultValue={search} hidden={{ show: show && show !== "open" ? show : undefined }} />
      <Tabs label={t("which")} items={SHOWN_INVOICES.map((each) => ({ label: t(NAMES[each]), href: hrefOf(each), isCurrent: show === each }))} />
      {found.problem !== null ? (
        <AddressProblem problem={found.problem} firstHref={PATH} />
      ) : (
        <>
          <Card isFlush>
            <InvoiceTable
              invoices={found.answer.invoices}
              hrefOf={(id) => `${PATH}/${id}`}
              isOfAll
              empty={
                <EmptyState icon="receipt" title={t("noInvoicesHere")}>
                  {t("noInvoicesHereNote")}
                </EmptyState>
              }
            />
          </Card>
          <Pagination
            label={t("pages")}
            firstHref={found.input.cursor ? hrefOf(found.input.show) : null}
            nextHref={found.answer.nextCursor ? hrefOf(found.input.show, found.answer.nextCursor) : null}
          />
        </>
      )}
    </div>
  );
}
