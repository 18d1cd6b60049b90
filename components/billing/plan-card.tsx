import type { OwnBilling } from "#lib/billing/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { useWords } from "../format/words.tsx";
import { Card } from "../ui/card.tsx";
import { DataList } from "../ui/data-list.tsx";
import { LinkButton } from "../ui/link-button.tsx";

/** What a company is on, what that costs, and what it has to its credit. */
export function PlanCard({ billing, timeZone, changeHref }: { billing: OwnBilling; timeZone: string; changeHref: string }) {
  const t = useWords("invoices");
  const f = useFormats();
  const { plan, status, trialEndsAt, isCharged, balances } = billing;
  const note = () => {
    if (!isCharged) return t("notCharged");
    return status === "trial" && trialEndsAt ? t("trialUntil", { day: f.date(new Date(trialEndsAt), { precision: "date", timeZone }) }) : undefined;
  };
  const money = balances.map(({ amountMinor, currency }) => f.minorMoney(amountMinor, { currency }));
  return (
    <Card
      title={t("plan")}
      note={note()}
      actions={
        <LinkButton href={changeHref} variant="secondary" size="sm">
          {t("changePlan")}
        </LinkButton>
      }
    >
      <p className="font-bold text-2xl text-ink wrap-anywhere">{plan.name}</p>
      <p className="mt-1 text-soft tabular-nums">{t("pricePerMonth", { price: f.minorMoney(plan.priceMinor, { currency: plan.currency }) })}</p>
      {money.length > 0 ? (
        <DataList
          className="mt-5"
          columns={1}
          items={[
            {
              label: t("balance"),
              value: (
                <span className="grid gap-0.5">
                  <span className="tabular-nums">{f.list(money)}</span>
                  <span className="font-normal text-muted text-xs">{t("balanceNote")}</span>
                </span>
              ),
            },
          ]}
        />
      ) : null}
    </Card>
  );
}
