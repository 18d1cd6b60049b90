import { DownloadLink } from "#components/billing/download-link";
import { InvoiceBadge } from "#components/billing/invoice-badge";
import { InvoiceFacts, SettledCard, WhyCard } from "#components/billing/invoice-parts";
import { PayCard } from "#components/billing/pay-card";
import { getWords, pageTitle } from "#components/format/words";
import { PageHeader } from "#components/ui/page-header";
import { can } from "#lib/access";
import { instructionsFor, readOwnInvoice } from "#lib/billing";
import { readById, tenantPage } from "#lib/web";
import { MissingPermission } from "../../../missing-permission.tsx";

export const generateMetadata = pageTitle("invoices", "invoice");

const PATH = "/portal/settings/billing";
const hrefOf = (id: string) => `${PATH}/${id}`;

export default async function InvoicePage({ params }: { params: Promise<{ invoice: string }> }) {
  const [t, { invoice: id }] = await Promise.all([getWords("invoices"), params]);
  const context = await tenantPage(hrefOf(id));
  if (!can(context, "billing.manage")) return <MissingPermission title={t("invoice")} permission="billing.manage" />;
  const invoice = await readById(id, () => readOwnInvoice(context, id));
  const way = await instructionsFor(invoice);
  return (
    <div className="grid gap-6">
      <PageHeader
        title={`${t(invoice.kind === "invoice" ? "invoice" : "creditNote")} ${invoice.number}`}
        mark={<InvoiceBadge invoice={invoice} />}
        breadcrumbs={[{ label: t("backToInvoices"), href: PATH }, { label: invoice.number }]}
        actions={<DownloadLink href={`/api/v1/invoices/${id}/pdf`}>{t("downloadPdf")}</DownloadLink>}
      />
      <div className="grid items-start gap-6 xl:grid-cols-2">
        <div className="grid min-w-0 gap-6">
          <WhyCard invoice={invoice} />
          <SettledCard invoice={invoice} hrefOf={hrefOf} />
        </div>
        <div className="grid min-w-0 gap-6">
          {way?.kind === "transfer" ? <PayCard transfer={way} /> : null}
          <InvoiceFacts invoice={invoice} hrefOf={hrefOf} />
        </div>
      </div>
    </div>
  );
}
