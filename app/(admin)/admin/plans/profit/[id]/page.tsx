import { NoBilling } from "#components/billing/no-billing";
import { COST_NAMES, CostTable } from "#components/billing/profit-parts";
import { getFormats, getSay, getWords, pageTitle } from "#components/format/words";
import { ActionForm } from "#components/ui/action-form";
import { Card } from "#components/ui/card";
import { PageHeader } from "#components/ui/page-header";
import { Select } from "#components/ui/select";
import { SubmitButton } from "#components/ui/submit-button";
import { TextField } from "#components/ui/text-field";
import { TextLink } from "#components/ui/text-link";
import { can } from "#lib/access";
import { costsOf } from "#lib/billing";
import { COST_KINDS, readProfitInput } from "#lib/billing/schema";
import { newId } from "#lib/platform/crypto";
import { addressOf, readById, type SearchParams, staffPage } from "#lib/web";
import { addCostAction, removeCostAction } from "../actions.ts";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: SearchParams;
}

export const generateMetadata = pageTitle("billing", "costsOfAClient");

const PATH = "/admin/plans/profit";

export default async function CostsPage({ params, searchParams }: Props) {
  const [t, say, f] = [await getWords("billing"), await getSay(), await getFormats()];
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const context = await staffPage(`${PATH}/${id}`);
  if (!can(context, "billing.manage")) return <NoBilling />;
  const month = readProfitInput.shape.month.safeParse(query.month).data ?? context.clock.now().toISOString().slice(0, 7);
  const { name, lines } = await readById(id, () => costsOf(context, id, month));
  return (
    <div className="grid gap-6">
      <PageHeader
        title={name}
        note={t("costsInMonthInTheCurrency", { month: f.month(new Date(`${month}-15`)) })}
        breadcrumbs={[
          { label: t("plansAndRevenue"), href: "/admin/plans" },
          { label: t("profitability"), href: addressOf(PATH, { month }) },
          { label: name },
        ]}
        actions={<TextLink href={`/admin/tenants/${id}`}>{t("theClient")}</TextLink>}
      />
      <Card title={t("costsCaption")} isFlush>
        <CostTable lines={lines} remove={removeCostAction} newKey={newId} />
      </Card>
      <Card title={t("enterACost")} note={t("workIsHoursTimesARate")}>
        <ActionForm
          action={addCostAction}
          label={t("enterACost")}
          fields={["kind", "amount", "hours", "rate", "note"]}
          hidden={{ tenantId: id, month }}
          idempotencyKey={newId()}
          className="grid gap-5 sm:grid-cols-2 xl:grid-cols-4 [&>[role]]:col-span-full"
        >
          <Select name="kind" label={t("kind")} options={COST_KINDS.map((kind) => ({ value: kind, label: say(COST_NAMES[kind]) }))} />
          <TextField name="amount" label={t("amount")} hint={t("forAllButWork")} inputMode="decimal" isOptional />
          <TextField name="hours" label={t("hours")} hint={t("forWorkSuchAs75")} inputMode="decimal" isOptional />
          <TextField name="rate" label={t("anHourCosts")} hint={t("forWork")} inputMode="decimal" isOptional />
          <TextField name="note" label={t("note")} maxLength={300} isOptional className="col-span-full" />
          <div className="col-span-full">
            <SubmitButton pendingLabel={t("saving")}>{t("enterTheCostButton")}</SubmitButton>
          </div>
        </ActionForm>
      </Card>
    </div>
  );
}
