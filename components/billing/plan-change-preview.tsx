import type { ForeseenInvoice, PlanChangePreview } from "#lib/billing/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { useWords } from "../format/words.tsx";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Callout } from "../ui/callout.tsx";
import { Card } from "../ui/card.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { AmountLines } from "./amount-lines.tsx";
import { foreseenLines } from "./foreseen-card.tsx";

interface PlanChangePreviewProps {
  preview: PlanChangePreview;
  isTrial: boolean;
  timeZone: string;
  action: FormAction;
  idempotencyKey: string;
  otherHref: string;
}

/** What follows from another plan, and what it costs, before anything is changed. */
export function PlanChangePreviewCard({ preview, isTrial, timeZone, action, idempotencyKey, otherHref }: PlanChangePreviewProps) {
  const t = useWords("invoices");
  const f = useFormats();
  const { from, to, chargedFrom } = preview;
  const day = f.date(new Date(to.effectiveAt), { precision: "date", timeZone });
  const follows = () => {
    if (isTrial) return t("followsTrial", { plan: to.name });
    return to.isAtOnce ? t("followsAtOnce", { plan: to.name, day: f.day(chargedFrom) }) : t("followsLater", { from: from.name, plan: to.name, day });
  };
  return (
    <Card title={t("whatFollows")} className="max-w-4xl">
      <div className="grid gap-6">
        <p className="text-soft">{follows()}</p>
        {to.reportsUsedUp ? (
          <Callout tone="warn" title={t("reportsUsedUp")}>
            {t("reportsUsedUpNote", { used: f.number(to.reportsUsedUp.used), limit: f.number(to.reportsUsedUp.limit) })}
          </Callout>
        ) : null}
        {isTrial ? null : <Costs preview={preview} />}
        <p className="font-medium text-ink text-sm">{t("everyMonth", { price: f.minorMoney(to.priceMinor, { currency: to.currency }) })}</p>
        <ActionForm
          action={action}
          label={t("changeTo", { plan: to.name })}
          hidden={{ plan: to.key, from: from.key }}
          idempotencyKey={idempotencyKey}
        >
          <div className="flex flex-wrap gap-3">
            <SubmitButton pendingLabel={t("changing")}>{t("confirmChange")}</SubmitButton>
            <LinkButton href={otherHref} variant="secondary">
              {t("anotherPlan")}
            </LinkButton>
          </div>
        </ActionForm>
      </div>
    </Card>
  );
}

function Costs({ preview }: { preview: PlanChangePreview }) {
  const t = useWords("invoices");
  const f = useFormats();
  const sumOf = (invoices: ForeseenInvoice[], currency: string) => invoices.find((each) => each.currency === currency)?.totalMinor ?? 0;
  const { currency } = preview.to;
  const more = sumOf(preview.with, currency) - sumOf(preview.without, currency);
  if (JSON.stringify(preview.with) === JSON.stringify(preview.without)) return <p className="text-soft text-sm">{t("thisMonthSame")}</p>;
  return (
    <div className="grid gap-4">
      <div className="grid items-start gap-6 md:grid-cols-2">
        <Month title={t("thisMonthNow")} invoices={preview.without} />
        <Month title={t("thisMonthThen")} invoices={preview.with} />
      </div>
      {more > 0 ? (
        <p className="font-medium text-ink text-sm tabular-nums">{t("differenceMore", { amount: f.minorMoney(more, { currency }) })}</p>
      ) : null}
    </div>
  );
}

function Month({ title, invoices }: { title: string; invoices: ForeseenInvoice[] }) {
  const [t, ofDocument] = [useWords("invoices"), useWords("invoiceDocument")];
  const f = useFormats();
  return (
    <section className="min-w-0">
      <h3 className="font-medium text-ink text-sm">{title}</h3>
      {invoices.map((each) => (
        <AmountLines key={each.currency} label={title} lines={foreseenLines(each, t, ofDocument, f)} />
      ))}
      {invoices.length === 0 ? <p className="py-3 text-muted text-sm">{t("nothingForeseen")}</p> : null}
    </section>
  );
}
