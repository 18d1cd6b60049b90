import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NoBilling } from "#components/billing/no-billing";
import { formatMinorMoney, formatNumber } from "#components/format/number";
import { ActionForm } from "#components/ui/action-form";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { DataList } from "#components/ui/data-list";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { SubmitButton } from "#components/ui/submit-button";
import { TextField } from "#components/ui/text-field";
import { can } from "#lib/access";
import { listPlans } from "#lib/billing";
import { type Plan, SURFACE_LABELS } from "#lib/billing/schema";
import { newId } from "#lib/platform/crypto";
import { staffPage } from "#lib/web";
import { changePlanAction } from "../actions.ts";

export const metadata: Metadata = { title: "Plan" };

const FIELDS = ["name", "price", "maxUsers", "maxCampaigns", "maxLeads", "storageMegabytes", "maxApiCallsPerHour", "maxAiRequestsPerDay"];
const BYTES_PER_MEGABYTE = 1_000_000;

export default async function PlanPage({ params }: { params: Promise<{ key: string }> }) {
  const { key } = await params;
  const context = await staffPage(`/admin/plans/${encodeURIComponent(key)}`);
  if (!can(context, "billing.manage")) return <NoBilling />;
  const plan = (await listPlans(context)).find((each) => each.key === key);
  if (!plan) notFound();
  return (
    <div className="grid gap-6">
      <PageHeader
        title={plan.name}
        note={`${formatMinorMoney(plan.priceMinor, plan)} per month.`}
        breadcrumbs={[{ label: "Plans and revenue", href: "/admin/plans" }, { label: plan.name }]}
      />
      <Card title="Who is on it">
        <DataList
          columns={3}
          items={[
            { label: "On trial", value: formatNumber(plan.tenants.trial) },
            { label: "Active", value: formatNumber(plan.tenants.active) },
            { label: "Past due", value: formatNumber(plan.tenants.past_due) },
            { label: "Suspended", value: formatNumber(plan.tenants.suspended) },
            { label: "Revenue per month", value: formatMinorMoney(plan.mrrMinor, plan) },
            { label: "At another price than today’s", value: formatNumber(plan.atOtherPrice) },
            { label: "Surfaces", value: plan.surfaces.map((surface) => SURFACE_LABELS[surface] ?? surface).join(", "), isWide: true },
          ]}
        />
      </Card>
      <PlanForm plan={plan} />
    </div>
  );
}

function PlanForm({ plan }: { plan: Plan }) {
  const on = plan.tenants.trial + plan.tenants.active + plan.tenants.past_due + plan.tenants.suspended;
  const whole = { type: "text", inputMode: "numeric", autoComplete: "off", maxLength: 12 } as const;
  return (
    <Card title="Change the plan" className="max-w-3xl">
      <ActionForm
        action={changePlanAction}
        label="Change the plan"
        fields={FIELDS}
        hidden={{ key: plan.key, version: String(plan.version) }}
        idempotencyKey={newId()}
        className="grid gap-5 sm:grid-cols-2 [&>[role]]:col-span-full"
      >
        <Callout className="col-span-full" title={on === 1 ? "1 tenant is on this plan" : `${formatNumber(on)} tenants are on this plan`}>
          New limits hold for {on === 1 ? "it" : "them"} at once. The price stays as agreed until a tenant changes its plan.
        </Callout>
        <TextField name="name" label="Name" defaultValue={plan.name} autoComplete="off" maxLength={60} />
        <TextField
          name="price"
          label={`Price per month in ${plan.currency}`}
          hint="For those who take the plan from now on."
          defaultValue={(plan.priceMinor / 100).toFixed(2)}
          {...whole}
          inputMode="decimal"
        />
        <TextField name="maxUsers" label="People" hint="Empty: no limit." isOptional defaultValue={plan.maxUsers ?? ""} {...whole} />
        <TextField name="maxCampaigns" label="Campaigns" hint="Empty: no limit." isOptional defaultValue={plan.maxCampaigns ?? ""} {...whole} />
        <TextField name="maxLeads" label="Leads" hint="Empty: no limit." isOptional defaultValue={plan.maxLeads ?? ""} {...whole} />
        <TextField
          name="storageMegabytes"
          label="Storage in megabytes"
          hint="1,000 megabytes are one gigabyte."
          defaultValue={Math.round(plan.storageBytes / BYTES_PER_MEGABYTE)}
          {...whole}
        />
        <TextField name="maxApiCallsPerHour" label="API calls per hour" defaultValue={plan.maxApiCallsPerHour} {...whole} />
        <TextField name="maxAiRequestsPerDay" label="AI requests per day" defaultValue={plan.maxAiRequestsPerDay} {...whole} />
        <div className="col-span-full flex flex-wrap justify-end gap-3">
          <LinkButton href="/admin/plans" variant="secondary">
            Cancel
          </LinkButton>
          <SubmitButton pendingLabel="Saving…">Save the plan</SubmitButton>
        </div>
      </ActionForm>
    </Card>
  );
}
