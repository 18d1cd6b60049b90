import { DownloadLink } from "#components/billing/download-link";
import { InvoiceBadge } from "#components/billing/invoice-badge";
import { CorrectDialog, RecordPaymentDialog, WriteOffDialog } from "#components/billing/invoice-dialogs";
import { InvoiceFacts, SettledCard, WhyCard } from "#components/billing/invoice-parts";
import { NoBilling } from "#components/billing/no-billing";
import { PaymentTable } from "#components/billing/payment-table";
import { getFormats, getWords, pageTitle } from "#components/format/words";
import { Card } from "#components/ui/card";
import { PageHeader } from "#components/ui/page-header";
import { TextLink } from "#components/ui/text-link";
import { can } from "#lib/access";
import { balancesOf, paymentsOf, readInvoice } from "#lib/billing";
import { newId } from "#lib/platform/crypto";
import { readById, staffPage } from "#lib/web";
import { correctInvoiceAction, recordInvoicePaymentAction, returnMoneyAction, reversePaymentAction, writeOffInvoiceAction } from "../actions.ts";

export const generateMetadata = pageTitle("invoices", "invoice");

const PATH = "/admin/invoices";
const hrefOf = (id: string) => `${PATH}/${id}`;

export default async function InvoicePage({ params }: { params: Promise<{ id: string }> }) {
  const [t, f, { id }] = await Promise.all([getWords("invoices"), getFormats(), params]);
  const context = await staffPage(hrefOf(id));
  if (!can(context, "billing.manage")) return <NoBilling />;
  const invoice = await readById(id, () => readInvoice(context, id));
  const { tenantId, tenantName, kind, state, number } = invoice;
  const [payments, balances] = await Promise.all([paymentsOf(context, tenantId), balancesOf(context, tenantId)]);
  const today = context.clock.now().toISOString().slice(0, 10);
  const isPayable = kind === "invoice" && (state === "open" || state === "uncollectible");
  return (
    <div className="grid gap-6">
      <PageHeader
        title={`${t(kind === "invoice" ? "invoice" : "creditNote")} ${number}`}
        note={tenantName ? <TextLink href={`/admin/tenants/${tenantId}/plan`}>{tenantName}</TextLink> : invoice.buyer.company}
        mark={<InvoiceBadge invoice={invoice} />}
        breadcrumbs={[{ label: t("invoices"), href: PATH }, { label: number }]}
        actions={
          <>
            <DownloadLink href={`/api/v1/platform/invoices/${id}/pdf`}>{t("downloadPdf")}</DownloadLink>
            {state === "open" && kind === "invoice" ? (
              <WriteOffDialog invoice={invoice} action={writeOffInvoiceAction} idempotencyKey={newId()} />
            ) : null}
            {invoice.correctableMinor > 0 ? <CorrectDialog invoice={invoice} action={correctInvoiceAction} idempotencyKey={newId()} /> : null}
            {isPayable ? <RecordPaymentDialog invoice={invoice} today={today} action={recordInvoicePaymentAction} idempotencyKey={newId()} /> : null}
          </>
        }
      />
      <div className="grid items-start gap-6 xl:grid-cols-2">
        <div className="grid min-w-0 gap-6">
          <WhyCard invoice={invoice} />
          <SettledCard invoice={invoice} hrefOf={hrefOf} />
        </div>
        <InvoiceFacts invoice={invoice} hrefOf={hrefOf} />
      </div>
      <Card
        title={t("payments")}
        note={
          balances.length > 0
            ? `${t("balance")}: ${f.list(balances.map(({ amountMinor, currency }) => f.minorMoney(amountMinor, { currency })))}`
            : t("paymentsNote")
        }
        isFlush
      >
        <PaymentTable payments={payments} reverse={reversePaymentAction} giveBack={returnMoneyAction} />
      </Card>
    </div>
  );
}
