import { notFound } from "next/navigation";
import { NoBilling } from "#components/billing/no-billing";
import { useFormats } from "#components/format/reader-formats";
import { getFormats, getSay, getWords, pageTitle, useWords } from "#components/format/words";
import { ActionForm } from "#components/ui/action-form";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { DataList } from "#components/ui/data-list";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { SubmitButton } from "#components/ui/submit-button";
import { TextField } from "#components/ui/text-field";
import { TextKeeper } from "#components/ui/text-keeper";
import { UnsavedGuard } from "#components/ui/unsaved-guard";
import { can } from "#lib/access";
import { listPlans } from "#lib/billing";
import { type Plan, SURFACE_LABELS } from "#lib/billing/schema";
import { newId } from "#lib/platform/crypto";
import { staffPage } from "#lib/web";
import { changePlanAction } from "../actions.ts";

export const generateMetadata = pageTitle("billing", "plan");

const FIELDS = [
  "name",
  "price",
  "maxUsers",
  "maxCampaigns",
  "maxLeads",
  "maxReportsPerMonth",
  "storageMegabytes",
  "maxApiCallsPerHour",
  "maxAiRequestsPerDay",
];
const BYTES_PER_MEGABYTE = 1_000_000;

export default async function PlanPage({ params }: { params: Promise<{ key: string }> }) {
  const f = await getFormats();
  const [t, say] = [await getWords("billing"), await getSay()];
  const { key } = await params;
  const context = await staffPage(`/admin/plans/${encodeURIComponent(key)}`);
  if (!can(context, "billing.manage")) return <NoBilling />;
  const plan = (await listPlans(context)).find((each) => each.key === key);
  if (!plan) notFound();
  return (
    <div className="grid gap-6">
      <PageHeader
        title={plan.name}
        note={t("minormoneyPerMonth", { minorMoney: f.minorMoney(plan.priceMinor, plan) })}
        breadcrumbs={[{ label: t("plansAndRevenue"), href: "/admin/plans" }, { label: plan.name }]}
      />
      <Card title={t("whoIsOnIt")}>
        <DataList
          columns={3}
          items={[
            { label: t("onTrial"), value: f.number(plan.tenants.trial) },
            { label: t("active"), value: f.number(plan.tenants.active) },
            { label: t("pastDue"), value: f.number(plan.tenants.past_due) },
            { label: t("suspended"), value: f.number(plan.tenants.suspended) },
            { label: t("revenuePerMonth"), value: f.minorMoney(plan.mrrMinor, plan) },
            { label: t("atAnotherPriceThanTodays"), value: f.number(plan.atOtherPrice) },
            { label: t("surfaces"), value: plan.surfaces.map((surface) => say(SURFACE_LABELS[surface] ?? surface)).join(", "), isWide: true },
          ]}
        />
      </Card>
      <PlanForm plan={plan} userId={context.actor.userId} />
    </div>
  );
}

function PlanForm({ plan, userId }: { plan: Plan; userId: string }) {
  const f = useFormats();
  const t = useWords("billing");
  const on = plan.tenants.trial + plan.tenants.active + plan.tenants.past_due + plan.tenants.suspended;
  const whole = { type: "text", inputMode: "numeric", autoComplete: "off", maxLength: 12 } as const;
  return (
    <Card title={t("changeThePlan")} className="max-w-3xl">
      <ActionForm
        action={changePlanAction}
        label={t("changeThePlan")}
        fields={FIELDS}
        hidden={{ key: plan.key, version: String(plan.version) }}
        idempotencyKey={newId()}
        className="grid gap-5 sm:grid-cols-2 [&>[role]]:col-span-full"
      >
        <UnsavedGuard />
        <TextKeeper name={`plan ${plan.key}`} userId={userId} />
        <Callout className="col-span-full" title={t("tenantsAreOnThisPlan", { count: on, number: f.number(on) })}>
          {t("newLimitsHoldAtOnce", { count: on })}
        </Callout>
        <TextField name="name" label={t("name")} defaultValue={plan.name} autoComplete="off" maxLength={60} />
        <TextField
          name="price"
          label={t("pricePerMonthInCurrency", { currency: plan.currency })}
          hint={t("forThoseWhoTakeThePlan")}
          defaultValue={(plan.priceMinor / 100).toFixed(2)}
          {...whole}
          inputMode="decimal"
        />
        <TextField name="maxUsers" label={t("people")} hint={t("emptyNoLimit")} isOptional defaultValue={plan.maxUsers ?? ""} {...whole} />
        <TextField name="maxCampaigns" label={t("campaigns")} hint={t("emptyNoLimit")} isOptional defaultValue={plan.maxCampaigns ?? ""} {...whole} />
        <TextField name="maxLeads" label={t("leads")} hint={t("emptyNoLimit")} isOptional defaultValue={plan.maxLeads ?? ""} {...whole} />
        <TextField
          name="maxReportsPerMonth"
          label={t("reportsAMonth")}
          hint={t("reportsAMonthHint")}
          isOptional
          defaultValue={plan.maxReportsPerMonth ?? ""}
          {...whole}
        />
        <TextField
          name="storageMegabytes"
          label={t("storageInMegabytes")}
          hint={t("n1000MegabytesAreOneGigabyte")}
          defaultValue={Math.round(plan.storageBytes / BYTES_PER_MEGABYTE)}
          {...whole}
        />
        <TextField name="maxApiCallsPerHour" label={t("apiCallsPerHour")} defaultValue={plan.maxApiCallsPerHour} {...whole} />
        <TextField name="maxAiRequestsPerDay" label={t("aiRequestsPerDay")} defaultValue={plan.maxAiRequestsPerDay} {...whole} />
        <div className="col-span-full flex flex-wrap justify-end gap-3">
          <LinkButton href="/admin/plans" variant="secondary">
            {t("cancel")}
          </LinkButton>
          <SubmitButton pendingLabel={t("saving")}>{t("saveThePlan")}</SubmitButton>
        </div>
      </ActionForm>
    </Card>
  );
}
