import { NoBilling } from "#components/billing/no-billing";
import { PauseDialog, PaymentDialog, SendNextDialog } from "#components/dunning/case-dialogs";
import { CaseSteps } from "#components/dunning/case-steps";
import { CaseTimeline } from "#components/dunning/case-timeline";
import { CaseBadge, dayOf, sayNext } from "#components/dunning/step-words";
import { useFormats } from "#components/format/reader-formats";
import { getWords, pageTitle, useWords } from "#components/format/words";
import { TenantStatusBadge } from "#components/tenancy/tenant-status-badge";
import { ActionForm } from "#components/ui/action-form";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { DataList } from "#components/ui/data-list";
import { PageHeader } from "#components/ui/page-header";
import { SubmitButton } from "#components/ui/submit-button";
import { TextArea } from "#components/ui/text-area";
import { TextKeeper } from "#components/ui/text-keeper";
import { TextLink } from "#components/ui/text-link";
import { can, type StaffContext } from "#lib/access";
import { readCase } from "#lib/dunning";
import { type CaseDetail, MOST_NOTE, UNPAID_BEFORE } from "#lib/dunning/schema";
import { newId } from "#lib/platform/crypto";
import { addressOf, readById, type SearchParams, staffPage } from "#lib/web";
import { noteCaseAction, pauseCaseAction, recordPaymentAction, resumeCaseAction, sendNextReminderAction } from "../actions.ts";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: SearchParams;
}

export const generateMetadata = pageTitle("dunning", "caseOfATenant");

const PATH = "/admin/plans/dunning";

export default async function CasePage({ params, searchParams }: Props) {
  const [t, ofPlans] = [await getWords("dunning"), await getWords("billing")];
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const context = await staffPage(`${PATH}/${id}`);
  if (!can(context, "billing.manage")) return <NoBilling />;
  const found = await readById(id, () => readCase(context, id));
  return (
    <div className="grid gap-6">
      <PageHeader
        title={found.tenantName}
        breadcrumbs={[
          { label: ofPlans("plansAndRevenue"), href: "/admin/plans" },
          { label: t("unpaidBills"), href: PATH },
          { label: found.tenantName },
        ]}
        actions={found.closedAt ? null : <Acts context={context} found={found} />}
      />
      {query.paid === "1" && found.state === "recovered" ? <Callout tone="good" role="status" title={t("paymentIsRecorded")} /> : null}
      {found.needsDecision ? (
        <Callout
          tone="warn"
          title={t("decideWhatFollows")}
          actions={<TextLink href={`/admin/tenants/${found.tenantId}`}>{t("openTheTenant")}</TextLink>}
        >
          {t("suspendOrCancel")}
        </Callout>
      ) : null}
      <div className="grid items-start gap-6 xl:grid-cols-3">
        <div className="grid gap-6 xl:col-span-2">
          <Facts found={found} />
          <Card title={t("whatHappened")}>
            <CaseTimeline events={found.events} now={context.clock.now()} />
          </Card>
        </div>
        <div className="grid gap-6">
          <Card title={t("itsSteps")} note={t("itsStepsNote")} isFlush>
            <CaseSteps found={found} />
          </Card>
          <NoteCard id={id} userId={context.actor.userId} />
        </div>
      </div>
    </div>
  );
}

function Acts({ context, found }: { context: StaffContext; found: CaseDetail }) {
  const key = newId;
  return (
    <>
      <SendNextDialog found={found} action={sendNextReminderAction} idempotencyKey={key()} />
      <PauseDialog found={found} pause={pauseCaseAction} resume={resumeCaseAction} idempotencyKey={key()} />
      {can(context, "tenant.manage") ? <PaymentDialog found={found} action={recordPaymentAction} idempotencyKey={key()} /> : null}
    </>
  );
}

function Facts({ found }: { found: CaseDetail }) {
  const f = useFormats();
  const [t, ofInvoices] = [useWords("dunning"), useWords("invoices")];
  const { amountMinor, currency, pauseReason } = found;
  const why = pauseReason === UNPAID_BEFORE ? t("unpaidBefore") : pauseReason;
  return (
    <Card title={t("caseOfATenant")} actions={<CaseBadge found={found} />}>
      <DataList
        items={[
          { label: t("amountDue"), value: amountMinor === null ? t("amountUnknown") : f.minorMoney(amountMinor, { currency }) },
          { label: t("unpaidSince"), value: dayOf(f, found.since) },
          { label: t("next"), value: sayNext(t, f, found) },
          { label: t("tenantStands"), value: <TenantStatusBadge status={found.tenantStatus} /> },
          { label: t("theTenant"), value: <TextLink href={`/admin/tenants/${found.tenantId}/plan`}>{found.tenantName}</TextLink> },
          {
            label: ofInvoices("invoices"),
            value: <TextLink href={addressOf("/admin/invoices", { show: "all", search: found.tenantName })}>{ofInvoices("showThem")}</TextLink>,
          },
          ...(why ? [{ label: t("pauseReason"), value: <span dir="auto">{why}</span>, isWide: true }] : []),
        ]}
      />
    </Card>
  );
}

function NoteCard({ id, userId }: { id: string; userId: string }) {
  const t = useWords("dunning");
  return (
    <Card title={t("writeANote")} note={t("noteNote")}>
      <ActionForm action={noteCaseAction} label={t("writeANote")} fields={["text"]} hidden={{ id }} idempotencyKey={newId()}>
        <TextKeeper name={`note about unpaid bill ${id}`} userId={userId} />
        <TextArea name="text" label={t("note")} rows={3} maxLength={MOST_NOTE} />
        <div>
          <SubmitButton pendingLabel={t("saving")} variant="secondary">
            {t("save")}
          </SubmitButton>
        </div>
      </ActionForm>
    </Card>
  );
}
